using System.Text;
using ActLab.Terminal;

namespace ActLab.Tests.Terminal;

/// <summary>
/// A terminal without a terminal: gives what was queued, one entry for each wait, and shows the output on an
/// emulated screen. When the queue is empty it waits for a wake-up, then reports a hang-up.
/// </summary>
public sealed class TestTerminal(int width, int height) : ITerminal
{
    readonly Queue<(Wakeup? Reason, byte[] Bytes)> _queue = new();
    readonly SemaphoreSlim _woken = new(0);
    VtEmulator _screen = new(width, height);
    byte[] _bytes = [];
    byte[] _input = [];
    int _wakeups;

    public ColorProfile Colors { get; init; } = ColorProfile.Palette256;

    public bool Unicode { get; init; } = true;

    public (int Width, int Height) Size { get; private set; } = (width, height);

    /// <summary>Wake-ups to wait for, once the queue is empty, before the terminal hangs up.</summary>
    public int ExpectedWakeups { get; init; }

    public bool IsEntered { get; private set; }

    public bool HasMouse { get; private set; }

    public int Suspensions { get; private set; }

    /// <summary>The bytes of each write, in order.</summary>
    public List<byte[]> Writes { get; } = [];

    /// <summary>The screen before each new size, as lines of text.</summary>
    public List<string[]> Seen { get; } = [];

    /// <summary>The waits' limits in milliseconds, in order.</summary>
    public List<int> Waits { get; } = [];

    public TestTerminal Type(string text)
    {
        _queue.Enqueue((Wakeup.Input, Encoding.UTF8.GetBytes(text)));
        return this;
    }

    public TestTerminal Raise(Wakeup reason)
    {
        _queue.Enqueue((reason, []));
        return this;
    }

    public TestTerminal Resize(int newWidth, int newHeight)
    {
        _queue.Enqueue((Wakeup.Resized, [(byte)newWidth, (byte)newHeight]));
        return this;
    }

    /// <summary>Waits for one wake-up before the next entry.</summary>
    public TestTerminal AwaitWakeup()
    {
        _queue.Enqueue((null, []));
        return this;
    }

    /// <summary>The screen as lines of text.</summary>
    public string[] Lines() => [.. Enumerable.Range(0, Size.Height).Select(_screen.Line)];

    public void Enter() => IsEntered = true;

    public void Leave() => IsEntered = false;

    public void Suspend() => Suspensions++;

    public void UseMouse(bool on) => HasMouse = on;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Writes.Add(bytes.ToArray());
        _screen.Write(bytes);
    }

    public Wakeup Wait(int milliseconds)
    {
        Waits.Add(milliseconds);
        if (_input.Length > 0)
            return Wakeup.Input;
        if (_queue.TryDequeue(out var next) && next.Reason is { } reason)
        {
            _bytes = next.Bytes;
            if (reason == Wakeup.Resized)
            {
                Seen.Add(Lines());
                Size = (_bytes[0], _bytes[1]);
                _screen = new(Size.Width, Size.Height);
            }
            _input = reason == Wakeup.Input ? _bytes : [];
            return reason;
        }
        if (_wakeups == ExpectedWakeups)
            return Wakeup.Hangup;
        _wakeups++;
        _woken.Wait();
        return Wakeup.Woken;
    }

    public int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _input.Length);
        _input.AsSpan(0, count).CopyTo(buffer);
        _input = _input[count..];
        return count;
    }

    public void Wake() => _woken.Release();

    public void Dispose() => _woken.Dispose();
}
