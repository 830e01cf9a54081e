using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Audit.Tables;
using ActLab.Core.Numbers;

namespace ActLab.Tests.Audit.Tables;

/// <summary>A way to compute an activation, right or with one fault planted in it.</summary>
/// <param name="Fault">The fault in a few words.</param>
/// <param name="Id">The activation claimed.</param>
/// <param name="Type">The type of the table.</param>
/// <param name="Quantity">What is claimed.</param>
/// <param name="Compute">The values; null computes the true ones.</param>
/// <param name="Kind">The kind of finding expected; null expects a pass without one.</param>
sealed record Plant(string Fault, string Id, NumberType Type, Quantity Quantity, Func<double, double>? Compute, string? Kind)
{
    /// <summary>Parameters.</summary>
    public string[] Settings { get; init; } = [];

    /// <summary>Points, or null for <see cref="Grid.Points"/>.</summary>
    public double[]? X { get; init; }

    /// <summary>Whether the finding makes the verdict fail.</summary>
    public bool Fails { get; init; } = true;

    /// <summary>A part of the cause that the finding must tell.</summary>
    public string? Cause { get; init; }

    /// <summary>What is claimed.</summary>
    public ClaimedTable Table()
    {
        var (x, activation) = (X ?? Grid.Points(Type), Activation());
        var compute = Compute ?? (v => TablePoints.Exact(activation, Quantity, DoubleDouble.Of(v)).ToDouble());
        return new(activation, Quantity, Type, x, [.. x.Select(v => Type.Round(compute(v)))], "table.csv", "actlab audit --table table.csv");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}, {Type}: {Fault}";

    Activation Activation()
    {
        var activation = new Catalog().Find(Id);
        return activation.With(Settings.Select(s => s.Split('=', 2)).Aggregate(activation.Parameters, (set, s) => set.With(s[0], s[1])));
    }
}
