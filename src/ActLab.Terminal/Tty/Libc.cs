using System.Runtime.InteropServices;

[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]

namespace ActLab.Terminal;

/// <summary>The few calls of the C library that a terminal needs. Results are -1 with the error in errno.</summary>
static unsafe partial class Libc
{
    internal const int Interrupted = 4;
    internal const short PollIn = 1, PollOut = 4;

    /// <summary>Larger than struct termios of any system; its layout stays the library's business.</summary>
    internal const int TermiosSize = 256;

    /// <summary>tcsetattr: after all output; unread input stays, or is thrown away.</summary>
    internal const int Drain = 1, Flush = 2;

    /// <summary>EAGAIN.</summary>
    internal static int TryAgain => OperatingSystem.IsMacOS() ? 35 : 11;

    internal static int StopSignal => OperatingSystem.IsMacOS() ? 17 : 19;

    [StructLayout(LayoutKind.Sequential)]
    internal struct PollDescriptor(int descriptor, short events)
    {
        internal int Descriptor = descriptor;
        internal short Events = events;
        internal short Happened;
    }

    internal static int LastError => Marshal.GetLastPInvokeError();

    /// <summary>Columns and rows of the terminal on a descriptor; 80 by 24 if it will not tell.</summary>
    internal static (int Width, int Height) WindowSize(int descriptor)
    {
        var size = stackalloc ushort[4];
        int result;
        // ioctl is variadic: on Apple silicon such arguments travel on the stack, behind the eight registers.
        if (OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64)
            result = IoctlOnStack(descriptor, 0x40087468, 0, 0, 0, 0, 0, 0, size);
        else
            result = Ioctl(descriptor, OperatingSystem.IsMacOS() ? 0x40087468u : 0x5413u, size);
        return result == 0 && size[0] > 0 && size[1] > 0 ? (size[1], size[0]) : (80, 24);
    }

    [LibraryImport("libc", EntryPoint = "isatty")]
    internal static partial int IsTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    internal static partial int GetAttributes(int descriptor, byte* termios);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    internal static partial int SetAttributes(int descriptor, int action, byte* termios);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    internal static partial void MakeRaw(byte* termios);

    [LibraryImport("libc", EntryPoint = "cfgetospeed")]
    internal static partial nuint OutputSpeed(byte* termios);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ioctl(int descriptor, nuint request, ushort* size);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int IoctlOnStack(int descriptor, nuint request, nint r2, nint r3, nint r4, nint r5, nint r6, nint r7, ushort* size);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static partial int Poll(PollDescriptor* descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "pipe")]
    internal static partial int Pipe(int* ends);

    [LibraryImport("libc", EntryPoint = "close")]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    internal static partial nint Read(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    internal static partial nint Write(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "kill")]
    internal static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "getsid")]
    internal static partial int SessionOf(int process);

    [LibraryImport("libc", EntryPoint = "getpgid")]
    internal static partial int GroupOf(int process);
}
