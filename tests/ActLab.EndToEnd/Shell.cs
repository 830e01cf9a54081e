using System.Diagnostics;

namespace ActLab.EndToEnd;

/// <summary>A program run to its end without a terminal.</summary>
static class Shell
{
    /// <summary>What came of it.</summary>
    internal sealed record Ended(int ExitCode, string Out, string Error)
    {
        /// <summary>The lines on stderr.</summary>
        public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Runs a program with an empty standard input.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="variables">Environment variables besides those of the tests.</param>
    /// <param name="removed">Environment variables of the tests that it does not see.</param>
    public static Ended Run(
        string program, IReadOnlyList<string> arguments, string? folder = null,
        IReadOnlyDictionary<string, string>? variables = null, IReadOnlyList<string>? removed = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in removed ?? [])
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
