namespace ActLab.Core.Lab.Published;

/// <summary>How often a narrow ReLU network without biases is born dead: some hidden layer is 0 on all inputs.</summary>
/// <remarks>
/// With one input a layer of N units is dead with probability 2^-N. The two inputs 1 and -1 stand for all of a line: a layer without biases
/// sees only the two rays. Layers are counted with the output, as in the source.
/// </remarks>
sealed class BornDead : PublishedResult
{
    const int Networks = 100_000;
    const string Source = "Lu, Shin, Su & Karniadakis 2020";

    /// <inheritdoc/>
    public override string Title => "born-dead ReLU networks";

    /// <inheritdoc/>
    public override IEnumerable<LabClaim> Measure(LabParts parts)
    {
        foreach (var width in (int[])[2, 3, 4])
        {
            var exact = Math.Pow(2, 1 - (2 * width)) + ((1 - Math.Pow(2, 1 - width)) * Math.Pow(4, -width));
            var share = Share(parts, width, 3, [1, -1], exact);
            yield return new(
                $"born-dead-{width}-3", Source + "; exact value derived from theirs", $"width {width}, 3 layers, a line of inputs: probability {exact}", Relation.Equal,
                exact, share.Mean, share.Tolerance, "5 sigma of a binomial");
        }

        var one = 1 - Math.Pow(1 - Math.Pow(2, -2), 9);
        var single = Share(parts, 2, 10, [1], one);
        yield return new(
            "born-dead-one-input", Source, "width 2, 10 layers, one input: 1 - (1 - 2^-2)^9", Relation.Equal, one, single.Mean, single.Tolerance, "5 sigma of a binomial");
        foreach (var (width, layers) in ((int, int)[])[(2, 5), (2, 10), (3, 10)])
        {
            var (low, high) = (Lower(width, layers), 1 - Math.Pow(1 - Math.Pow(2, -width), layers - 1));
            var share = Share(parts, width, layers, [1, -1], (low + high) / 2);
            yield return new(
                $"born-dead-{width}-{layers}-low", Source + ", theorem 3", $"width {width}, {layers} layers, a line of inputs: at least the lower bound", Relation.AtLeast,
                low, share.Mean, share.Tolerance, "5 sigma of a binomial");
            yield return new(
                $"born-dead-{width}-{layers}-high", Source + ", theorem 3", $"width {width}, {layers} layers, a line of inputs: at most the upper bound", Relation.AtMost,
                high, share.Mean, share.Tolerance, "5 sigma of a binomial");
        }
    }

    static Trials Share(LabParts parts, int width, int layers, double[] inputs, double probability)
    {
        var network = parts.Layers(1, width, layers - 1, "relu");
        var pass = new Pass(network, inputs.Length);
        inputs.CopyTo(pass.Input(inputs.Length));
        var dead = Trials.Of(Networks, random =>
        {
            Trials.Initialize(network, parts.Initializer("he"), random);
            pass.Forward(inputs.Length);
            return pass.Output.ContainsAnyExcept(0.0) ? 0 : 1;
        });
        return Trials.OfShare((int)Math.Round(dead.Mean * Networks), Networks, probability);
    }

    static double Lower(int width, int layers)
    {
        var (one, none) = (Math.Pow(2, 1 - width), Math.Pow(2, -width));
        var (a1, a2) = (1 - none, 1 - one - ((width - 1) * none * none));
        return 1 - Math.Pow(a1, layers - 2)
            + ((1 - one) * (1 - none) / (1 + ((width - 1) * none)) * (Math.Pow(a2, layers - 2) - Math.Pow(a1, layers - 2)));
    }
}
