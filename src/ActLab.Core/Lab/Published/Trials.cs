using ActLab.Core.Statistics;

namespace ActLab.Core.Lab.Published;

/// <summary>The mean of independent trials and its standard error.</summary>
readonly record struct Trials(double Mean, double StandardError)
{
    /// <summary>Standard errors that chance is granted: it exceeds them in one of 1.7 million runs.</summary>
    const int Sigmas = 5;

    const ulong Seed = 2026;

    /// <summary>What chance may explain.</summary>
    public double Tolerance => Sigmas * StandardError;

    /// <summary>Of values measured independently.</summary>
    public static Trials Of(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return new(mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1) / values.Count));
    }

    /// <summary>Of so many trials; each has a source of random numbers of its own.</summary>
    public static Trials Of(int count, Func<RandomSource, double> trial) =>
        Of([.. Enumerable.Range(0, count).Select(i => trial(RandomSource.For(Seed, (ulong)count, i)))]);

    /// <summary>Of a share: so many of so many, the error that of a binomial with the published probability.</summary>
    public static Trials OfShare(int hits, int count, double probability) =>
        new((double)hits / count, Math.Sqrt(probability * (1 - probability) / count));

    /// <summary>Draws the parameters of a network anew, from sources that follow from one.</summary>
    public static void Initialize(Network network, Initializer initializer, RandomSource random)
    {
        var seed = random.Next();
        initializer.Initialize(network, [], layer => RandomSource.For(seed, 0, layer));
    }
}
