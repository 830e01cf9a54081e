using System.Collections.Concurrent;
using System.Globalization;
using ActLab.Core;

namespace ActLab;

/// <summary>How things stand in the lab.</summary>
/// <param name="Runs">The run, and its twin if there is one.</param>
/// <param name="Trains">Whether it trains on until it is told to pause.</param>
/// <param name="Note">What the last order did where that does not show by itself; else empty.</param>
/// <param name="Failure">Why the last order could not be done, or null.</param>
/// <param name="IsTick">Whether nobody asked: it is told because time has passed.</param>
public sealed record LabState(IReadOnlyList<LabMoment> Runs, bool Trains, string Note, string? Failure, bool IsTick);

/// <summary>
/// Trains one run of the lab or two side by side, on a thread of its own and at a pace of its own. Orders are queued and done in their order;
/// after them, and some times in a second of training, it tells how things stand. While nothing trains it sleeps.
/// </summary>
public sealed class LabTrainer(TimeProvider clock)
{
    /// <summary>No limit to the steps in a second.</summary>
    public const int Unlimited = int.MaxValue;

    const int TicksPerSecond = 10, Tick = 1000 / TicksPerSecond, LongestAnswer = 1000;

    /// <summary>Bytes on the heap from which on a network that gave way is worth a collection.</summary>
    const long Much = 32 << 20;

    static readonly double[] Rates =
        [.. Enumerable.Range(-6, 9).SelectMany(k => (string[])[$"1e{k}", $"3e{k}"]).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    readonly BlockingCollection<Action<LabTrainer>> _orders = [];
    readonly List<LabRun> _runs = [];
    string _note = "";
    bool _gaveWay;
    int _goal;

    /// <summary>Steps that training makes in a second at most.</summary>
    public int Speed { get; set; } = 100;

    /// <summary>Queues an order; to be called from any thread.</summary>
    public void Ask(Action<LabTrainer> order) => _orders.Add(order);

    /// <summary>Does the orders until it is stopped.</summary>
    public void Run(Action<LabState> tell, CancellationToken stop)
    {
        var next = clock.GetTimestamp();
        while (true)
        {
            string? failure = null;
            GiveBack();
            var wait = HasWork ? Math.Max(0, Tick - (int)clock.GetElapsedTime(next).TotalMilliseconds) : Timeout.Infinite;
            var isTick = !_orders.TryTake(out var order, wait, stop);
            next = clock.GetTimestamp();
            if (order is not null)
            {
                failure = Do(order);
            }

            Work(isTick ? Tick : LongestAnswer, stop);
            if (_orders.Count == 0 || failure is not null)
            {
                tell(new([.. _runs.Select(r => r.Measure())], _goal == int.MaxValue, _note, failure, isTick));
            }
        }
    }

    /// <summary>Begins the run (0) or its twin (1) anew; a twin is trained to where the other is.</summary>
    /// <exception cref="BadInputException">It cannot be done; then what was there goes on.</exception>
    public void Begin(int which, LabSetup setup)
    {
        var run = new LabRun(setup);
        if (which < _runs.Count)
        {
            _runs[which] = run;
            _gaveWay = true;
        }
        else
        {
            _runs.Add(run);
        }

        _goal = _runs.Count == 1 && _goal < int.MaxValue ? 0 : _goal;
    }

    /// <summary>Ends the twin.</summary>
    public void EndTwin() => _gaveWay |= _runs.RemoveAll(run => run != _runs[0]) > 0;

    /// <summary>Trains until told otherwise, or pauses.</summary>
    public void Toggle() => _goal = _goal == int.MaxValue ? Steps : int.MaxValue;

    /// <summary>Makes no further step.</summary>
    public void Pause() => _goal = Steps;

    /// <summary>Makes so many steps, then pauses.</summary>
    public void Forward(int steps) => _goal = Steps + steps;

    /// <summary>As many steps as an epoch of a run has.</summary>
    public int Epoch(int which) => At(which).StepsPerEpoch;

    /// <summary>Takes both runs back by so many steps, at most to the beginning, and pauses.</summary>
    public void Back(int steps)
    {
        _goal = Math.Max(0, Steps - Math.Min(steps, Steps));
        foreach (var run in _runs.Where(r => r.Steps > _goal))
        {
            var (was, from) = (run.Steps, run.GoBackTo(_goal));
            _note = $"back {was - _goal} to {_goal}: checkpoint {from}, {_goal - from} steps anew, same bits";
        }
    }

    /// <summary>Gives one of the runs the next learning rate of 1, 3, 10, 30 ... up or down, from here on.</summary>
    public void TurnRate(int which, int by)
    {
        var run = At(which);
        var rate = NextRate(run.Rate, by);
        run.ChangeRate(rate);
        _note = string.Create(CultureInfo.InvariantCulture, $"learning rate {rate} from step {run.Steps} on");
    }

    /// <summary>The next learning rate of 1, 3, 10, 30 ... up or down; the same at the ends.</summary>
    public static double NextRate(double rate, int by) => by > 0 ? Rates.FirstOrDefault(r => r > rate, rate) : Rates.LastOrDefault(r => r < rate, rate);

    LabRun At(int which) => which < _runs.Count ? _runs[which] : throw new BadInputException("there is no run; the one asked for could not begin");

    /// <summary>Steps of the run that has made most.</summary>
    int Steps => _runs.Count == 0 ? 0 : _runs.Max(r => r.Steps);

    /// <summary>Whether a run has steps to make: towards the goal, or to catch up with its twin.</summary>
    bool HasWork => _runs.Exists(CanStep);

    bool CanStep(LabRun run) => !run.HasDiverged && run.Steps < Math.Max(_goal, Steps);

    /// <summary>
    /// Before it sleeps, hands the memory of networks that gave way back to the system: the collector would wait for more garbage, and asleep
    /// the app makes none.
    /// </summary>
    void GiveBack()
    {
        if (_gaveWay && !HasWork && _orders.Count == 0)
        {
            _gaveWay = false;
            if (GC.GetTotalMemory(forceFullCollection: false) > Much)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
    }

    string? Do(Action<LabTrainer> order)
    {
        _note = "";
        try
        {
            order(this);
            return null;
        }
        catch (BadInputException error)
        {
            return error.Message;
        }
    }

    /// <summary>Makes steps, each by the run that is behind, until there are none to make, time or the speed's steps are over, or an order waits.</summary>
    void Work(int milliseconds, CancellationToken stop)
    {
        var begin = clock.GetTimestamp();
        var most = Speed == Unlimited ? Unlimited : Steps + Math.Max(1, Speed / TicksPerSecond);
        while (!stop.IsCancellationRequested && _orders.Count == 0 && clock.GetElapsedTime(begin).TotalMilliseconds < milliseconds
            && _runs.Where(CanStep).MinBy(r => r.Steps) is { } run && (_goal < int.MaxValue || run.Steps < most))
        {
            run.Step();
        }

        if (_goal == int.MaxValue && _runs.TrueForAll(r => r.HasDiverged))
        {
            _goal = Steps;
        }
    }
}
