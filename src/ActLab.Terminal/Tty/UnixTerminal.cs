using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ActLab.Terminal;

/// <summary>
/// A terminal on the standard descriptors of a Unix process, reached through the C library alone: touching
/// <see cref="Console"/> would install its own terminal handling. Signal handlers only set a bit and write to a
/// pipe; everything else happens on the thread that waits.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed unsafe class UnixTerminal : ITerminal
{
    const int Input = 0, Output = 1;
    const Wakeup Fatal = Wakeup.Hangup | Wakeup.Interrupt | Wakeup.Quit | Wakeup.Terminate;

    /// <summary>Milliseconds after which a program that has not looked at a signal to end hangs; a lost connection sends two at once.</summary>
    const int HangsAfter = 1000;

    // Static, because a registration that is collected as garbage no longer handles its signal.
    static readonly List<PosixSignalRegistration> Signals = [];

    readonly byte[] _found = new byte[Libc.TermiosSize];
    readonly int _pipeOut, _pipeIn;
    int _entered, _raised, _woken;
    long _askedAt;
    bool _mouse;

    /// <summary>Remembers how the terminal is set and starts to listen for signals.</summary>
    public UnixTerminal()
    {
        fixed (byte* found = _found)
        {
            if (Libc.GetAttributes(Input, found) != 0)
                throw new InvalidOperationException("Standard input is not a terminal.");
        }
        var ends = stackalloc int[2];
        if (Libc.Pipe(ends) != 0)
            throw new InvalidOperationException("Cannot create a pipe: too many open files.");
        (_pipeOut, _pipeIn) = (ends[0], ends[1]);
        Listen(PosixSignal.SIGWINCH, Wakeup.Resized);
        Listen(PosixSignal.SIGTSTP, Wakeup.Suspend);
        Listen(PosixSignal.SIGCONT, Wakeup.Resumed);
        Listen(PosixSignal.SIGHUP, Wakeup.Hangup);
        Listen(PosixSignal.SIGINT, Wakeup.Interrupt);
        Listen(PosixSignal.SIGQUIT, Wakeup.Quit);
        Listen(PosixSignal.SIGTERM, Wakeup.Terminate);
        AppDomain.CurrentDomain.UnhandledException += OnExit;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>True when both standard input and standard output are a terminal.</summary>
    public static bool IsAvailable => Libc.IsTerminal(Input) == 1 && Libc.IsTerminal(Output) == 1;

    /// <inheritdoc/>
    public ColorProfile Colors { get; init; } = ColorProfiles.Detect();

    /// <inheritdoc/>
    public bool Unicode => Tty.IsUnicode;

    /// <inheritdoc/>
    public int BytesPerSecond
    {
        get
        {
            fixed (byte* found = _found)
                return SerialSpeed.BytesPerSecond(Libc.OutputSpeed(found));
        }
    }

    /// <inheritdoc/>
    public (int Width, int Height) Size => Libc.WindowSize(Output);

    /// <summary>Brings a terminal left in disorder by any program back to its everyday state.</summary>
    public static void Reset()
    {
        WriteAll(Tty.ResetSequence);
        var termios = stackalloc byte[Libc.TermiosSize];
        if (Libc.GetAttributes(Input, termios) != 0)
            return;
        SaneMode.Apply(new Span<byte>(termios, Libc.TermiosSize));
        _ = Libc.SetAttributes(Input, Libc.Flush, termios);
    }

    /// <inheritdoc/>
    public void Enter()
    {
        var raw = stackalloc byte[Libc.TermiosSize];
        _found.CopyTo(new Span<byte>(raw, Libc.TermiosSize));
        Libc.MakeRaw(raw);
        // Set before anything changes, so that a crash in between restores.
        Interlocked.Exchange(ref _entered, 1);
        // Keys that were pressed while the program started, or stood still, are for it.
        _ = Libc.SetAttributes(Input, Libc.Drain, raw);
        WriteAll(Tty.EnterSequence);
        if (_mouse)
            WriteAll(Tty.MouseOn);
    }

    /// <inheritdoc/>
    public void Leave()
    {
        if (Interlocked.Exchange(ref _entered, 0) == 0)
            return;
        WriteAll(Tty.LeaveSequence);
        fixed (byte* found = _found)
            _ = Libc.SetAttributes(Input, Libc.Flush, found);
    }

    /// <inheritdoc/>
    public void Suspend()
    {
        // The group of the session's leader has no shell above it that could ever continue it.
        if (Libc.SessionOf(0) == Libc.GroupOf(0))
            return;
        Leave();
        _ = Libc.Kill(0, Libc.StopSignal);
        Enter();
    }

    /// <inheritdoc/>
    public void UseMouse(bool on)
    {
        _mouse = on;
        WriteAll(on ? Tty.MouseOn : Tty.MouseOff);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes) => WriteAll(bytes);

    /// <inheritdoc/>
    public Wakeup Wait(int milliseconds)
    {
        var descriptors = stackalloc Libc.PollDescriptor[]
        {
            new(Input, Libc.PollIn), new(_pipeOut, Libc.PollIn),
        };
        while (Libc.Poll(descriptors, 2, milliseconds) < 0 && Libc.LastError == Libc.Interrupted) ;
        var reasons = Wakeup.None;
        if (descriptors[1].Happened != 0)
        {
            byte one;
            _ = Libc.Read(_pipeOut, &one, 1);
            // In this order: a signal after the exchange of bits finds the pipe free again.
            Interlocked.Exchange(ref _woken, 0);
            reasons |= Wakeup.Woken | (Wakeup)Interlocked.Exchange(ref _raised, 0);
        }
        // A hang-up without input is told by Read, too.
        return descriptors[0].Happened != 0 ? reasons | Wakeup.Input : reasons;
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            while (true)
            {
                var count = Libc.Read(Input, start, (nuint)buffer.Length);
                if (count >= 0 || !Retry(Input, Libc.PollIn))
                    return (int)Math.Max(0, count);
            }
        }
    }

    /// <inheritdoc/>
    public void Wake()
    {
        // At most one byte is in the pipe, so the write never blocks.
        if (Interlocked.Exchange(ref _woken, 1) != 0)
            return;
        byte one = 1;
        _ = Libc.Write(_pipeIn, &one, 1);
    }

    /// <summary>Leaves the terminal and gives the signals back to their default actions.</summary>
    public void Dispose()
    {
        Leave();
        foreach (var signal in Signals)
            signal.Dispose();
        Signals.Clear();
        AppDomain.CurrentDomain.UnhandledException -= OnExit;
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        // A late Wake must not write to a descriptor that may belong to somebody else by now.
        Interlocked.Exchange(ref _woken, 1);
        _ = Libc.Close(_pipeIn);
        _ = Libc.Close(_pipeOut);
    }

    void OnExit(object? sender, EventArgs e) => Leave();

    void Listen(PosixSignal signal, Wakeup reason) => Signals.Add(PosixSignalRegistration.Create(signal, context =>
    {
        var pending = (Wakeup)Interlocked.Or(ref _raised, (int)reason);
        if ((pending & reason) == 0)
            Volatile.Write(ref _askedAt, Environment.TickCount64);
        // Asked to end a second time, and the first was not looked at for long: the program hangs, so let the signal act.
        var hangs = (pending & reason & Fatal) != 0 && Environment.TickCount64 - Volatile.Read(ref _askedAt) >= HangsAfter;
        if (hangs)
            Leave();
        context.Cancel = !hangs;
        Wake();
    }));

    static void WriteAll(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var written = 0;
            while (written < bytes.Length)
            {
                var count = Libc.Write(Output, start + written, (nuint)(bytes.Length - written));
                if (count >= 0)
                    written += (int)count;
                else if (!Retry(Output, Libc.PollOut))
                    return;
            }
        }
    }

    /// <summary>After a failed call: waits if the descriptor was only busy; false if it is broken.</summary>
    static bool Retry(int descriptor, short events)
    {
        var error = Libc.LastError;
        if (error == Libc.Interrupted)
            return true;
        if (error != Libc.TryAgain)
            return false;
        var poll = new Libc.PollDescriptor(descriptor, events);
        _ = Libc.Poll(&poll, 1, -1);
        return true;
    }
}
