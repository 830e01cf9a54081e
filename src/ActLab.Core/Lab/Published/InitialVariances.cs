namespace ActLab.Core.Lab.Published;

/// <summary>The variances that initialisers are defined by, from weights drawn; with a small fan-in, where an error of one in it shows.</summary>
sealed class InitialVariances : PublishedResult
{
    const int FanIn = 8, FanOut = 4, Draws = 4000;

    static readonly (string Name, double Scale, double Published, string Claim, string Source)[] Claims =
    [
        ("he", FanIn / 2.0, 1, "half the fan-in times the variance of a weight is 1", "He, Zhang, Ren & Sun 2015, equation 10"),
        ("glorot", (FanIn + FanOut) / 2.0, 1, "the mean of fan-in and fan-out times the variance is 1", "Glorot & Bengio 2010, equation 12"),
        ("standard", FanIn, 1.0 / 3, "the fan-in times the variance is 1/3", "Glorot & Bengio 2010, equation 15"),
        ("lecun", FanIn, 1, "the fan-in times the variance is 1", "LeCun, Bottou, Orr & Mueller 1998"),
        ("selu", FanIn, 1, "the fan-in times the variance is 1", "Klambauer, Unterthiner, Mayr & Hochreiter 2017"),
    ];

    /// <inheritdoc/>
    public override string Title => "variances of initial weights";

    /// <inheritdoc/>
    public override IEnumerable<LabClaim> Measure(LabParts parts)
    {
        foreach (var (name, scale, published, claim, source) in Claims)
        {
            var network = new Network(FanIn, [new(FanOut, new IdentityFunction())]);
            var squares = Trials.Of(Draws, random =>
            {
                Trials.Initialize(network, parts.Initializer(name), random);
                return scale * network.Layers[0].Weights(network.Parameters).ToArray().Average(w => w * w);
            });
            yield return new($"variance-{name}", source, claim, Relation.Equal, published, squares.Mean, squares.Tolerance, "5 sigma of the run");
        }
    }
}
