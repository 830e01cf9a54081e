using System.Reflection;
using ActLab.Commands;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>One command line run in process: exit code, stdout, stderr.</summary>
sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public static CommandRun Of(params string[] args) => Of("", args);

    public static CommandRun Of(string input, string[] args, params Assembly[] more)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var reader = new StringReader(input);
        var workbench = new Workbench(more)
        {
            Out = output,
            Error = error,
            In = reader,
            Folder = Path.Combine(AppContext.BaseDirectory, "reports"),
        };
        var code = CommandTree.Run(args, workbench);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>The one line on stderr of a refused command; stdout must be empty.</summary>
    public string Refusal()
    {
        Assert.Equal(2, ExitCode);
        Assert.Equal("", Out);
        Assert.EndsWith("\n", Error, StringComparison.Ordinal);
        var line = Error.TrimEnd('\n');
        Assert.DoesNotContain('\n', line);
        return line;
    }
}
