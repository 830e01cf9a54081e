using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ActLab.Terminal;

/// <summary>The few calls of the Windows console API that a terminal needs.</summary>
[SupportedOSPlatform("windows")]
static unsafe partial class WindowsConsole
{
    internal const int StandardInput = -10, StandardOutput = -11;
    internal const uint Infinite = uint.MaxValue;
    internal const ushort KeyEvent = 1, SizeEvent = 4;

    /// <summary>Processed, line and echo input: what a shell expects.</summary>
    internal const uint CookedInput = 0x1 | 0x2 | 0x4 | 0x40 | 0x80;

    /// <summary>Escape sequences as input, and reports of the window's size; not the selection of text by mouse.</summary>
    internal const uint RawInput = 0x200 | 0x8 | 0x80;

    /// <summary>Processed output with escape sequences.</summary>
    internal const uint CookedOutput = 0x1 | 0x2 | 0x4;

    /// <summary>Escape sequences, and a line feed that keeps the column.</summary>
    internal const uint RawOutput = 0x1 | 0x4 | 0x8;

    /// <summary>The fields of INPUT_RECORD that matter for a key.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 20)]
    internal struct InputRecord
    {
        [FieldOffset(0)] internal ushort EventType;
        [FieldOffset(4)] internal int KeyDown;
        [FieldOffset(14)] internal char Character;
    }

    /// <summary>CONSOLE_SCREEN_BUFFER_INFO.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct ScreenInfo
    {
        internal short Width, Height, CursorX, CursorY;
        internal ushort Attributes;
        internal short Left, Top, Right, Bottom, LargestWidth, LargestHeight;
    }

    [LibraryImport("kernel32", EntryPoint = "GetStdHandle")]
    internal static partial nint Handle(int standard);

    [LibraryImport("kernel32", EntryPoint = "GetConsoleMode")]
    internal static partial int GetMode(nint handle, uint* mode);

    [LibraryImport("kernel32", EntryPoint = "SetConsoleMode")]
    internal static partial int SetMode(nint handle, uint mode);

    [LibraryImport("kernel32", EntryPoint = "SetConsoleOutputCP")]
    internal static partial int SetOutputCodePage(uint codePage);

    [LibraryImport("kernel32", EntryPoint = "GetConsoleScreenBufferInfo")]
    internal static partial int GetScreenInfo(nint handle, ScreenInfo* info);

    [LibraryImport("kernel32", EntryPoint = "ReadConsoleInputW")]
    internal static partial int ReadInput(nint handle, InputRecord* records, uint count, uint* read);

    [LibraryImport("kernel32", EntryPoint = "WriteFile")]
    internal static partial int Write(nint handle, byte* bytes, uint count, uint* written, nint overlapped);

    [LibraryImport("kernel32", EntryPoint = "CreateEventW")]
    internal static partial nint CreateEvent(nint attributes, int manualReset, int initial, nint name);

    [LibraryImport("kernel32", EntryPoint = "SetEvent")]
    internal static partial int SetEvent(nint handle);

    [LibraryImport("kernel32", EntryPoint = "CloseHandle")]
    internal static partial int CloseHandle(nint handle);

    [LibraryImport("kernel32", EntryPoint = "WaitForMultipleObjects")]
    internal static partial uint WaitForAny(uint count, nint* handles, int all, uint milliseconds);
}
