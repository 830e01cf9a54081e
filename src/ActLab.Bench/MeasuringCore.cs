using System.Runtime.InteropServices;

namespace ActLab.Bench;

/// <summary>
/// The one processor that measures: caches stay warm, and a busy neighbour slows all kernels of a round alike. Only the
/// threads that measure are bound to it; what compiles and collects goes elsewhere.
/// </summary>
static partial class MeasuringCore
{
    const int MaskWords = 16, BitsPerWord = 64;

    /// <summary>The processor on which this process began; null where it cannot be told.</summary>
    public static int? Number { get; } = OperatingSystem.IsLinux() && CurrentProcessor() is >= 0 and < MaskWords * BitsPerWord and var number ? number : null;

    /// <summary>Binds the thread that calls.</summary>
    public static void Bind()
    {
        if (Number is { } number)
        {
            var mask = new ulong[MaskWords];
            mask[number / BitsPerWord] = 1UL << (number % BitsPerWord);
            _ = SetAffinity(0, MaskWords * sizeof(ulong), mask);
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_getcpu"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int CurrentProcessor();

    [LibraryImport("libc", EntryPoint = "sched_setaffinity"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetAffinity(int thread, nint bytes, ulong[] mask);
}
