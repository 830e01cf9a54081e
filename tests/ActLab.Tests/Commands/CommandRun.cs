using System.Reflection;
using System.Text.Json;
using ActLab.Commands;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>One command line run in process: exit code, stdout, stderr.</summary>
sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public static CommandRun Of(params string[] args) => Of("", args);

    /// <summary>With a folder of its own for files.</summary>
    public static CommandRun In(string folder, params string[] args) => Run(folder, "", args, []);

    public static CommandRun Of(string input, string[] args, params Assembly[] more) =>
        Run(Path.Combine(AppContext.BaseDirectory, "reports"), input, args, more);

    static CommandRun Run(string folder, string input, string[] args, Assembly[] more)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var reader = new StringReader(input);
        var workbench = new Workbench(more)
        {
            Out = output,
            Error = error,
            In = reader,
            Folder = folder,
        };
        var code = CommandTree.Run(args, workbench);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>The document on stdout of a command that did its work.</summary>
    public JsonElement Json(int exitCode = 0)
    {
        Assert.Equal(exitCode, ExitCode);
        return JsonDocument.Parse(Out).RootElement;
    }

    /// <summary>The names of an object's members, in order.</summary>
    public static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    /// <summary>The one line on stderr of a refused command; stdout must be empty.</summary>
    public string Refusal()
    {
        Assert.Equal(2, ExitCode);
        Assert.Equal("", Out);
        Assert.EndsWith("\n", Error, StringComparison.Ordinal);
        return Assert.Single(Error.TrimEnd('\n').Split('\n'));
    }
}
