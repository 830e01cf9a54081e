using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>log(1 + e^(beta x)) / beta</summary>
/// <remarks>
/// Exponentials multiply the rounding of beta x by |beta x|, so what it left out is put back to first order.
/// No threshold: frameworks that return x beyond beta x = 20 put a jump of 2e-9 into the function.
/// Written as max(x, 0) plus what decays, so that on the right x is not divided and multiplied by beta,
/// and differentiation by beta does not lose the small part in the large one.
/// The derivative by beta is minus the entropy, in nats, of a coin with probability sigmoid(beta x), over beta^2;
/// written in |beta x| because x sigmoid(x) - softplus(x) cancels on the right.
/// </remarks>
public readonly record struct Softplus(double Beta) : IActivation<Softplus>, ILearnable
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "softplus", "Softplus", "log(1 + exp(beta*x)) / beta", "1 / (1 + exp(-beta*x))", "(0, inf)",
        "Dugas, Bengio, Bélisle, Nadeau & Garcia 2001")
    {
        Parameters = [new("beta", "1")],
        KnownPoints = [new(0, 0.6931471805599453, 0.5), new(-87, 1.6458114310822737e-38, 1.6458114310822737e-38)],
    };

    /// <inheritdoc/>
    public static Softplus With(ParameterSet parameters) => new(parameters.Positive("beta"));

    /// <inheritdoc/>
    public string Parameter => "beta";

    /// <inheritdoc/>
    public double Value => Beta;

    /// <inheritdoc/>
    public T Forward<T>(T x) where T : struct, IReal<T> =>
        Beta == 1 ? T.Max(T.Of(0), x) + T.Softplus(-T.Abs(x)) : ForwardAt(x, T.Of(Beta));

    /// <inheritdoc/>
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        if (Beta == 1)
        {
            return T.Logistic(x);
        }

        var product = T.Of(Beta) * x;
        var logistic = T.Logistic(product);
        return T.MultiplyAdd(logistic * Rest(T.Of(Beta), x, product), T.Logistic(-product), logistic);
    }

    /// <inheritdoc/>
    public T ForwardAt<T>(T x, T value) where T : struct, IReal<T>
    {
        var product = value * x;
        var rest = Rest(value, x, product);
        var distance = -T.Abs(product);
        var tail = T.MultiplyAdd(T.Less(product, T.Of(0), rest, -rest), T.Logistic(distance), T.Softplus(distance));
        return T.Max(T.Of(0), x) + tail / value;
    }

    /// <inheritdoc/>
    public T DerivativeByParameter<T>(T x) where T : struct, IReal<T>
    {
        var distance = -T.Abs(Select.Finite(T.Of(Beta) * x));
        var entropy = T.Softplus(distance) - distance * T.Logistic(distance);
        return -entropy / (T.Of(Beta) * T.Of(Beta));
    }

    /// <summary>What rounding left out of a product: a b - product, or 0 where the product is no finite number.</summary>
    static T Rest<T>(T a, T b, T product) where T : struct, IReal<T> =>
        T.Less(T.Abs(product), T.Of(double.PositiveInfinity), T.MultiplyAdd(a, b, -product), T.Of(0));
}
