using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>log(1 + e^(beta x)) / beta</summary>
/// <remarks>
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
        IsMonotone = true,
        Centre = Centre.None,
        Defaults = [new("PyTorch", "threshold 20: x itself beyond beta x = 20"), new("TensorFlow", "x itself beyond 13.9 in float32")],
        KnownPoints = [new(0, 0.6931471805599453, 0.5), new(-87, 1.6458114310822737e-38, 1.6458114310822737e-38)],
    };

    /// <inheritdoc/>
    public static Softplus With(ParameterSet parameters) => new(parameters.Within("beta", 1e-12, 1e12));

    /// <inheritdoc/>
    public string Parameter => "beta";

    /// <inheritdoc/>
    public double Value => Beta;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T>
    {
        var plain = ForwardAt(x, T.OfParameter(Beta));
        return BetaScales ? plain : Mended(x, plain);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var scaled = T.OfParameter(Beta) * x;
        var plain = T.Logistic(scaled);
        return BetaScales ? plain : T.MultiplyAdd(Lost(x) * plain, T.Logistic(-scaled), plain);
    }

    /// <inheritdoc/>
    public bool HasDerivativeFromOutput => true;

    /// <inheritdoc/>
    public T DerivativeFromOutput<T>(T y) where T : struct, IReal<T> => -T.Expm1(-T.OfParameter(Beta) * y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ForwardAt<T>(T x, T value) where T : struct, IReal<T> =>
        T.Max(T.Of(0), x) + T.Softplus(-T.Abs(value * x)) / value;

    /// <inheritdoc/>
    public T DerivativeByParameter<T>(T x) where T : struct, IReal<T>
    {
        var distance = -T.Abs(Select.Finite(T.OfParameter(Beta) * x));
        var entropy = T.Softplus(distance) - distance * T.Logistic(distance);
        return -entropy / (T.OfParameter(Beta) * T.OfParameter(Beta));
    }

    /// <summary>Whether beta is a power of two, so that beta x is exact.</summary>
    bool BetaScales { get; } = Math.ScaleB(1, Math.ILogB(Beta)) == Beta;

    /// <summary>Apart, because what it inlines would count against the plain formula.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    T Mended<T>(T x, T plain) where T : struct, IReal<T> =>
        T.LessOrEqual(x, T.Of(0), plain + Lost(x) * T.Logistic(T.OfParameter(Beta) * x) / T.OfParameter(Beta), plain);

    /// <summary>What rounding takes from beta x: in the left tail it would cost abs(beta x) times its share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Lost<T>(T x) where T : struct, IReal<T>
    {
        var finite = Select.Finite(x);
        return T.MultiplyAdd(T.OfParameter(Beta), finite, -(T.OfParameter(Beta) * finite));
    }
}
