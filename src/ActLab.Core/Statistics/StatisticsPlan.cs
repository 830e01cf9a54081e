using System.Collections.Concurrent;
using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>
/// What is measured of every layer of a run, and how. Where the activations are flat and straight is found when a layer of a
/// type is first measured, which may take a second, and kept for those that follow. For any number of threads.
/// </summary>
/// <param name="activations">The activations, side by side in one pass.</param>
/// <param name="options">How to measure; the type of the values is each layer's own.</param>
public sealed class StatisticsPlan(IReadOnlyList<Activation> activations, StatisticsOptions options)
{
    readonly ConcurrentDictionary<NumberType, Lazy<IReadOnlyList<ActivationPlan>>> _byType = new();

    /// <summary>The plan for a layer.</summary>
    /// <param name="units">Values per row.</param>
    /// <param name="type">Type of the values.</param>
    /// <exception cref="BadInputException">It would take more memory than there is.</exception>
    internal LayerPlan Of(int units, NumberType type)
    {
        var typed = options with { Input = type };
        var plan = new LayerPlan(new(units), typed, _byType.GetOrAdd(type, _ => new(() => Find(typed))).Value);
        plan.RequireRoom(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        return plan;
    }

    ActivationPlan[] Find(StatisticsOptions typed) =>
        [.. activations.Select((a, i) => (Activation: a, Index: i)).AsParallel().AsOrdered().Select(a => new ActivationPlan(a.Activation, typed, a.Index))];
}
