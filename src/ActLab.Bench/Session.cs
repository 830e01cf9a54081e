using System.Runtime.InteropServices;

namespace ActLab.Bench;

/// <summary>The worker's independence of the program that started it.</summary>
static partial class Session
{
    /// <summary>
    /// Makes this process the leader of a session of its own, so that no signal meant for the program's terminal
    /// reaches it. Fails harmlessly for a process group's leader: a worker started by hand.
    /// </summary>
    public static void Detach()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetSid();
        }
    }

    [LibraryImport("libc", EntryPoint = "setsid"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetSid();
}
