using System.Runtime.InteropServices;

namespace ActLab.Libraries;

/// <summary>The few calls of the C library behind a call of a foreign kernel, on Linux and macOS.</summary>
static unsafe partial class Memory
{
    const int NoAccess = 0, ReadWrite = 3, Private = 2, CoreLimit = 4;

    static int Anonymous => OperatingSystem.IsMacOS() ? 0x1000 : 0x20;

    /// <summary>So many bytes, rounded up to whole pages, between two inaccessible pages; not guarded if those cannot be had.</summary>
    public static (nint Start, long Length, bool IsGuarded) Allocate(long bytes)
    {
        long page = Environment.SystemPageSize;
        var length = (bytes + page - 1) / page * page;
        var all = Map(0, (nuint)(length + (2 * page)), ReadWrite, Private | Anonymous, -1, 0);
        return all == -1
            ? throw new IOException("no memory for the spans of a call")
            : ((nint)(all + page), length, Protect(all, (nuint)page, NoAccess) == 0 && Protect((nint)(all + page + length), (nuint)page, NoAccess) == 0);
    }

    /// <summary>A crash of this process shall leave no file behind.</summary>
    public static void ForbidCoreFiles()
    {
        var none = stackalloc nuint[2];
        (none[0], none[1]) = (0, 0);
        _ = SetLimit(CoreLimit, none);
    }

    /// <summary>A new descriptor for an open file; later descriptors of the old number do not matter to it.</summary>
    [LibraryImport("libc", EntryPoint = "dup")]
    public static partial int Duplicate(int descriptor);

    /// <summary>Makes one descriptor mean the open file of another.</summary>
    [LibraryImport("libc", EntryPoint = "dup2")]
    public static partial int Redirect(int from, int to);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint at, nuint length, int protection, int flags, int descriptor, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint at, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, nuint* limit);
}
