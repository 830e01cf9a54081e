using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// A value as the unevaluated sum of two numbers, for the steps inside an elementary function that must not round.
/// Leaner than double-double: results are not normalised, and only the leading error terms are kept.
/// </summary>
/// <remarks>T. J. Dekker, Numerische Mathematik 18 (1971); D. E. Knuth, TAOCP 2, 4.2.2.</remarks>
readonly struct Pair<V>(V high, V low) where V : struct, IReal<V>
{
    /// <summary>The leading part.</summary>
    public readonly V High = high;

    /// <summary>What the leading part leaves.</summary>
    public readonly V Low = low;

    /// <summary>The first two parts of a constant.</summary>
    public static Pair<V> Of(Constant constant) => new(V.Of(constant.High), V.Of(constant.Middle));

    /// <summary>The two parts added with one rounding.</summary>
    public V Rounded => High + Low;

    /// <summary>a + b exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> Sum(V a, V b)
    {
        var sum = a + b;
        var rest = sum - a;
        return new(sum, (a - (sum - rest)) + (b - rest));
    }

    /// <summary>a + b exactly, if a is 0 or the larger in absolute value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> FastSum(V a, V b)
    {
        var sum = a + b;
        return new(sum, b - (sum - a));
    }

    /// <summary>a * b exactly, while nothing underflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> Product(V a, V b)
    {
        var product = a * b;
        return new(product, V.MultiplyAdd(a, b, -product));
    }

    /// <summary>The pair with a small number added to its low part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair<V> Plus(V small) => new(High, Low + small);

    /// <summary>The same value, the high part being the pair rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair<V> Normalized() => FastSum(High, Low);

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> operator *(Pair<V> a, Pair<V> b) =>
        Product(a.High, b.High).Plus(V.MultiplyAdd(a.High, b.Low, a.Low * b.High));

    /// <summary>Product with a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> operator *(Pair<V> a, V power) => new(a.High * power, a.Low * power);

    /// <summary>Quotient, by one division and the remainder it leaves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> operator /(Pair<V> a, Pair<V> b)
    {
        var inverse = V.Of(1) / b.High;
        var quotient = a.High * inverse;
        var remainder = V.MultiplyAdd(-quotient, b.High, a.High) + V.MultiplyAdd(-quotient, b.Low, a.Low);
        return FastSum(quotient, remainder * inverse);
    }
}
