using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// First-order dual number value + tangent*epsilon, epsilon^2 = 0: forward automatic differentiation
/// over any number system (W. K. Clifford 1873; R. E. Wengert 1964).
/// </summary>
/// <param name="Value">f(x).</param>
/// <param name="Tangent">f'(x) times the seed's tangent.</param>
public readonly record struct Dual<T>(T Value, T Tangent) : IReal<Dual<T>> where T : struct, IReal<T>
{
    /// <summary>The variable of differentiation: tangent 1.</summary>
    public static Dual<T> Variable(T x) => new(x, T.Of(1));

    /// <summary>A constant: tangent 0.</summary>
    public static Dual<T> Constant(T x) => new(x, T.Of(0));

    /// <inheritdoc/>
    public static Dual<T> Of(double value) => Constant(T.Of(value));

    /// <inheritdoc/>
    public static Dual<T> Of(Constant constant) => Constant(T.Of(constant));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator +(Dual<T> a, Dual<T> b) => new(a.Value + b.Value, a.Tangent + b.Tangent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(Dual<T> a, Dual<T> b) => new(a.Value - b.Value, a.Tangent - b.Tangent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator *(Dual<T> a, Dual<T> b) =>
        new(a.Value * b.Value, T.MultiplyAdd(a.Tangent, b.Value, a.Value * b.Tangent));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator /(Dual<T> a, Dual<T> b)
    {
        var quotient = a.Value / b.Value;
        return new(quotient, (a.Tangent - quotient * b.Tangent) / b.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(Dual<T> a) => new(-a.Value, -a.Tangent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> MultiplyAdd(Dual<T> a, Dual<T> b, Dual<T> c) =>
        new(T.MultiplyAdd(a.Value, b.Value, c.Value), T.MultiplyAdd(a.Tangent, b.Value, T.MultiplyAdd(a.Value, b.Tangent, c.Tangent)));

    /// <inheritdoc/>
    public static Dual<T> Abs(Dual<T> x) => LessOrEqual(x, Of(0), -x, x);

    /// <inheritdoc/>
    public static Dual<T> Sqrt(Dual<T> x)
    {
        var root = T.Sqrt(x.Value);
        return new(root, x.Tangent / (root + root));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Exp(Dual<T> x)
    {
        var exp = T.Exp(x.Value);
        return new(exp, x.Tangent * exp);
    }

    /// <inheritdoc/>
    public static Dual<T> Expm1(Dual<T> x) => new(T.Expm1(x.Value), x.Tangent * T.Exp(x.Value));

    /// <inheritdoc/>
    public static Dual<T> Log(Dual<T> x) => new(T.Log(x.Value), x.Tangent / x.Value);

    /// <inheritdoc/>
    public static Dual<T> Log1p(Dual<T> x) => new(T.Log1p(x.Value), x.Tangent / (T.Of(1) + x.Value));

    /// <inheritdoc/>
    public static Dual<T> Tanh(Dual<T> x)
    {
        var twice = x.Value + x.Value;
        return new(T.Tanh(x.Value), x.Tangent * T.Of(4) * T.Logistic(twice) * T.Logistic(-twice));
    }

    /// <inheritdoc/>
    public static Dual<T> Logistic(Dual<T> x)
    {
        var logistic = T.Logistic(x.Value);
        return new(logistic, x.Tangent * logistic * T.Logistic(-x.Value));
    }

    /// <inheritdoc/>
    public static Dual<T> Softplus(Dual<T> x) => new(T.Softplus(x.Value), x.Tangent * T.Logistic(x.Value));

    /// <inheritdoc/>
    public static Dual<T> Erf(Dual<T> x) =>
        new(T.Erf(x.Value), x.Tangent * T.Of(Numbers.Constant.TwoOverSqrtPi) * T.Exp(-(x.Value * x.Value)));

    /// <inheritdoc/>
    public static Dual<T> Erfc(Dual<T> x) =>
        new(T.Erfc(x.Value), -(x.Tangent * T.Of(Numbers.Constant.TwoOverSqrtPi) * T.Exp(-(x.Value * x.Value))));

    /// <inheritdoc/>
    public static Dual<T> Sin(Dual<T> x) => new(T.Sin(x.Value), x.Tangent * T.Cos(x.Value));

    /// <inheritdoc/>
    public static Dual<T> Cos(Dual<T> x) => new(T.Cos(x.Value), -(x.Tangent * T.Sin(x.Value)));

    /// <inheritdoc/>
    public static Dual<T> NormalCdf(Dual<T> x) => new(T.NormalCdf(x.Value), x.Tangent * T.NormalPdf(x.Value));

    /// <inheritdoc/>
    public static Dual<T> NormalPdf(Dual<T> x)
    {
        var density = T.NormalPdf(x.Value);
        return new(density, -(x.Tangent * x.Value * density));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> LessOrEqual(Dual<T> a, Dual<T> b, Dual<T> whenTrue, Dual<T> whenFalse) =>
        new(T.LessOrEqual(a.Value, b.Value, whenTrue.Value, whenFalse.Value),
            T.LessOrEqual(a.Value, b.Value, whenTrue.Tangent, whenFalse.Tangent));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Less(Dual<T> a, Dual<T> b, Dual<T> whenTrue, Dual<T> whenFalse) =>
        new(T.Less(a.Value, b.Value, whenTrue.Value, whenFalse.Value),
            T.Less(a.Value, b.Value, whenTrue.Tangent, whenFalse.Tangent));
}
