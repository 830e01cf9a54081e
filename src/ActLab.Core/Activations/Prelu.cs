using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x for x > 0, alpha x otherwise, with alpha learned</summary>
/// <remarks>
/// max(x, alpha x) is the same only for alpha &lt;= 1. At 0 the derivative is alpha, and that by alpha is 0: PyTorch's convention.
/// </remarks>
public readonly record struct Prelu(double Alpha) : IActivation<Prelu>, ILearned
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "prelu", "PReLU", "if(x <= 0, alpha*x, x)", "if(x <= 0, alpha, 1)", "(-inf, inf)", "He, Zhang, Ren & Sun 2015")
    {
        Parameters = [new("alpha", "0.25")],
        IsMonotone = true,
        Centre = Centre.Crosses,
        Defaults = [new("Keras", "alpha 0")],
        Conventions = [new("Keras", 0, 0)],
        KnownPoints = [new(-2, -0.5, 0.25), new(3, 3, 1)],
    };

    /// <inheritdoc/>
    public static Prelu With(ParameterSet parameters) => new(parameters.Number("alpha"));

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => Alpha == 1 ? [] : [new(0, Alpha, 1, Alpha)];

    /// <inheritdoc/>
    public string Parameter => "alpha";

    /// <inheritdoc/>
    public double Value => Alpha;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => ForwardAt(x, T.OfParameter(Alpha));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => Select.Step(x, T.OfParameter(Alpha), T.Of(1));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ForwardAt<T>(T x, T value) where T : struct, IReal<T> => T.LessOrEqual(x, T.Of(0), value * x, x);

    /// <inheritdoc/>
    public T DerivativeByParameter<T>(T x) where T : struct, IReal<T> => T.Min(T.Of(0), x);

    /// <inheritdoc/>
    public void AcceptAt<TVisitor>(double value, ref TVisitor visitor)
        where TVisitor : struct, IActivationVisitor, allows ref struct => visitor.Visit(new Prelu(value));
}
