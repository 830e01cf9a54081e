using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// One body per elementary function for a single double and for a vector of them. Every lane takes every path and
/// selects, without tables, gathers or tests over all lanes, so a result depends on its own argument alone
/// and is the same bits in each system.
/// </summary>
/// <remarks>
/// Intermediate results are pairs good to about 2^-57, so what is left is little more than the one final rounding.
/// Polynomials come from tests/ActLab.Tests/Numbers/elementary_coefficients.py. The largest errors in the comments, in
/// ulps of the exact value, were measured on 2,000,000 arguments a function against libquadmath (113 bits): uniform,
/// spread over all exponents and around the ends of the reduced intervals. Results below the normal range are off by
/// at most 0.75 of the smallest subnormal.
/// The exponential ones are inlined: on Zen 4 a call, whose registers go through memory, takes two thirds of the time. The
/// others are compiled on their own: inlined into a formula they exceed what the compiler is willing to inline, and it
/// leaves calls of single operators (measured: 2 to 5 times slower).
/// </remarks>
static partial class Elementary<V> where V : struct, IBinary<V>
{
    /// <summary>1.5 * 2^52: adding it rounds to the nearest integer, subtracting it brings that back.</summary>
    const double Magic = 6755399441055744;

    /// <summary>Up to here x + x^2/2 rounds to x.</summary>
    const double Tiny = 1.0 / (1L << 54);

    /// <summary>The sum of coefficients[i] * x^i, their number even: odd and even powers side by side, by Horner's rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Polynomial(V x, ReadOnlySpan<double> coefficients)
    {
        var square = x * x;
        var odd = V.Of(coefficients[^1]);
        var even = V.Of(coefficients[^2]);
        for (var i = coefficients.Length - 4; i >= 0; i -= 2)
        {
            odd = V.MultiplyAdd(odd, square, V.Of(coefficients[i + 1]));
            even = V.MultiplyAdd(even, square, V.Of(coefficients[i]));
        }

        return V.MultiplyAdd(odd, x, even);
    }

    /// <summary>The smaller one, NaN if x is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V AtMost(double limit, V x) => V.Less(V.Of(limit), x, V.Of(limit), x);

    /// <summary>The larger one, NaN if x is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V AtLeast(double limit, V x) => V.Less(x, V.Of(limit), V.Of(limit), x);
}
