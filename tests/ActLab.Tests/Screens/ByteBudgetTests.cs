using ActLab.Core;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>What a key costs on the wire at 80x24 and 256 colours, on every screen, as the terminal gets it.</summary>
public class ByteBudgetTests
{
    const int ListMove = 120, MedianWithGraph = 900, WorstWithGraph = 1400;

    static readonly int Count = new Catalog().All.Count;

    [Fact]
    public void A_move_in_the_list_with_the_graph_of_f_and_its_derivative()
    {
        var bytes = Moves("1");
        TestContext.Current.SendDiagnosticMessage($"median {bytes[bytes.Count / 2]}, worst {bytes[^1]} bytes");
        Assert.True(bytes[bytes.Count / 2] <= MedianWithGraph, $"the median is {bytes[bytes.Count / 2]} of {string.Join(' ', bytes)}");
        Assert.True(bytes[^1] <= WorstWithGraph, $"the worst is {bytes[^1]} of {string.Join(' ', bytes)}");
    }

    /// <summary>
    /// A list longer than its rows is turned page by page; that draws all of them anew, once down and once up for each page but the last.
    /// </summary>
    [Theory]
    [InlineData("2", 4)]
    [InlineData("4", 4)]
    [InlineData("6", 0)]
    public void A_move_in_a_list_without_a_graph(string screen, int turns)
    {
        var bytes = Moves(screen);
        Assert.True(bytes[^(1 + turns)] <= ListMove, string.Join(' ', bytes));
    }

    [Theory]
    [InlineData("?")]
    [InlineData(":")]
    public void A_move_in_a_palette(string key)
    {
        using var terminal = AppRun.Play(80, 24, true, 0, [key, .. Enumerable.Repeat(AppRun.Down, 8)]);
        Assert.All(terminal.Writes.Skip(AppRun.FirstWrites + 1), write => Assert.InRange(write.Length, 1, ListMove));
    }

    /// <summary>A key that changes nothing writes nothing, on any screen.</summary>
    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("4")]
    [InlineData("5")]
    [InlineData("6")]
    public void Nothing_is_written_where_nothing_changes(string screen)
    {
        using var before = AppRun.Play(80, 24, true, 0, screen);
        using var after = AppRun.Play(80, 24, true, 0, screen, "\e[15~", "\e[I", "\e[5;5R", "\e[<0;79;3m");
        Assert.Equal(before.Writes.Count, after.Writes.Count);
    }

    /// <summary>Bytes of every move down and up again, in order of size; a move that changes nothing has none.</summary>
    static List<int> Moves(string screen)
    {
        using var before = AppRun.Play(80, 24, true, 0, screen);
        using var after = AppRun.Play(80, 24, true, 0, [screen, .. Enumerable.Repeat(AppRun.Down, Count - 1), .. Enumerable.Repeat(AppRun.Up, Count - 1)]);
        return [.. after.Writes.Skip(before.Writes.Count).Select(write => write.Length).Order()];
    }
}
