namespace ActLab.Core.Numbers;

/// <summary>
/// An abstract real number: what an activation's formula is written over. Each number system
/// (plain double, dual number, double-double, SIMD lanes) gives every member its own best algorithm,
/// so the fast path, the derivative and the reference all follow from one formula.
/// </summary>
/// <remarks>
/// Choice is a lane-wise select, never a <see cref="bool"/>, so that one formula serves a whole vector.
/// A comparison with NaN is false; a formula therefore puts the branch that contains x last, and NaN survives.
/// Automatic differentiation compares values only and takes both parts of the branch chosen.
/// </remarks>
public interface IReal<T> where T : struct, IReal<T>
{
    /// <summary>The number nearest to <paramref name="value"/>; exact wherever the system holds doubles.</summary>
    static abstract T Of(double value);

    /// <summary>The same of a number that is known only when the program runs, such as a parameter.</summary>
    static virtual T OfParameter(double value) => T.Of(value);

    /// <summary>A mathematical constant to the precision of the system.</summary>
    static abstract T Of(Constant constant);

    /// <summary>Sum.</summary>
    static abstract T operator +(T a, T b);

    /// <summary>Difference.</summary>
    static abstract T operator -(T a, T b);

    /// <summary>Product.</summary>
    static abstract T operator *(T a, T b);

    /// <summary>Quotient.</summary>
    static abstract T operator /(T a, T b);

    /// <summary>Negation; turns +0 into -0.</summary>
    static abstract T operator -(T a);

    /// <summary>a*b + c with one rounding where the system has it.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>Absolute value.</summary>
    static abstract T Abs(T x);

    /// <summary>Square root; NaN for x &lt; 0.</summary>
    static abstract T Sqrt(T x);

    /// <summary>e^x.</summary>
    static abstract T Exp(T x);

    /// <summary>e^x - 1 without cancellation near 0.</summary>
    static abstract T Expm1(T x);

    /// <summary>Natural logarithm; -inf at 0, NaN below.</summary>
    static abstract T Log(T x);

    /// <summary>log(1 + x) without cancellation near 0.</summary>
    static abstract T Log1p(T x);

    /// <summary>Hyperbolic tangent.</summary>
    static abstract T Tanh(T x);

    /// <summary>Logistic sigmoid 1 / (1 + e^-x), relatively accurate in both tails.</summary>
    static abstract T Logistic(T x);

    /// <summary>log(1 + e^x), relatively accurate in both tails.</summary>
    static abstract T Softplus(T x);

    /// <summary>Error function.</summary>
    static abstract T Erf(T x);

    /// <summary>1 - erf(x), relatively accurate in the right tail.</summary>
    static abstract T Erfc(T x);

    /// <summary>Sine of an angle in radians.</summary>
    static abstract T Sin(T x);

    /// <summary>Cosine of an angle in radians.</summary>
    static abstract T Cos(T x);

    /// <summary>Standard normal distribution function (1 + erf(x / sqrt 2)) / 2, relatively accurate in the left tail.</summary>
    static abstract T NormalCdf(T x);

    /// <summary>Standard normal density e^(-x^2 / 2) / sqrt(2 pi), relatively accurate in both tails.</summary>
    static abstract T NormalPdf(T x);

    /// <summary><see cref="Exp"/> and what rounding took from it; 0 where the system does not say.</summary>
    static virtual (T Value, T Lost) ExpParts(T x) => (T.Exp(x), T.Of(0));

    /// <summary><see cref="Softplus"/> and what rounding took from it; 0 where the system does not say.</summary>
    static virtual (T Value, T Lost) SoftplusParts(T x) => (T.Softplus(x), T.Of(0));

    /// <summary><see cref="Erf"/> and what rounding took from it; 0 where the system does not say.</summary>
    static virtual (T Value, T Lost) ErfParts(T x) => (T.Erf(x), T.Of(0));

    /// <summary><see cref="NormalCdf"/> and what rounding took from it; 0 where the system does not say.</summary>
    static virtual (T Value, T Lost) NormalCdfParts(T x) => (T.NormalCdf(x), T.Of(0));

    /// <summary>Lane-wise a &lt;= b ? whenTrue : whenFalse.</summary>
    static abstract T LessOrEqual(T a, T b, T whenTrue, T whenFalse);

    /// <summary>Lane-wise a &lt; b ? whenTrue : whenFalse.</summary>
    static abstract T Less(T a, T b, T whenTrue, T whenFalse);

    /// <summary>The larger one; at a tie the first, NaN if either is.</summary>
    static virtual T Max(T a, T b) => T.LessOrEqual(b, a, a, T.Less(a, b, b, a + b));

    /// <summary>The smaller one; at a tie the first, NaN if either is.</summary>
    static virtual T Min(T a, T b) => T.LessOrEqual(a, b, a, T.Less(b, a, b, a + b));
}
