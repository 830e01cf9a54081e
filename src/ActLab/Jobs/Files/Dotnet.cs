using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ActLab.Jobs;

/// <summary>The runtime that this process runs on, and other programs on it.</summary>
public static class Dotnet
{
    /// <summary>What a program needs to find its files, its libraries and its runtime; a person's keys and tokens are not among it.</summary>
    static readonly string[] Needed =
    [
        "PATH", "HOME", "USER", "TMPDIR", "TMP", "TEMP", "LANG", "TZ", "XDG_STATE_HOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
        "SystemRoot", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "PROCESSOR_IDENTIFIER",
    ];

    static readonly string[] NeededFamilies = ["DOTNET_", "LC_"];

    /// <summary>Its host, which starts another program on it.</summary>
    public static string Host => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>
    /// How to start a program on it with nothing of this one but what it needs: no terminal, whose settings a child that shares it would change,
    /// no stream that may end at a program that is gone, and no more of the environment than <see cref="IsNeeded"/> says.
    /// </summary>
    /// <param name="arguments">The program's assembly and its arguments.</param>
    public static ProcessStartInfo Child(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Host, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => !IsNeeded(name)).ToList())
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    /// <summary>Whether a child gets this variable of the environment.</summary>
    public static bool IsNeeded(string name) =>
        Needed.Contains(name, StringComparer.OrdinalIgnoreCase) || NeededFamilies.Any(family => name.StartsWith(family, StringComparison.Ordinal));
}
