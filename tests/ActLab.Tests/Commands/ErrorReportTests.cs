using ActLab.Commands;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>A defect is answered by one line and a file.</summary>
public sealed class ErrorReportTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("actlab-errors-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_file_tells_everything_and_the_line_where_it_is()
    {
        var line = new StringWriter();
        Assert.Equal(ExitCode.Defect, ErrorReport.Write(Thrown(), ["audit", "a b"], _folder, TimeProvider.System, line));
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_folder, "errors")));
        Assert.Equal($"actlab: a defect in ActLab itself: InvalidOperationException; please send {file} to its developers{Environment.NewLine}", line.ToString());
        var text = File.ReadAllText(file);
        Assert.Contains("arguments: [audit] [a b]", text, StringComparison.Ordinal);
        Assert.Contains("two\nlines", text, StringComparison.Ordinal);
        Assert.Contains(nameof(Thrown), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_file_can_be_written_the_line_says_what_went_wrong()
    {
        var line = new StringWriter();
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Assert.Equal(ExitCode.Defect, ErrorReport.Write(Thrown(), [], file, TimeProvider.System, line));
        Assert.Equal($"actlab: a defect in ActLab itself: InvalidOperationException: two lines (no report of it can be written to {file}){Environment.NewLine}", line.ToString());
    }

    static Exception Thrown()
    {
        try
        {
            throw new InvalidOperationException("two\nlines");
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }
}
