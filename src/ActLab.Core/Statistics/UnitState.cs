namespace ActLab.Core.Statistics;

/// <summary>What became of a unit, the worst first; of several that hold, the first.</summary>
public enum UnitState
{
    /// <summary>Output 0 on every row.</summary>
    Dead,

    /// <summary>No finite value, so that nothing else is known.</summary>
    Unknown,

    /// <summary>abs(f') &lt;= epsilon max abs(f') at every finite value; of outputs: near a bound on every row.</summary>
    Saturated,

    /// <summary>Dormant at <see cref="ActivationStatistics.StandardTau"/>.</summary>
    Dormant,

    /// <summary>None of these.</summary>
    Alive,
}

/// <summary>The states of a layer's units under one activation.</summary>
public sealed class UnitStates
{
    readonly UnitState[] _states;
    readonly double[] _saturated;

    /// <summary>States that are known.</summary>
    /// <param name="states">Of each unit.</param>
    /// <param name="saturated">The share of its values that are saturated.</param>
    public UnitStates(IEnumerable<UnitState> states, IEnumerable<double> saturated) => (_states, _saturated) = ([.. states], [.. saturated]);

    /// <summary>Finds the states.</summary>
    public UnitStates(StatisticsResult layer, ActivationStatistics of)
    {
        var (dead, dormant, bounded) = (of.Dead.Units.ToHashSet(), of.StandardDormant.Units.ToHashSet(), of.Bands?.SaturatedUnits.ToHashSet() ?? []);
        _saturated = [.. of.UnitOutputs.Select(outputs => outputs.Saturation is { } s ? s.Left + s.Right : 0)];
        _states = [.. layer.UnitValues.Select((values, unit) =>
            dead.Contains(unit) ? UnitState.Dead
            : values.Moments.Count is 0 ? UnitState.Unknown
            : bounded.Contains(unit) && layer.Options.Post || IsAll(of.UnitOutputs[unit].Saturation, values.Moments.Count) ? UnitState.Saturated
            : dormant.Contains(unit) ? UnitState.Dormant
            : UnitState.Alive)];
    }

    /// <summary>Number of units.</summary>
    public int Units => _states.Length;

    /// <summary>The state of a unit.</summary>
    public UnitState this[int unit] => _states[unit];

    /// <summary>How many units are in a state.</summary>
    public int Count(UnitState state) => _states.Count(s => s == state);

    /// <summary>The worst state of some units, and the largest share of saturated values among them; 0 for outputs.</summary>
    public (UnitState State, double Saturated) Worst(int first, int count) =>
        (_states.AsSpan(first, count).ToArray().Min(), _saturated.AsSpan(first, count).ToArray().Max());

    /// <summary>The first unit after this one, around the end, that is not alive; null if all others are.</summary>
    public int? NextNotAlive(int unit) => Enumerable.Range(1, _states.Length - 1).Select(by => (int?)((unit + by) % _states.Length))
        .FirstOrDefault(u => _states[u!.Value] != UnitState.Alive);

    /// <summary>Whether the shares stand for all values: rounded shares need not add up to 1, counts do.</summary>
    static bool IsAll(Saturation? saturation, long finite) =>
        saturation is { } s && Math.Round(s.Left * finite) + Math.Round(s.Right * finite) == finite;
}
