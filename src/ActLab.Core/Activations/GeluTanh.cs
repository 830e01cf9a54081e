using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x/2 (1 + tanh(u)) with u = sqrt(2/pi) (x + 0.044715 x^3)</summary>
/// <remarks>
/// The approximation of GELU that many models were trained with; it differs from x Phi(x) by up to 4.73e-4. Written as
/// x sigmoid(2u), because 1 + tanh(u) is 0 on the left. f'(x) = sigmoid(2u) (1 + 2 x u' sigmoid(-2u)) has a root at
/// -0.7524614.
/// </remarks>
public readonly record struct GeluTanh : IActivation<GeluTanh>
{
    /// <summary>0.044715 and 2 sqrt(2/pi), each as two doubles.</summary>
    const double Cubic = 0.044715, CubicRest = 2.1960211427085595e-18, Scale = 1.5957691216057308, ScaleRest = -9.96930880911092e-17;

    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "gelu-tanh", "GELU (tanh)", "x/2 * (1 + tanh(sqrt(2/pi) * (x + 44715/1000000*x^3)))",
        "(1 + tanh(sqrt(2/pi) * (x + 44715/1000000*x^3)))/2 + x/2 * (1 - tanh(sqrt(2/pi) * (x + 44715/1000000*x^3))^2) * sqrt(2/pi) * (1 + 3*44715/1000000*x^2)",
        "[-0.17004075057125405, inf)", "Hendrycks & Gimpel 2016")
    {
        IsMonotone = false,
        Centre = Centre.Crosses,
        Defaults = [new("PyTorch", "approximate='none', which is gelu"), new("ONNX", "approximate none, which is gelu")],
        KnownPoints = [new(0, 0, 0.5), new(1, 0.8411919906082768, 1.0829640838457826)],
        Guards =
        [
            new(double.NegativeInfinity, -20, Guarded.Both),
            new(-2.2, -0.35, Guarded.Derivative),
        ],
    };

    /// <inheritdoc/>
    public static GeluTanh With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T>
    {
        var (doubled, lost) = Doubled(x);
        var sigmoid = T.Logistic(doubled);
        return Gate.Times(x, sigmoid, lost * sigmoid * (T.Of(1) - sigmoid));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var (doubled, lost) = Doubled(x);
        var (left, right) = Gate.Sigmoids(doubled);
        var finite = Near(x);
        var slope = (T.Of(Scale) + T.Of(ScaleRest)) * T.MultiplyAdd(T.Of(3) * (T.Of(Cubic) + T.Of(CubicRest)) * finite, finite, T.Of(1));
        var product = lost * left * right;
        return (left + product) * T.MultiplyAdd(finite * slope, right - product, T.Of(1));
    }

    /// <summary>2u, and what rounding takes from it: in the left tail that would cost abs(2u) times its share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (T Doubled, T Lost) Doubled<T>(T x) where T : struct, IReal<T>
    {
        var finite = Near(x);
        var square = finite * finite;
        var factor = T.MultiplyAdd(T.Of(Cubic), square, T.Of(1));
        var factorLost = T.MultiplyAdd(T.Of(Cubic), square, T.Of(1) - factor)
            + T.Of(Cubic) * T.MultiplyAdd(finite, finite, -square) + T.Of(CubicRest) * square;
        var product = finite * factor;
        var productLost = T.MultiplyAdd(finite, factor, -product) + finite * factorLost;
        var scale = T.Of(Scale);
        var doubled = scale * product;
        return (doubled, T.MultiplyAdd(scale, product, -doubled) + scale * productLost
            + T.Of(ScaleRest) * product);
    }

    /// <summary>x brought to where its cube is finite and every tail has long vanished.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Near<T>(T x) where T : struct, IReal<T> => T.Min(T.Max(x, T.Of(-1e5)), T.Of(1e5));
}
