using ActLab.Commands;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>Tables on terminals of every width: no cell is cut, and only text in the last column is broken.</summary>
public class TextTableTests
{
    static readonly string[] Headers = ["id", "n#", "what it says"];

    static readonly IReadOnlyList<string>[] Rows = [["silu", "1", "one two three four five six seven eight"], ["relu", "23", ""]];

    static string[] Written(int width, bool isTerminal = true, string[]? headers = null)
    {
        using var output = new StringWriter();
        TextTable.Write(
            new() { Out = output, Error = TextWriter.Null, In = TextReader.Null, Folder = "", OutIsTerminal = isTerminal, Width = width }, headers ?? Headers, Rows);
        return output.ToString().Split('\n')[..^1];
    }

    [Theory]
    [InlineData(58, true)]
    [InlineData(20, false)]
    public void A_row_is_a_line_where_there_is_room_and_in_a_pipe(int width, bool isTerminal)
    {
        var lines = Written(width, isTerminal);
        Assert.Equal("  id      n   what it says", lines[0]);
        Assert.Equal(["  silu    1   one two three four five six seven eight", "  relu   23"], lines[2..]);
    }

    [Theory]
    [InlineData(54)]
    [InlineData(46)]
    public void The_last_column_is_broken_at_words(int width)
    {
        var lines = Written(width);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("  silu    1   one two", lines[2], StringComparison.Ordinal);
        Assert.Equal("one two three four five six seven eight", $"{lines[2][14..]} {lines[3].Trim()}");
        Assert.Equal("  relu   23", lines[4]);
    }

    [Fact]
    public void Where_that_leaves_no_room_a_row_is_a_block() => Assert.Equal(
        ["id            silu", "n             1", "what it says  one two three four", "              five six seven eight", "", "id            relu", "n             23"],
        Written(36));

    /// <summary>Numbers are never broken.</summary>
    [Fact]
    public void A_last_column_of_numbers_makes_blocks() => Assert.Equal("id            silu", Written(54, headers: ["id", "n#", "what it says#"])[0]);

    [Fact]
    public void A_narrow_list_says_what_it_leaves_out()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(0, CommandTree.Run(["list"], new() { Out = output, Error = error, In = TextReader.Null, Folder = "", OutIsTerminal = true, Width = 80 }));
        Assert.All(output.ToString().Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("  mish               x * tanh(log(1 + exp(x)))\n", output.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("No room here for f'(x), parameters, range, shape, source", error.ToString(), StringComparison.Ordinal);
    }
}
