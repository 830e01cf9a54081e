namespace ActLab.Terminal;

/// <summary>
/// How many bytes were written within the last second: frames that nobody asked for by a key keep within a limit, which leaves a slow line
/// room for those that somebody did.
/// </summary>
/// <param name="clock">Tells when bytes were written.</param>
/// <param name="line">Bytes that the line takes in a second; the limit is nine tenths of that where they are fewer.</param>
public sealed class WireBudget(TimeProvider clock, int line = int.MaxValue)
{
    /// <summary>Bytes in any second: 5 KB less a tenth, for lines that deliver two frames closer together than they were sent.</summary>
    public const int PerSecond = 4600;

    const int Second = 1000;

    readonly int _perSecond = (int)Math.Min(PerSecond, line * 0.9);

    readonly Queue<(long At, int Bytes)> _written = new();
    (long At, int Bytes) _last;

    /// <summary>Bytes that may be written now; if nothing was in the last second, any number, since a frame cannot be cut.</summary>
    public int Left => Recent() is > 0 and var recent ? _perSecond - recent : int.MaxValue;

    /// <summary>Notes bytes that are written now.</summary>
    public void Add(int bytes) => _written.Enqueue(_last = (clock.GetTimestamp(), bytes));

    /// <summary>
    /// Milliseconds until so many bytes may be written; 0 if they may be now. After a frame there is a pause that is the longer the
    /// larger it was, so that frames come evenly.
    /// </summary>
    public int Delay(int bytes = 0)
    {
        var sum = Recent() + bytes;
        if (_written.Count == 0)
        {
            return 0;
        }

        var delay = Math.Max(0, (int)((long)_last.Bytes * Second / _perSecond) - Age(_last.At));
        foreach (var (at, old) in _written)
        {
            if (sum <= _perSecond)
            {
                break;
            }

            sum -= old;
            delay = Math.Max(delay, Second - Age(at));
        }

        return delay;
    }

    int Recent()
    {
        while (_written.TryPeek(out var oldest) && Age(oldest.At) >= Second)
        {
            _written.Dequeue();
        }

        return _written.Sum(w => w.Bytes);
    }

    /// <summary>Whole milliseconds since then.</summary>
    int Age(long at) => (int)Math.Min(Second, clock.GetElapsedTime(at).TotalMilliseconds);
}
