using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// The composite functions as a textbook writes them, over + - * / and exp, log: the naive forms whose cancellation,
/// overflow and flushed tails ActLab measures. They serve the number systems that stand for what a user would write.
/// </summary>
static class Textbook
{
    /// <summary>1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Logistic<T>(T x) where T : struct, IReal<T> => T.Of(1) / (T.Of(1) + T.Exp(-x));

    /// <summary>log(1 + e^x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus<T>(T x) where T : struct, IReal<T> => T.Log(T.Of(1) + T.Exp(x));

    /// <summary>1 - (a1 t + ... + a5 t^5) e^(-x^2) with t = 1 / (1 + p abs(x)), and the sign of x.</summary>
    /// <remarks>M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 7.1.26: absolute error 1.5e-7.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Erf<T>(T x) where T : struct, IReal<T>
    {
        var y = T.Abs(x);
        var t = T.Of(1) / (T.Of(1) + T.Of(0.3275911) * y);
        var sum = T.MultiplyAdd(T.Of(1.061405429), t, T.Of(-1.453152027));
        sum = T.MultiplyAdd(sum, t, T.Of(1.421413741));
        sum = T.MultiplyAdd(sum, t, T.Of(-0.284496736));
        sum = T.MultiplyAdd(sum, t, T.Of(0.254829592));
        var erf = T.Of(1) - sum * t * T.Exp(-(y * y));
        return T.Less(x, T.Of(0), -erf, erf);
    }

    /// <summary>1 - erf(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Erfc<T>(T x) where T : struct, IReal<T> => T.Of(1) - T.Erf(x);

    /// <summary>(1 + erf(x / sqrt 2)) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NormalCdf<T>(T x) where T : struct, IReal<T> =>
        T.Of(0.5) * (T.Of(1) + T.Erf(x * T.Of(Constant.SqrtHalf)));

    /// <summary>e^(-x^2 / 2) / sqrt(2 pi).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NormalPdf<T>(T x) where T : struct, IReal<T> =>
        T.Of(Constant.InverseSqrtTwoPi) * T.Exp(T.Of(-0.5) * x * x);
}
