using System.Numerics.Tensors;
using ActLab.Core.Statistics;

namespace ActLab.Core.Lab.Published;

/// <summary>The norm of the gradient changes by sqrt(chi) from layer to layer: networks drawn, against the theory of infinite width.</summary>
sealed class GradientLadder : PublishedResult
{
    const int Width = 200, Depth = 12, Networks = 16;

    static readonly (string Id, string Activation, string Initializer, double WeightVariance, double BiasVariance)[] Ladders =
    [
        ("relu-he", "relu", "he", 2, 0), ("relu-glorot", "relu", "glorot", 1, 0), ("tanh-standard", "tanh", "standard", 1.0 / 3, 0),
        ("sigmoid-standard", "sigmoid", "standard", 1.0 / 3, 0), ("sigmoid-one", "sigmoid", "", 1, 0), ("sigmoid-sixteen", "sigmoid", "", 16, 0),
        ("tanh-ordered", "tanh", "", 1.69, 0.09), ("tanh-critical", "tanh", "", 1.687975, 0.0380412), ("tanh-chaotic", "tanh", "", 6.25, 0.09),
    ];

    /// <inheritdoc/>
    public override string Title => "gradients from layer to layer";

    /// <inheritdoc/>
    public override IEnumerable<LabClaim> Measure(LabParts parts)
    {
        foreach (var (id, activation, name, weights, biases) in Ladders)
        {
            var theory = new MeanField(parts.Activation(activation), weights, biases) { IsAutomatic = true };
            var initializer = name.Length > 0 ? parts.Initializer(name) : new RandomInitializer(id, Law.Normal, (fanIn, _) => weights / fanIn, biases);
            var q = theory.FixedPoint();
            var (predicted, finite) = (Math.Sqrt(theory.Chi(q)), theory.Spread(q) / Width);
            var network = parts.Layers(Width, Width, Depth, activation);
            var pass = new Pass(network, 1);
            var factor = Trials.Of(Networks, random => Factor(network, pass, initializer, (q - biases) / weights, random));
            yield return new(
                $"ladder-{id}", "Schoenholz, Gilmer, Ganguli & Sohl-Dickstein 2017", Claim(activation, weights, biases),
                Relation.Equal, predicted, factor.Mean, factor.Tolerance + (predicted * finite),
                "5 sigma of the run, and sqrt(chi) (3 E f'^4 / (E f'^2)^2 - 1) / n for the finite width");
        }
    }

    static string Claim(string activation, double weights, double biases) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{activation}, {Width} units, n var {weights:G5}, bias variance {biases:G5}: the gradient's norm changes by sqrt(chi) from layer to layer");

    /// <summary>The factor of one network, a geometric mean over its layers, for an input of that mean square.</summary>
    static double Factor(Network network, Pass pass, Initializer initializer, double meanSquare, RandomSource random)
    {
        Trials.Initialize(network, initializer, random);
        var input = pass.Input(1);
        foreach (ref var x in input)
        {
            x = random.Normal();
        }

        TensorPrimitives.Multiply(input, Math.Sqrt(Width * meanSquare) / TensorPrimitives.Norm<double>(input), input);
        pass.Forward(1);
        foreach (ref var dy in pass.OutputGradient)
        {
            dy = random.Normal();
        }

        pass.Backward();
        return Math.Pow(TensorPrimitives.Norm(pass.PreActivationGradient(0)) / TensorPrimitives.Norm(pass.PreActivationGradient(Depth - 1)), 1.0 / (Depth - 1));
    }
}
