using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>What the formulas x gate(x) share, gate being a sigmoid of some kind.</summary>
public static class Gate
{
    /// <summary>
    /// x (gate + lost), rounded once, with the limit -0 at -infinity, where the gate vanishes faster than x grows, whatever the
    /// sign of a lost 0.
    /// </summary>
    /// <param name="x">The argument.</param>
    /// <param name="gate">The gate at x.</param>
    /// <param name="lost">What rounding took from the gate, or 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Times<T>(T x, T gate, T lost) where T : struct, IReal<T> =>
        T.MultiplyAdd(T.Max(x, T.Of(-1e30)), gate, Select.Finite(x) * (lost + T.Of(0)));

    /// <summary>What rounding took from a function's value, but 0 at 0, where x times a negative number would change the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExceptAtZero<T>(T x, T lost) where T : struct, IReal<T> => T.Less(T.Of(0), T.Abs(x), lost, T.Of(0));

    /// <summary>sigmoid(x) and sigmoid(-x) from one exponential, that of -abs(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Sigmoid, T Complement) Sigmoids<T>(T x) where T : struct, IReal<T>
    {
        var smaller = T.Logistic(T.LessOrEqual(x, T.Of(0), x, -x));
        var larger = T.Of(1) - smaller;
        return (T.LessOrEqual(x, T.Of(0), smaller, larger), T.LessOrEqual(x, T.Of(0), larger, smaller));
    }

    /// <summary>
    /// 1 + x sigmoid(-x), which times sigmoid(x) is the derivative of x sigmoid(x): 1 + min(x, 0) is exact where it matters,
    /// and what is added to it is small in both tails.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Slope<T>(T x, T sigmoid, T complement) where T : struct, IReal<T>
    {
        var (falling, smaller) = (T.LessOrEqual(x, T.Of(0), x, -x), T.LessOrEqual(x, T.Of(0), sigmoid, complement));
        return T.MultiplyAdd(-falling, smaller, T.Of(1) + T.LessOrEqual(x, T.Of(0), x, T.Of(0)));
    }
}
