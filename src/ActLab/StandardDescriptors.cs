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

    /// <summary>Opens the null device in the place of each that is closed, for reading alone: to write there fails as it did.</summary>
    public static void Fill()
    {
        while (!OperatingSystem.IsWindows())
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
