extern alias worker;

using ActLab.Core.Statistics;
using Xunit;
using Worker = worker::ActLab.Bench;

namespace ActLab.Tests.Bench;

/// <summary>Rounds by a clock that the works themselves set forward.</summary>
public class RoundsTests
{
    static readonly TimeSpan Budget = TimeSpan.FromSeconds(0.3);

    readonly SteppedClock _clock = new();

    [Fact]
    public void Known_times_come_out_and_a_machine_that_slows_down_keeps_the_ratios()
    {
        var times = Worker.Rounds.Measure([Work(0, 60), Work(1, 60), Work(2, 1_500)], Budget, new Random(1), _clock);
        Assert.All(times[0], t => Assert.Equal(60, t));
        Assert.All(times[2], t => Assert.Equal(1_500, t));

        _clock.GrowSlower();
        times = Worker.Rounds.Measure([Work(0, 60), Work(1, 60), Work(2, 1_500)], Budget, new Random(1), _clock);
        Assert.True(times[0].Max() > 2 * times[0].Min());
        Assert.Equal(25, PairedRatio.Of(times[2], times[0]).Median, 0.1);
        Assert.Equal(1, PairedRatio.Of(times[1], times[0]).Median, 0.004);
    }

    [Fact]
    public void Slices_are_equally_long_and_fill_the_budget()
    {
        var times = Worker.Rounds.Measure([Work(0, 70), Work(1, 90_000)], Budget, new Random(1), _clock);
        Assert.All(Rounds(times), round => Assert.All(round, slice => Assert.InRange(slice.Runs * (slice.Work == 0 ? 70 : 90_000), 200_000, 300_000)));
        Assert.InRange(times[0].Length * 2 * Worker.Rounds.Slice / 1e9, 0.9 * Budget.TotalSeconds, 1.1 * Budget.TotalSeconds);
    }

    [Fact]
    public void Every_round_runs_every_work_in_an_order_of_its_own()
    {
        var times = Worker.Rounds.Measure([Work(0, 100_000), Work(1, 100_000), Work(2, 100_000)], Budget, new Random(1), _clock);
        var orders = Rounds(times).Select(round => string.Concat(round.Select(slice => slice.Work))).ToList();
        Assert.All(orders, order => Assert.Equal("012", string.Concat(order.Order())));
        Assert.Equal(6, orders.Distinct().Count());
        Assert.All(orders.GroupBy(order => order), order => Assert.InRange(order.Count(), orders.Count / 12, orders.Count / 3));
    }

    [Fact]
    public void A_work_longer_than_a_slice_runs_once_and_in_the_fewest_rounds_at_least()
    {
        var times = Worker.Rounds.Measure([Work(0, 80_000_000), Work(1, 5_000_000)], Budget, new Random(1), _clock);
        Assert.Equal(Worker.Rounds.Fewest, times[0].Length);
        Assert.All(Rounds(times), round => Assert.All(round, slice => Assert.Equal(1, slice.Runs)));
        Assert.All(times[1], t => Assert.Equal(5_000_000, t));
    }

    Action Work(int number, int nanoseconds) => () => _clock.Run(number, nanoseconds);

    /// <summary>The last slices, round by round.</summary>
    IEnumerable<Slice[]> Rounds(double[][] times) => _clock.Slices.TakeLast(times.Length * times[0].Length).Chunk(times.Length);

    /// <summary>What ran between two looks at the clock, and how often.</summary>
    sealed record Slice(int Work, int Runs);

    sealed class SteppedClock : TimeProvider
    {
        readonly List<Slice> _slices = [];
        bool _inSlice;
        long _now;
        long? _slowFrom;

        public IReadOnlyList<Slice> Slices => _slices;

        public override long TimestampFrequency => 1_000_000_000;

        public override long GetTimestamp()
        {
            _inSlice = !_inSlice;
            if (_inSlice)
            {
                _slices.Add(new(-1, 0));
            }

            return _now;
        }

        /// <summary>From now on everything takes longer the later it is: twice as long after 0.1 s.</summary>
        public void GrowSlower() => _slowFrom = _now;

        public void Run(int work, long nanoseconds)
        {
            _slices[^1] = new(work, _slices[^1].Runs + 1);
            _now += (long)(nanoseconds * (1 + ((_now - (_slowFrom ?? _now)) / 1e8)));
        }
    }
}
