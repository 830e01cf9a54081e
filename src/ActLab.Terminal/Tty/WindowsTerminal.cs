using System.Runtime.Versioning;
using System.Text;

namespace ActLab.Terminal;

/// <summary>
/// The Windows console with its escape sequences switched on. Keys arrive as records, because only these also tell
/// of a new size; each carries one UTF-16 unit of the same sequences that a Unix terminal sends.
/// </summary>
[SupportedOSPlatform("windows")]
public sealed unsafe class WindowsTerminal : ITerminal
{
    readonly nint _input = WindowsConsole.Handle(WindowsConsole.StandardInput);
    readonly nint _output = WindowsConsole.Handle(WindowsConsole.StandardOutput);
    readonly nint _woken = WindowsConsole.CreateEvent(0, 0, 0, 0);
    readonly Queue<byte> _bytes = new();
    readonly uint _foundInput, _foundOutput;
    char _highSurrogate;
    int _entered;
    bool _mouse;

    /// <summary>Remembers how the console is set.</summary>
    public WindowsTerminal()
    {
        _foundInput = Mode(_input);
        _foundOutput = Mode(_output);
        AppDomain.CurrentDomain.UnhandledException += OnExit;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>True when both standard input and standard output are a console.</summary>
    public static bool IsAvailable =>
        Mode(WindowsConsole.Handle(WindowsConsole.StandardInput)) != 0
        && Mode(WindowsConsole.Handle(WindowsConsole.StandardOutput)) != 0;

    /// <inheritdoc/>
    public ColorProfile Colors { get; init; } = ColorProfiles.Detect();

    /// <inheritdoc/>
    public bool Unicode => true;

    /// <inheritdoc/>
    public (int Width, int Height) Size
    {
        get
        {
            WindowsConsole.ScreenInfo info;
            return WindowsConsole.GetScreenInfo(_output, &info) != 0
                ? (info.Right - info.Left + 1, info.Bottom - info.Top + 1)
                : (80, 24);
        }
    }

    /// <summary>Brings a console left in disorder by any program back to its everyday state.</summary>
    public static void Reset()
    {
        var output = WindowsConsole.Handle(WindowsConsole.StandardOutput);
        _ = WindowsConsole.SetMode(output, WindowsConsole.CookedOutput);
        WriteAll(output, Tty.ResetSequence);
        _ = WindowsConsole.SetMode(WindowsConsole.Handle(WindowsConsole.StandardInput), WindowsConsole.CookedInput);
    }

    /// <inheritdoc/>
    public void Enter()
    {
        Interlocked.Exchange(ref _entered, 1);
        _ = WindowsConsole.SetOutputCodePage(65001);
        _ = WindowsConsole.SetMode(_input, WindowsConsole.RawInput);
        _ = WindowsConsole.SetMode(_output, WindowsConsole.RawOutput);
        Write(Tty.EnterSequence);
        if (_mouse)
            Write(Tty.MouseOn);
    }

    /// <inheritdoc/>
    public void Leave()
    {
        if (Interlocked.Exchange(ref _entered, 0) == 0)
            return;
        Write(Tty.LeaveSequence);
        _ = WindowsConsole.SetMode(_output, _foundOutput);
        _ = WindowsConsole.SetMode(_input, _foundInput);
    }

    /// <summary>Does nothing: Windows has no job control.</summary>
    public void Suspend()
    {
    }

    /// <inheritdoc/>
    public void UseMouse(bool on)
    {
        _mouse = on;
        Write(on ? Tty.MouseOn : Tty.MouseOff);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes) => WriteAll(_output, bytes);

    /// <inheritdoc/>
    public Wakeup Wait(int milliseconds)
    {
        if (_bytes.Count > 0)
            return Wakeup.Input;
        var handles = stackalloc nint[] { _input, _woken };
        return WindowsConsole.WaitForAny(2, handles, 0, milliseconds < 0 ? WindowsConsole.Infinite : (uint)milliseconds) switch
        {
            0 => ReadRecords(),
            1 => Wakeup.Woken,
            uint.MaxValue => Wakeup.Hangup,
            _ => Wakeup.None,
        };
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length && _bytes.TryDequeue(out var b))
            buffer[count++] = b;
        return count;
    }

    /// <inheritdoc/>
    public void Wake() => _ = WindowsConsole.SetEvent(_woken);

    /// <summary>Leaves the console.</summary>
    public void Dispose()
    {
        Leave();
        AppDomain.CurrentDomain.UnhandledException -= OnExit;
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        _ = WindowsConsole.CloseHandle(_woken);
    }

    void OnExit(object? sender, EventArgs e) => Leave();

    Wakeup ReadRecords()
    {
        const int Most = 128;
        var records = stackalloc WindowsConsole.InputRecord[Most];
        uint count;
        if (WindowsConsole.ReadInput(_input, records, Most, &count) == 0)
            return Wakeup.Hangup;
        // Records of other kinds (focus, key up) are no timeout either: an Escape must not be decided by them.
        var reasons = Wakeup.Woken;
        for (var i = 0; i < count; i++)
        {
            if (records[i].EventType == WindowsConsole.SizeEvent)
                reasons |= Wakeup.Resized;
            else if (records[i] is { EventType: WindowsConsole.KeyEvent, KeyDown: not 0, Character: not '\0' })
                Enqueue(records[i].Character);
        }
        return _bytes.Count > 0 ? reasons | Wakeup.Input : reasons;
    }

    void Enqueue(char unit)
    {
        if (char.IsHighSurrogate(unit))
        {
            _highSurrogate = unit;
            return;
        }
        if (!Rune.TryCreate(_highSurrogate, unit, out var rune) && !Rune.TryCreate(unit, out rune))
            rune = Rune.ReplacementChar;
        _highSurrogate = '\0';
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var b in utf8[..rune.EncodeToUtf8(utf8)])
            _bytes.Enqueue(b);
    }

    static uint Mode(nint handle)
    {
        uint mode;
        return WindowsConsole.GetMode(handle, &mode) != 0 ? mode : 0;
    }

    static void WriteAll(nint handle, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            uint written;
            for (var done = 0u; done < bytes.Length; done += written)
            {
                if (WindowsConsole.Write(handle, start + done, (uint)bytes.Length - done, &written, 0) == 0)
                    return;
            }
        }
    }
}
