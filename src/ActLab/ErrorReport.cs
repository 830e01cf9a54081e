using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ActLab.Commands;
using ActLab.Jobs;

namespace ActLab;

/// <summary>What is left of a defect of the program: a file with everything that helps to mend it, and one line that names the file.</summary>
public static class ErrorReport
{
    /// <summary>Writes the file into the folder's <c>errors</c> and the line; where no file can be written, the line says what went wrong.</summary>
    /// <param name="error">What went wrong.</param>
    /// <param name="args">The command line.</param>
    /// <param name="folder">Where the program's files go.</param>
    /// <param name="clock">Dates the file.</param>
    /// <param name="to">Receives the line.</param>
    /// <returns>The exit code.</returns>
    public static int Write(Exception error, IReadOnlyList<string> args, string folder, TimeProvider clock, TextWriter to)
    {
        var now = clock.GetUtcNow();
        var file = Path.Combine(folder, "errors", $"error-{now.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}.txt");
        var what = $"actlab: a defect in ActLab itself: {error.GetType().Name}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            WholeFile.Write(file, Encoding.UTF8.GetBytes(Text(error, args, now)));
            to.WriteLine($"{what}; please send {file} to its developers");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            to.WriteLine($"{what}: {error.Message.ReplaceLineEndings(" ")} (no report of it can be written to {folder})");
        }

        return ExitCode.Defect;
    }

    static string Text(Exception error, IReadOnlyList<string> args, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"""
        ActLab {typeof(ErrorReport).Assembly.GetName().Version!.ToString(3)}, {now:u}
        {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}
        TERM={Environment.GetEnvironmentVariable("TERM")}
        arguments: {string.Join(' ', args.Select(a => $"[{a}]"))}

        {error}

        """);
}
