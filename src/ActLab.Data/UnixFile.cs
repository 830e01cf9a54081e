using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ActLab.Data;

/// <summary>What .NET does not tell about files of Linux and macOS.</summary>
public static partial class UnixFile
{
    const int KindOffsetInStatx = 28, KindOffsetInMacStat = 4, SizeOfEitherAtMost = 512;
    const int KindMask = 0xF000, DirectoryKind = 0x4000, RegularKind = 0x8000;
    const int CurrentFolder = -100;
    const uint KindWanted = 1;

    /// <summary>Whether something is there that is neither a file nor a directory: a device, a pipe, a socket. Links are followed.</summary>
    public static bool IsSpecial(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        Span<byte> status = stackalloc byte[SizeOfEitherAtMost];
        var mac = OperatingSystem.IsMacOS();
        var result = !mac ? LinuxStatus(CurrentFolder, path, 0, KindWanted, ref status[0])
            : RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? MacStatus(path, ref status[0])
            : IntelMacStatus(path, ref status[0]);
        var kind = MemoryMarshal.Read<ushort>(status[(mac ? KindOffsetInMacStat : KindOffsetInStatx)..]) & KindMask;
        return result == 0 && kind is not (RegularKind or DirectoryKind);
    }

    /// <summary>Opens a file to be read; unlike .NET it does not wait for the writer of a pipe.</summary>
    /// <exception cref="IOException">It cannot be opened; the message gives the system's reason alone.</exception>
    internal static SafeFileHandle OpenAtOnce(string path)
    {
        var descriptor = Open(Path.GetFullPath(path), OperatingSystem.IsMacOS() ? 0x4 | 0x1000000 : 0x800 | 0x80000);
        return descriptor >= 0
            ? new(descriptor, ownsHandle: true)
            : throw new IOException(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinuxStatus(int folder, string path, int flags, uint wanted, ref byte status);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MacStatus(string path, ref byte status);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int IntelMacStatus(string path, ref byte status);
}
