using System.Globalization;
using ActLab.Core.Statistics;

namespace ActLab.Core.Lab;

/// <summary>How the parameters of a network begin. Learned parameters of activations begin where their definition says.</summary>
public abstract class Initializer
{
    /// <summary>Name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>The initialisers that have a name of their own.</summary>
    public static IReadOnlyList<Initializer> All { get; } =
    [
        // U(+-sqrt(6 / (in + out))), Glorot & Bengio 2010, their equation 16
        new RandomInitializer("glorot", Law.Uniform, (fanIn, fanOut) => 2.0 / (fanIn + fanOut)),

        // U(+-1 / sqrt(in)), what Glorot & Bengio 2010 compare theirs with, their equation 1
        new RandomInitializer("standard", Law.Uniform, (fanIn, _) => 1.0 / (3.0 * fanIn)),

        // N(0, 2 / in), He, Zhang, Ren & Sun 2015
        new RandomInitializer("he", Law.Normal, (fanIn, _) => 2.0 / fanIn),

        // variance 1 / in, LeCun, Bottou, Orr & Mueller 1998; uniform here
        new RandomInitializer("lecun", Law.Uniform, (fanIn, _) => 1.0 / fanIn),

        // N(0, 1 / in), Klambauer, Unterthiner, Mayr & Hochreiter 2017
        new RandomInitializer("selu", Law.Normal, (fanIn, _) => 1.0 / fanIn),
        new LsuvInitializer(),
    ];

    /// <summary>The initialiser of that name, or N(0, sigma^2) for the text sigma=0.05.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static Initializer Find(string name)
    {
        if (name.StartsWith("sigma=", StringComparison.Ordinal))
        {
            return double.TryParse(name["sigma=".Length..], NumberStyles.Float, CultureInfo.InvariantCulture, out var sigma) && sigma >= 0 && double.IsFinite(sigma)
                ? new RandomInitializer(string.Create(CultureInfo.InvariantCulture, $"sigma={sigma}"), Law.Normal, (_, _) => sigma * sigma)
                : throw new BadInputException($"'{name}' gives no standard deviation; write a finite number not below 0, as sigma=0.05");
        }

        return All.FirstOrDefault(i => i.Name == name)
            ?? throw new BadInputException($"there is no initialiser '{name}'; there are {string.Join(", ", All.Select(i => i.Name))} and sigma=0.05");
    }

    /// <summary>Sets weights and biases.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">Rows of data, for those who look at them: rows x inputs.</param>
    /// <param name="random">Gives the random numbers of a layer, by its index.</param>
    public abstract void Initialize(Network network, ReadOnlySpan<double> rows, Func<int, RandomSource> random);
}

/// <summary>The law of a random weight with mean 0.</summary>
public enum Law
{
    /// <summary>Normal.</summary>
    Normal,

    /// <summary>Uniform on an interval about 0.</summary>
    Uniform,
}

/// <summary>Independent weights of one law, whose variance follows from fan-in and fan-out.</summary>
/// <param name="name">Name on the command line.</param>
/// <param name="law">The law.</param>
/// <param name="variance">The variance of a weight, told fan-in and fan-out.</param>
/// <param name="biasVariance">The variance of biases, which are normal; usually they are 0.</param>
public sealed class RandomInitializer(string name, Law law, Func<int, int, double> variance, double biasVariance = 0) : Initializer
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override void Initialize(Network network, ReadOnlySpan<double> rows, Func<int, RandomSource> random)
    {
        for (var l = 0; l < network.Layers.Count; l++)
        {
            var (layer, source) = (network.Layers[l], random(l));
            Fill(layer.Weights(network.Parameters), law, variance(layer.Inputs, layer.Units), source);
            Fill(layer.Biases(network.Parameters), Law.Normal, biasVariance, source);
        }
    }

    static void Fill(Span<double> values, Law law, double variance, RandomSource source)
    {
        if (variance == 0)
        {
            values.Clear();
            return;
        }

        var (deviation, limit) = (Math.Sqrt(variance), Math.Sqrt(3 * variance));
        foreach (ref var value in values)
        {
            value = law == Law.Normal ? deviation * source.Normal() : source.Uniform(-limit, limit);
        }
    }
}
