using System.Collections.Concurrent;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>How the float32 SIMD kernel evaluates a function of an activation, found out once for its parameters.</summary>
sealed class SinglePlan<TAct, TFunction>
    where TAct : struct, IActivation<TAct> where TFunction : IFunction
{
    /// <summary>The accuracy that kernels promise, in ulps of float.</summary>
    const double Promise = 1;

    /// <summary>Parameters whose plans are kept; a table takes some milliseconds to make.</summary>
    const int Kept = 64;

    static readonly ConcurrentDictionary<TAct, SinglePlan<TAct, TFunction>> Plans = new();

    static SinglePlan<TAct, TFunction>? _last;

    readonly TAct _activation;

    SinglePlan(in TAct activation)
    {
        _activation = activation;
        FloatSuffices = TFunction.Apply(activation, SingleError.Variable).Ulps <= Promise;
        var copy = activation;
        Table = FloatSuffices ? null : SingleTable.Of(x => TFunction.Apply(copy, DoubleDouble.Of(x)), Promise);
    }

    /// <summary>Whether the formula keeps the promise in plain float arithmetic: straight pieces do.</summary>
    public bool FloatSuffices { get; }

    /// <summary>The function as a table, if it is smooth enough for one; else the formula is evaluated in double.</summary>
    public SingleTable? Table { get; }

    /// <summary>The plan for these parameters; that of the last ones is at hand.</summary>
    public static SinglePlan<TAct, TFunction> For(in TAct activation) =>
        _last is { } last && EqualityComparer<TAct>.Default.Equals(last._activation, activation) ? last : _last = Find(activation);

    static SinglePlan<TAct, TFunction> Find(TAct activation)
    {
        if (Plans.TryGetValue(activation, out var plan))
            return plan;
        if (Plans.Count >= Kept)
            Plans.Clear();
        return Plans.GetOrAdd(activation, new SinglePlan<TAct, TFunction>(activation));
    }
}
