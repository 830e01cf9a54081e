using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ActLab.Jobs;
using ActLab.Reports;
using ActLab.Terminal;

namespace ActLab.Health;

/// <summary>Looks at what the program finds around it; changes nothing.</summary>
static class Checkup
{
    /// <summary>Every feature that depends on the machine, the terminal or the build.</summary>
    /// <param name="workbench">Where files go, and the streams.</param>
    /// <param name="environment">The value of an environment variable.</param>
    public static IReadOnlyList<Feature> Of(Workbench workbench, Func<string, string?> environment) =>
    [
        new("runtime", true, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}"),
        Simd(),
        App(workbench),
        Color(environment),
        Unicode(environment),
        Clipboard(environment),
        Charts(ChartLibrary.IsEmbedded),
        Benchmarks(),
        Caches(workbench.Caches()),
        new("shared libraries", !OperatingSystem.IsWindows(), OperatingSystem.IsWindows() ? "--library works on Linux and macOS" : "audit, ulp and bench take --library"),
        Files(workbench.Folder),
    ];

    static Feature Simd()
    {
        var width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        var sets = string.Join(' ', InstructionSets.All.Where(set => set.InUse).Select(set => set.Name));
        return Vector128.IsHardwareAccelerated
            ? new("SIMD kernels", true, $"{width}-bit registers ({sets})")
            : new("SIMD kernels", false, "the runtime uses no SIMD here: kernels are right and slow", "unset DOTNET_EnableHWIntrinsic, if it is set");
    }

    static Feature App(Workbench workbench) => workbench.OutIsTerminal && workbench.InIsTerminal
        ? new("app", true, $"a terminal {workbench.Width} columns wide", workbench.Width < 60 ? "60 columns or more show every screen whole" : null)
        : new("app", false, "standard input or output is no terminal", "start it in a terminal; over SSH give ssh the option -t");

    static Feature Color(Func<string, string?> environment)
    {
        var profile = ColorProfiles.Detect(environment);
        var because = string.Join(", ", ((string[])["NO_COLOR", "COLORTERM", "TERM"]).Where(name => !string.IsNullOrEmpty(environment(name))).Select(name => $"{name}={environment(name)}"));
        var detail = $"{Word(profile)} ({(because.Length > 0 ? because : "neither TERM nor COLORTERM is set")})";
        return profile switch
        {
            ColorProfile.None => new("color", false, detail, "unset NO_COLOR, or start the app with --color always"),
            ColorProfile.Basic16 => new("color", true, detail, "if the terminal shows more, set TERM to xterm-256color"),
            _ => new("color", true, detail),
        };
    }

    static string Word(ColorProfile profile) => profile switch
    {
        ColorProfile.None => "none",
        ColorProfile.Basic16 => "16",
        ColorProfile.Palette256 => "256",
        _ => "24 bits",
    };

    static Feature Unicode(Func<string, string?> environment) => Tty.IsUnicodeIn(environment)
        ? new("braille and blocks", true, "the locale is UTF-8")
        : new("braille and blocks", false, "graphs are drawn in ASCII: the locale is not UTF-8, or TERM is linux or dumb", "set LANG to C.UTF-8, in a terminal that shows Unicode");

    static Feature Clipboard(Func<string, string?> environment) => environment("TMUX") is { Length: > 0 }
        ? new("clipboard", true, "through tmux, if it lets OSC 52 pass", "in tmux: set -g set-clipboard on")
        : new("clipboard", true, "through the terminal, if it knows OSC 52");

    /// <summary>Whether reports can hold charts.</summary>
    public static Feature Charts(bool isEmbedded) => isEmbedded
        ? new("charts in reports", true, "plotly.js is in the program")
        : new("charts in reports", false, "text plots stand in their place: npm could not deliver plotly.js when this was built", "install Node.js' npm and build again");

    static Feature Benchmarks() => JobRunner.FindWorker() is { } worker
        ? new("benchmarks", true, $"the worker is {worker}")
        : new("benchmarks", false, "the worker actlab-bench.dll is not beside the program", "build with ./run.sh, or install the package again");

    static Feature Caches(IReadOnlyList<CacheLevel> caches) => caches.Count > 0
        ? new("cache sizes", true, string.Join(", ", caches.Select(cache => $"L{cache.Level} {cache.Bytes >> 10} KiB")))
        : new("cache sizes", false, "the system does not tell them; L1, L2 and L3 stand for usual sizes", "give bench --sizes in elements");

    static Feature Files(string folder)
    {
        try
        {
            // Every file the program writes begins like this one.
            Directory.CreateDirectory(folder);
            using var file = new FileStream(
                Path.Combine(folder, $".doctor-{Environment.ProcessId}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return new("reports and jobs", true, $"go to {folder}, {new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace >> 20} MiB free");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new("reports and jobs", false, $"{folder} cannot be written: {e.Message}", "give report --out, or set XDG_STATE_HOME and run outside the checkout");
        }
    }
}
