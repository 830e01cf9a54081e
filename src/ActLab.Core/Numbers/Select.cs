using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>Choices that formulas with a kink share.</summary>
public static class Select
{
    /// <summary><paramref name="left"/> for x &lt;= 0, <paramref name="right"/> for x &gt; 0, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Step<T>(T x, T left, T right) where T : struct, IReal<T> =>
        T.LessOrEqual(x, T.Of(0), left, T.Less(T.Of(0), x, right, x));

    /// <summary><paramref name="inside"/> for low &lt; x &lt; high, <paramref name="outside"/> at both ends and beyond, NaN for NaN.</summary>
    public static T Inside<T>(T x, T low, T high, T inside, T outside) where T : struct, IReal<T> =>
        T.LessOrEqual(x, low, outside, T.LessOrEqual(high, x, outside, T.Less(x, high, inside, x)));

    /// <summary>
    /// x with infinities brought to a finite size beyond which every exponential tail has vanished,
    /// so that infinity times an exact 0 takes its limit; NaN stays.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Finite<T>(T x) where T : struct, IReal<T> => T.Min(T.Max(x, T.Of(-1e30)), T.Of(1e30));
}
