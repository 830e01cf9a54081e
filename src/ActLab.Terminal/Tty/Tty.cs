using Microsoft.Win32.SafeHandles;

namespace ActLab.Terminal;

/// <summary>The process's own terminal.</summary>
public static class Tty
{
    // Mouse and paste first, while input is still raw, so that no late report is typed into the shell.
    internal static ReadOnlySpan<byte> EnterSequence => "\e[?1049h\e[?25l\e[?2004h"u8;

    internal static ReadOnlySpan<byte> LeaveSequence => "\e[?1006l\e[?1002l\e[?2004l\e[m\e[?25h\e[?1049l"u8;

    internal static ReadOnlySpan<byte> MouseOn => "\e[?1002h\e[?1006h"u8;

    internal static ReadOnlySpan<byte> MouseOff => "\e[?1006l\e[?1002l"u8;

    // Also what other programs may have left: any-motion and focus reports, application keys, line drawing, margins.
    internal static ReadOnlySpan<byte> ResetSequence =>
        "\e[?1006l\e[?1003l\e[?1002l\e[?1000l\e[?1004l\e[?2004l\e[?1l\e>\e[r\e[?7h\e[m\e(B\x0f\e[?25h\e[?1049l"u8;

    const int StandardError = 2;

    static ITerminal? _open;

    /// <summary>True when both standard input and standard output are a terminal.</summary>
    public static bool IsInteractive => OperatingSystem.IsWindows() ? WindowsTerminal.IsAvailable : UnixTerminal.IsAvailable;

    /// <summary>True when locale and TERM say that the terminal shows more than 7-bit characters.</summary>
    public static bool IsUnicode => IsUnicodeIn(Environment.GetEnvironmentVariable);

    /// <summary>The same for an environment.</summary>
    /// <param name="environment">The value of an environment variable.</param>
    public static bool IsUnicodeIn(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return OperatingSystem.IsWindows() || HasUnicodeLocale(environment);
    }

    /// <summary>Opens the terminal, still untouched, with so many colours; one at a time.</summary>
    public static ITerminal Open(ColorProfile colors) =>
        _open = OperatingSystem.IsWindows() ? new WindowsTerminal { Colors = colors } : new UnixTerminal { Colors = colors };

    /// <summary>Gives back the terminal that was opened last, if it is still taken: for a thread on which the program ends.</summary>
    public static void Leave() => _open?.Leave();

    /// <summary>Standard error for a last word: <see cref="Console"/> would set modes of the terminal that was just given back.</summary>
    public static Stream OpenError() =>
        OperatingSystem.IsWindows() ? Console.OpenStandardError() : new FileStream(new SafeFileHandle(StandardError, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    /// <summary>Brings a terminal left in disorder by any program back to its everyday state.</summary>
    public static void Reset()
    {
        if (OperatingSystem.IsWindows())
            WindowsTerminal.Reset();
        else
            UnixTerminal.Reset();
    }

    static bool HasUnicodeLocale(Func<string, string?> environment)
    {
        // The Linux console has no font for braille, and of a dumb terminal nothing is known.
        if (environment("TERM") is "linux" or "dumb")
            return false;
        foreach (var name in (ReadOnlySpan<string>)["LC_ALL", "LC_CTYPE", "LANG"])
        {
            // The first that is set decides, as for every program of the system.
            if (environment(name) is { Length: > 0 } locale)
                return locale.Contains("UTF", StringComparison.OrdinalIgnoreCase);
        }
        return OperatingSystem.IsMacOS();
    }
}
