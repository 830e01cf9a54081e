using System.Numerics.Tensors;

namespace ActLab.Core.Lab;

/// <summary>Moves parameters against their gradient.</summary>
public abstract class Optimizer
{
    readonly double[] _memory;

    /// <summary>An optimizer with room for what it remembers.</summary>
    protected Optimizer(double rate, int memory) => (Rate, _memory) = (rate, new double[memory]);

    /// <summary>Names on the command line.</summary>
    public static IReadOnlyList<string> Names { get; } = ["sgd", "momentum", "adam"];

    /// <summary>The learning rate; it may be changed between steps.</summary>
    public double Rate { get; set; }

    /// <summary>Steps made.</summary>
    public int Steps { get; internal set; }

    /// <summary>What is remembered from step to step.</summary>
    public Span<double> Memory => _memory;

    /// <summary>The optimizer of that name for so many parameters.</summary>
    /// <exception cref="BadInputException">There is none, or the rate is not positive.</exception>
    public static Optimizer Create(string name, double rate, int parameters) => !(rate > 0 && double.IsFinite(rate))
        ? throw new BadInputException($"a learning rate must be a finite number above 0, not {rate}")
        : name switch
        {
            "sgd" => new Sgd(rate),
            "momentum" => new Momentum(rate, parameters),
            "adam" => new Adam(rate, parameters),
            _ => throw new BadInputException($"there is no optimizer '{name}'; there are {string.Join(", ", Names)}"),
        };

    /// <summary>One step.</summary>
    public void Step(Span<double> parameters, ReadOnlySpan<double> gradient)
    {
        Steps++;
        Move(parameters, gradient);
    }

    /// <summary>Changes the parameters.</summary>
    protected abstract void Move(Span<double> parameters, ReadOnlySpan<double> gradient);
}

/// <summary>p -= rate g.</summary>
public sealed class Sgd(double rate) : Optimizer(rate, 0)
{
    /// <inheritdoc/>
    protected override void Move(Span<double> parameters, ReadOnlySpan<double> gradient) =>
        TensorPrimitives.MultiplyAdd(gradient, -Rate, parameters, parameters);
}

/// <summary>v = 0.9 v + g, p -= rate v. Source: Polyak 1964, in the form of Sutskever, Martens, Dahl &amp; Hinton 2013 without the look-ahead.</summary>
public sealed class Momentum(double rate, int parameters) : Optimizer(rate, parameters)
{
    const double Decay = 0.9;

    /// <inheritdoc/>
    protected override void Move(Span<double> parameters, ReadOnlySpan<double> gradient)
    {
        TensorPrimitives.MultiplyAdd(Memory, Decay, gradient, Memory);
        TensorPrimitives.MultiplyAdd(Memory, -Rate, parameters, parameters);
    }
}

/// <summary>
/// m = 0.9 m + 0.1 g, v = 0.999 v + 0.001 g^2, p -= rate m' / (sqrt(v') + 1e-8), with m' = m / (1 - 0.9^t) and v' = v / (1 - 0.999^t).
/// Source: Kingma &amp; Ba 2015.
/// </summary>
public sealed class Adam(double rate, int parameters) : Optimizer(rate, 2 * parameters)
{
    const double FirstDecay = 0.9, SecondDecay = 0.999, Epsilon = 1e-8;

    /// <inheritdoc/>
    protected override void Move(Span<double> parameters, ReadOnlySpan<double> gradient)
    {
        var first = Memory[..gradient.Length];
        var second = Memory[gradient.Length..];
        var firstShare = 1 - Math.Pow(FirstDecay, Steps);
        var secondShare = 1 - Math.Pow(SecondDecay, Steps);
        for (var i = 0; i < gradient.Length; i++)
        {
            first[i] += (1 - FirstDecay) * (gradient[i] - first[i]);
            second[i] += (1 - SecondDecay) * (gradient[i] * gradient[i] - second[i]);
            parameters[i] -= Rate * (first[i] / firstShare) / (Math.Sqrt(second[i] / secondShare) + Epsilon);
        }
    }
}
