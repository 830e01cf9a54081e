using Microsoft.Win32.SafeHandles;

namespace ActLab;

/// <summary>
/// Input, output and error of a Unix process, which whoever starts it may leave closed. The first files opened would then take their numbers, and what is
/// told on standard error would be written into a report.
/// </summary>
static class StandardDescriptors
{
    const int Error = 2;

    /// <summary>Open as long as the process.</summary>
    static readonly List<SafeFileHandle> Held = [];

    /// <summary>Whether none is closed; false also where that cannot be seen. Asked first, because to open a file takes a tenth of the time to the first frame.</summary>
    static bool AreOpen => File.Exists("/dev/fd/0") && File.Exists("/dev/fd/1") && File.Exists("/dev/fd/2");

    /// <summary>Opens the null device in the place of each that is closed, for reading alone: to write there fails as it did.</summary>
    public static void Fill()
    {
        while (!OperatingSystem.IsWindows() && !AreOpen)
        {
            var lowest = File.OpenHandle("/dev/null");
            if (lowest.DangerousGetHandle() > Error)
            {
                lowest.Dispose();
                return;
            }

            Held.Add(lowest);
        }
    }
}
