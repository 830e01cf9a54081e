using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;
using ActLab.Tests.Commands;

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

    /// <summary>Audits the table by the command.</summary>
    public CommandRun Run(params string[] more)
    {
        var x = X ?? Grid.Points(Type);
        var compute = Compute ?? True;
        var path = TableFile.Write(Type, ("x", x), (Quantity == Quantity.Forward ? "f" : "df", [.. x.Select(v => Type.Round(compute(v)))]));
        try
        {
            return CommandRun.Of(["audit", "--table", path, "--as", Id, "--number", Type.ToString().ToLowerInvariant(), .. Settings.SelectMany(s => new[] { "--set", s }), .. more]);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}, {Type}: {Fault}";

    double True(double x)
    {
        var activation = Activation();
        var point = DoubleDouble.Of(x);
        return (Quantity == Quantity.Forward ? activation.Forward(point) : activation.Derivative(point)).ToDouble();
    }

    Activation Activation()
    {
        var activation = new Catalog().Find(Id);
        return activation.With(Settings.Select(s => s.Split('=', 2)).Aggregate(activation.Parameters, (set, s) => set.With(s[0], s[1])));
    }
}
