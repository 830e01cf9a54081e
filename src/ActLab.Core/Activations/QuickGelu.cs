using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x / (1 + e^(-1.702 x))</summary>
/// <remarks>
/// SiLU drawn together by 1.702. With z = 1.702 x, f'(x) = sigmoid(z) (1 + z sigmoid(-z)), summed as in SiLU; what rounding takes
/// from z would cost abs(z) times its share in the left tail and is given back. Near the root at -0.7511543 the two parts cancel.
/// </remarks>
public readonly record struct QuickGelu : IActivation<QuickGelu>
{
    /// <summary>1.702 is the sum of a number of 20 bits, whose product with x is exact in a fused multiply-add, and a small one.</summary>
    const double Lead = 1.7019996643066406;

    /// <summary>The small one.</summary>
    static Constant Rest { get; } = new(3.35693359375e-07, 1.9481757786848907e-23, 3.291384182302405e-40);

    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "quick-gelu", "QuickGELU", "x / (1 + exp(-1702/1000*x))",
        "(1 + (1 + 1702/1000*x)*exp(-1702/1000*x)) / (1 + exp(-1702/1000*x))^2", "[-0.16361018963635357, inf)", "Hendrycks & Gimpel 2016")
    {
        IsMonotone = false,
        Centre = Centre.Crosses,
        KnownPoints = [new(0, 0, 0.5), new(1, 0.8457957659328212, 1.067779606556334)],
        Guards =
        [
            new(double.NegativeInfinity, -411, Guarded.Both),
            new(-1.05, -0.54, Guarded.Derivative),
        ],
    };

    /// <inheritdoc/>
    public static QuickGelu With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T>
    {
        var (scaled, lost) = Scaled(Select.Finite(x));
        var sigmoid = T.Logistic(scaled);
        return Gate.Times(x, sigmoid, lost * sigmoid * (T.Of(1) - sigmoid));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var (scaled, lost) = Scaled(Select.Finite(x));
        var (sigmoid, complement) = Gate.Sigmoids(scaled);
        var gate = T.MultiplyAdd(lost * sigmoid, complement, sigmoid);
        return gate * Gate.Slope(scaled, sigmoid, complement);
    }

    /// <summary>1.702 x, and what rounding takes from it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (T Scaled, T Lost) Scaled<T>(T x) where T : struct, IReal<T>
    {
        var scaled = T.MultiplyAdd(T.Of(Lead), x, T.Of(Rest) * x);
        return (scaled, T.MultiplyAdd(T.Of(Rest), x, T.MultiplyAdd(T.Of(Lead), x, -scaled)));
    }
}
