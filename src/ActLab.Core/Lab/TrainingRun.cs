using ActLab.Core.Statistics;

namespace ActLab.Core.Lab;

/// <summary>
/// A network in training, moved on step by step or epoch by epoch. The order of the rows in an epoch follows from the seed and the epoch's
/// number alone; so a run that is taken back to a <see cref="RunState"/> goes on with the same bits.
/// </summary>
public sealed class TrainingRun
{
    const ulong InitialPurpose = 1, OrderPurpose = 2;

    readonly TrainingPlan _plan;
    readonly Optimizer _optimizer;
    readonly Pass _pass;
    readonly int[] _order;
    readonly double[] _targets;
    readonly RunProbe _probe;
    readonly List<RateChange> _rates;
    int _shuffled = -1;

    /// <summary>A run before its first step.</summary>
    /// <exception cref="BadInputException">The plan cannot be followed on these data.</exception>
    public TrainingRun(TrainingPlan plan, LabData data)
    {
        if (plan.Batch < 1)
        {
            throw new BadInputException($"a batch needs at least 1 row, not {plan.Batch}");
        }

        if (plan.Loss is CrossEntropy && data.Training.Classes == 0)
        {
            throw new BadInputException($"{plan.Loss.Name} needs classes, and the targets of {data.Name} are numbers; take the squared loss");
        }

        (_plan, Data) = (plan, data);
        var rows = data.Training;
        Network = new(rows.Inputs, [.. plan.Hidden, new(rows.Outputs, new IdentityFunction())]);
        plan.Initializer.Initialize(Network, rows.X, layer => RandomSource.For(plan.Seed, InitialPurpose, layer));
        _optimizer = Optimizer.Create(plan.Optimizer, plan.Rate, Network.Parameters.Length);
        _rates = [new(0, plan.Rate), .. plan.RateChanges];
        _pass = new(Network, Math.Min(plan.Batch, rows.Rows));
        _targets = new double[_pass.Capacity * rows.Outputs];
        _order = [.. Enumerable.Range(0, rows.Rows)];
        _probe = new(Network, plan.Loss, data);
    }

    /// <summary>The data.</summary>
    public LabData Data { get; }

    /// <summary>What is made small.</summary>
    public Loss Loss => _plan.Loss;

    /// <summary>The network as it is now.</summary>
    public Network Network { get; }

    /// <summary>Steps made.</summary>
    public int Steps => _optimizer.Steps;

    /// <summary>Steps of an epoch, in which every row is used once.</summary>
    public int StepsPerEpoch => (Data.Training.Rows + _pass.Capacity - 1) / _pass.Capacity;

    /// <summary>Epochs completed.</summary>
    public int Epoch => Steps / StepsPerEpoch;

    /// <summary>The loss of the last step's batch before that step; NaN before the first.</summary>
    public double BatchLoss { get; private set; } = double.NaN;

    /// <summary>Whether the last loss was infinite or no number: nothing good comes after that.</summary>
    public bool HasDiverged => Steps > 0 && !double.IsFinite(BatchLoss);

    /// <summary>The learning rates so far and to come, the first after 0 steps.</summary>
    public IReadOnlyList<RateChange> Rates => _rates;

    /// <summary>The learning rate of the next step.</summary>
    public double Rate
    {
        get
        {
            var last = _rates.Count - 1;
            while (_rates[last].Step > Steps)
            {
                last--;
            }

            return _rates[last].Rate;
        }
    }

    /// <summary>Gives the next step and all after it another learning rate; changes that were to come are forgotten.</summary>
    /// <param name="rate">The rate: finite and above 0.</param>
    public void ChangeRate(double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        _rates.RemoveAll(change => change.Step >= Steps);
        _rates.Add(new(Steps, rate));
    }

    /// <summary>One step on the next batch. Allocates nothing.</summary>
    public void Step()
    {
        var (epoch, within) = Math.DivRem(Steps, StepsPerEpoch);
        Shuffle(epoch);
        var data = Data.Training;
        var rows = _order.AsSpan(within * _pass.Capacity, Math.Min(_pass.Capacity, data.Rows - (within * _pass.Capacity)));
        var input = _pass.Input(rows.Length);
        var targets = _targets.AsSpan(0, rows.Length * data.Outputs);
        for (var i = 0; i < rows.Length; i++)
        {
            data.Row(rows[i]).CopyTo(input[(i * data.Inputs)..]);
            data.Target(rows[i]).CopyTo(targets[(i * data.Outputs)..]);
        }

        _pass.Forward(rows.Length);
        BatchLoss = _plan.Loss.Evaluate(_pass.Output, targets, data.Outputs, _pass.OutputGradient);
        _pass.Backward();
        _optimizer.Rate = Rate;
        _optimizer.Step(Network.Parameters, _pass.Gradient);
    }

    /// <summary>Measures the network as it is now, on all rows.</summary>
    public Snapshot Measure() => _probe.Measure(Epoch, Steps);

    /// <summary>How good the network is now on the rows held out alone.</summary>
    public Score MeasureHeldOut() => _probe.Score(Data.HeldOut);

    /// <summary>The place in the run, to come back to.</summary>
    public RunState Save() => new(Network.Parameters.ToArray(), _optimizer.Memory.ToArray(), Steps, BatchLoss);

    /// <summary>Goes back, or forward, to a place of this run.</summary>
    public void Restore(RunState state)
    {
        state.Parameters.CopyTo(Network.Parameters);
        state.Memory.CopyTo(_optimizer.Memory);
        (_optimizer.Steps, BatchLoss) = (state.Steps, state.BatchLoss);
    }

    void Shuffle(int epoch)
    {
        if (epoch == _shuffled)
        {
            return;
        }

        for (var i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        RandomSource.For(_plan.Seed, OrderPurpose, epoch).Shuffle(_order);
        _shuffled = epoch;
    }
}

/// <summary>A place in a run.</summary>
/// <param name="Parameters">The network's parameters.</param>
/// <param name="Memory">What the optimizer remembers.</param>
/// <param name="Steps">Steps made.</param>
/// <param name="BatchLoss">Loss of the last step's batch.</param>
public sealed record RunState(double[] Parameters, double[] Memory, int Steps, double BatchLoss);
