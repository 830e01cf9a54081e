using System.Numerics.Tensors;

namespace ActLab.Core.Lab.Published;

/// <summary>The correlation of two inputs after a ReLU layer, c' = (sqrt(1 - c^2) + c (pi - acos c)) / pi, and after several.</summary>
sealed class CorrelationMap : PublishedResult
{
    const string Source = "Cho & Saul 2009, equation 6 with n = 1";
    const int Units = 2000, Layers = 200, DeepWidth = 1000, DeepNetworks = 8, Depth = 5;

    /// <inheritdoc/>
    public override string Title => "ReLU's correlation map";

    /// <inheritdoc/>
    public override IEnumerable<LabClaim> Measure(LabParts parts)
    {
        foreach (var c in (double[])[-0.5, 0, 0.5, 0.9])
        {
            var after = Correlations(parts, c, Units, depth: 1, Layers, normalise: false);
            yield return new(
                $"correlation-{c.ToString(System.Globalization.CultureInfo.InvariantCulture)}", Source, $"inputs of length 1 and correlation {c.ToString(System.Globalization.CultureInfo.InvariantCulture)}: the scalar product of the outputs, times fan-in over width", Relation.Equal,
                Map(c), after.Mean, after.Tolerance, "5 sigma of the run; holds at every width");
        }

        var deep = Enumerable.Range(0, Depth).Aggregate(0.0, (c, _) => Map(c));
        var measured = Correlations(parts, 0, DeepWidth, Depth, DeepNetworks, normalise: true);
        yield return new(
            "correlation-deep", Source, $"orthogonal inputs after {Depth} layers", Relation.Equal, deep, measured.Mean,
            measured.Tolerance + (5.0 * Depth / DeepWidth), $"5 sigma of the run, and 5 x {Depth} / {DeepWidth} for the finite width: the relative variance of a squared length there");
    }

    static double Map(double c) => (Math.Sqrt(1 - (c * c)) + (c * (Math.PI - Math.Acos(c)))) / Math.PI;

    static Trials Correlations(LabParts parts, double c, int width, int depth, int networks, bool normalise)
    {
        var network = parts.Layers(2, width, depth, "relu");
        var pass = new Pass(network, 2);
        ((double[])[1, 0, c, Math.Sqrt(1 - (c * c))]).CopyTo(pass.Input(2));
        return Trials.Of(networks, random =>
        {
            Trials.Initialize(network, parts.Initializer("he"), random);
            pass.Forward(2);
            var first = pass.Output[..width];
            var second = pass.Output[width..];
            return normalise ? TensorPrimitives.CosineSimilarity<double>(first, second) : TensorPrimitives.Dot<double>(first, second) * network.Inputs / width;
        });
    }
}
