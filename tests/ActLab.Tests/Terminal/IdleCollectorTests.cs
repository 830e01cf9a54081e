using System.Runtime.CompilerServices;
using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Terminal;

public class IdleCollectorTests
{
    [Fact]
    public void What_was_left_is_collected_once_nothing_has_happened_for_the_pause()
    {
        var clock = new HandTimers();
        using var collector = new IdleCollector(clock);
        var left = SleepAfterWork(collector);
        Assert.Equal(IdleCollector.Pause, clock.Due);
        clock.Ring();
        Assert.False(IsThere(left));
    }

    [Fact]
    public void Each_sleep_begins_the_pause_anew()
    {
        var clock = new HandTimers();
        using var collector = new IdleCollector(clock);
        SleepAfterWork(collector);
        collector.Sleeps();
        Assert.Equal(2, clock.Set);
    }

    /// <summary>Leaves an array of the generation that is collected last, so that nothing but a full collection finds it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static WeakReference<byte[]> SleepAfterWork(IdleCollector collector)
    {
        var work = new byte[2 * IdleCollector.Much];
        collector.Sleeps();
        GC.KeepAlive(work);
        return new(work);
    }

    /// <summary>A method of its own, which leaves no reference in the frame of the test.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool IsThere(WeakReference<byte[]> left) => left.TryGetTarget(out _);

    /// <summary>The timers of a clock that ring when they are told to.</summary>
    sealed class HandTimers : TimeProvider
    {
        TimerCallback? _callback;

        public TimeSpan Due { get; private set; }

        public int Set { get; private set; }

        public void Ring() => _callback!(null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _callback = callback;
            return new HandTimer(this);
        }

        sealed class HandTimer(HandTimers clock) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                (clock.Due, clock.Set) = (dueTime, clock.Set + 1);
                return true;
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
