namespace ActLab.Libraries;

/// <summary>How a child process ended, in words.</summary>
static class Signals
{
    /// <summary>Exit codes above it are those of a signal.</summary>
    const int FirstSignal = 128;

    /// <summary>What an exit code says of a library's call that did not return.</summary>
    public static string Ended(int code) => code <= FirstSignal
        ? $"the call ended the process with exit code {code}"
        : "the call crashed with " + (code - FirstSignal) switch
        {
            4 => "SIGILL: an instruction that this processor does not have",
            6 => "SIGABRT: it aborted",
            7 or 10 => "SIGBUS: a misaligned or missing address",
            8 => "SIGFPE: an integer division by 0",
            9 => "SIGKILL",
            11 => "SIGSEGV: an access to memory that is not its own",
            var signal => $"signal {signal}",
        };
}
