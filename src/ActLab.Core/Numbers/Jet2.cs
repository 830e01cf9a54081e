using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// Second-order Taylor arithmetic over any number system: a value with its first and second derivative, held flat
/// because nested dual numbers leave calls the JIT does not inline (A. Griewank and A. Walther, Evaluating
/// Derivatives, 2nd edition 2008, chapter 13). Every rule is one that does not cancel.
/// </summary>
/// <param name="Value">f(x).</param>
/// <param name="First">f'(x).</param>
/// <param name="Second">f''(x).</param>
public readonly record struct Jet2<T>(T Value, T First, T Second) : IReal<Jet2<T>> where T : struct, IReal<T>
{
    /// <summary>The variable of differentiation: derivatives 1 and 0.</summary>
    public static Jet2<T> Variable(T x) => new(x, T.Of(1), T.Of(0));

    /// <summary>A constant: derivatives 0.</summary>
    public static Jet2<T> Constant(T x) => new(x, T.Of(0), T.Of(0));

    /// <inheritdoc/>
    public static Jet2<T> Of(double value) => Constant(T.Of(value));

    /// <inheritdoc/>
    public static Jet2<T> Of(Constant constant) => Constant(T.Of(constant));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<T> operator +(Jet2<T> a, Jet2<T> b) => new(a.Value + b.Value, a.First + b.First, a.Second + b.Second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<T> operator -(Jet2<T> a, Jet2<T> b) => new(a.Value - b.Value, a.First - b.First, a.Second - b.Second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<T> operator *(Jet2<T> a, Jet2<T> b) => new(
        a.Value * b.Value,
        T.MultiplyAdd(a.First, b.Value, a.Value * b.First),
        T.MultiplyAdd(a.Second, b.Value, T.MultiplyAdd(a.First + a.First, b.First, a.Value * b.Second)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<T> operator /(Jet2<T> a, Jet2<T> b)
    {
        var quotient = a.Value / b.Value;
        var first = (a.First - quotient * b.First) / b.Value;
        return new(quotient, first, (a.Second - T.MultiplyAdd(first + first, b.First, quotient * b.Second)) / b.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<T> operator -(Jet2<T> a) => new(-a.Value, -a.First, -a.Second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<T> MultiplyAdd(Jet2<T> a, Jet2<T> b, Jet2<T> c) => new(
        T.MultiplyAdd(a.Value, b.Value, c.Value),
        T.MultiplyAdd(a.First, b.Value, T.MultiplyAdd(a.Value, b.First, c.First)),
        T.MultiplyAdd(a.Second, b.Value, T.MultiplyAdd(a.First + a.First, b.First, T.MultiplyAdd(a.Value, b.Second, c.Second))));

    /// <inheritdoc/>
    public static Jet2<T> Abs(Jet2<T> x) => LessOrEqual(x, Of(0), -x, x);

    /// <inheritdoc/>
    public static Jet2<T> Sqrt(Jet2<T> x)
    {
        var root = T.Sqrt(x.Value);
        var first = x.First / (root + root);
        return new(root, first, (x.Second - (first + first) * first) / (root + root));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<T> Exp(Jet2<T> x)
    {
        var exp = T.Exp(x.Value);
        return x.Compose(exp, exp, exp);
    }

    /// <inheritdoc/>
    public static Jet2<T> Expm1(Jet2<T> x)
    {
        var exp = T.Exp(x.Value);
        return x.Compose(T.Expm1(x.Value), exp, exp);
    }

    /// <inheritdoc/>
    public static Jet2<T> Log(Jet2<T> x) => LogOf(T.Log(x.Value), x.Value, x);

    /// <inheritdoc/>
    public static Jet2<T> Log1p(Jet2<T> x) => LogOf(T.Log1p(x.Value), T.Of(1) + x.Value, x);

    /// <inheritdoc/>
    public static Jet2<T> Tanh(Jet2<T> x)
    {
        var tanh = T.Tanh(x.Value);
        var twice = x.Value + x.Value;
        var slope = T.Of(4) * T.Logistic(twice) * T.Logistic(-twice);
        return x.Compose(tanh, slope, -(tanh + tanh) * slope);
    }

    /// <inheritdoc/>
    public static Jet2<T> Logistic(Jet2<T> x)
    {
        var logistic = T.Logistic(x.Value);
        var slope = logistic * T.Logistic(-x.Value);
        return x.Compose(logistic, slope, -(slope * T.Tanh(T.Of(0.5) * x.Value)));
    }

    /// <inheritdoc/>
    public static Jet2<T> Softplus(Jet2<T> x)
    {
        var logistic = T.Logistic(x.Value);
        return x.Compose(T.Softplus(x.Value), logistic, logistic * T.Logistic(-x.Value));
    }

    /// <inheritdoc/>
    public static Jet2<T> Erf(Jet2<T> x)
    {
        var slope = T.Of(Numbers.Constant.TwoOverSqrtPi) * T.Exp(-(x.Value * x.Value));
        return x.Compose(T.Erf(x.Value), slope, -((x.Value + x.Value) * slope));
    }

    /// <inheritdoc/>
    public static Jet2<T> Erfc(Jet2<T> x)
    {
        var slope = T.Of(Numbers.Constant.TwoOverSqrtPi) * T.Exp(-(x.Value * x.Value));
        return x.Compose(T.Erfc(x.Value), -slope, (x.Value + x.Value) * slope);
    }

    /// <inheritdoc/>
    public static Jet2<T> Sin(Jet2<T> x)
    {
        var sine = T.Sin(x.Value);
        return x.Compose(sine, T.Cos(x.Value), -sine);
    }

    /// <inheritdoc/>
    public static Jet2<T> Cos(Jet2<T> x)
    {
        var cosine = T.Cos(x.Value);
        return x.Compose(cosine, -T.Sin(x.Value), -cosine);
    }

    /// <inheritdoc/>
    public static Jet2<T> NormalCdf(Jet2<T> x)
    {
        var density = T.NormalPdf(x.Value);
        return x.Compose(T.NormalCdf(x.Value), density, -(x.Value * density));
    }

    /// <inheritdoc/>
    public static Jet2<T> NormalPdf(Jet2<T> x)
    {
        var density = T.NormalPdf(x.Value);
        return x.Compose(density, -(x.Value * density), (x.Value - T.Of(1)) * (x.Value + T.Of(1)) * density);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<T> LessOrEqual(Jet2<T> a, Jet2<T> b, Jet2<T> whenTrue, Jet2<T> whenFalse) => new(
        T.LessOrEqual(a.Value, b.Value, whenTrue.Value, whenFalse.Value),
        T.LessOrEqual(a.Value, b.Value, whenTrue.First, whenFalse.First),
        T.LessOrEqual(a.Value, b.Value, whenTrue.Second, whenFalse.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<T> Less(Jet2<T> a, Jet2<T> b, Jet2<T> whenTrue, Jet2<T> whenFalse) => new(
        T.Less(a.Value, b.Value, whenTrue.Value, whenFalse.Value),
        T.Less(a.Value, b.Value, whenTrue.First, whenFalse.First),
        T.Less(a.Value, b.Value, whenTrue.Second, whenFalse.Second));

    /// <summary>The chain rule for f with its value, slope and curvature at this value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Jet2<T> Compose(T value, T slope, T curvature) =>
        new(value, slope * First, T.MultiplyAdd(curvature * First, First, slope * Second));

    /// <summary>A logarithm whose derivative is 1 / argument.</summary>
    static Jet2<T> LogOf(T log, T argument, Jet2<T> x)
    {
        var first = x.First / argument;
        return new(log, first, x.Second / argument - first * first);
    }
}
