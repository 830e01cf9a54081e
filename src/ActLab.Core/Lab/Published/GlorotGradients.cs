using System.Numerics.Tensors;
using ActLab.Core.Statistics;

namespace ActLab.Core.Lab.Published;

/// <summary>How gradients change on their way through tanh networks at their start, in the linear regime.</summary>
sealed class GlorotGradients : PublishedResult
{
    const int Width = 200, Depth = 5, Networks = 60;
    const double Input = 0.01;

    /// <inheritdoc/>
    public override string Title => "gradient variances in tanh networks";

    /// <inheritdoc/>
    public override IEnumerable<LabClaim> Measure(LabParts parts)
    {
        // A squared length has a relative variance of 2/n in each layer of linear units.
        const double PerLayer = 2.0 / Width;
        var standard = Logarithms(parts, "standard");
        var normalised = Logarithms(parts, "glorot");
        const string Reason = "5 sigma of the run, and 2/n a layer for the finite width";
        yield return Of("glorot-back-standard", "equation 15", "standard initialisation: the gradient's variance falls by n var = 1/3 a layer, the logarithm of that", Math.Log(1.0 / 3), standard.Back, PerLayer);
        yield return Of("glorot-back-normalised", "equation 12", "normalised initialisation: the gradient's variance stays, logarithm 0", 0, normalised.Back, PerLayer);
        yield return Of("glorot-weights-standard", "section 4.2.1", "standard initialisation: gradients of weights have the same variance in all layers, logarithm of the bottom one over the top one 0", 0, standard.Weights, PerLayer * Depth);

        static LabClaim Of(string id, string place, string claim, double published, Trials measured, double finite) =>
            new(id, $"Glorot & Bengio 2010, {place}", claim, Relation.Equal, published, measured.Mean, measured.Tolerance + finite, Reason);
    }

    /// <summary>The mean logarithm of the ratio of squared norms from layer to layer, and that of the gradients of bottom and top weights.</summary>
    static (Trials Back, Trials Weights) Logarithms(LabParts parts, string initializer)
    {
        var network = parts.Layers(Width, Width, Depth, "tanh");
        var pass = new Pass(network, 1);
        var weights = new List<double>();
        var back = Trials.Of(Networks, random =>
        {
            Start(parts, initializer, network, pass, random);
            weights.Add(Math.Log(SquaredGradient(network, pass, 0) / SquaredGradient(network, pass, Depth - 1)));
            return Math.Log(Squared(pass, 0) / Squared(pass, Depth - 1)) / (Depth - 1);
        });
        return (back, Trials.Of(weights));
    }

    static void Start(LabParts parts, string initializer, Network network, Pass pass, RandomSource random)
    {
        Trials.Initialize(network, parts.Initializer(initializer), random);
        foreach (ref var x in pass.Input(1))
        {
            x = Input * random.Normal();
        }

        pass.Forward(1);
        foreach (ref var dy in pass.OutputGradient)
        {
            dy = random.Normal();
        }

        pass.Backward();
    }

    static double Squared(Pass pass, int layer) => TensorPrimitives.SumOfSquares(pass.PreActivationGradient(layer));

    static double SquaredGradient(Network network, Pass pass, int layer) =>
        TensorPrimitives.SumOfSquares<double>(network.Layers[layer].Weights(pass.Gradient));
}
