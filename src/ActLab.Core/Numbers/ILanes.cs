using System.Numerics;

namespace ActLab.Core.Numbers;

/// <summary>
/// A number system whose values are binary floating-point numbers, one or several side by side, and which gives access
/// to their exponents: all that the bodies of elementary functions need beyond arithmetic.
/// </summary>
interface IBinary<V> : IReal<V> where V : struct, IBinary<V>
{
    /// <summary>x * 2^power the power being rounded down and at most 2,044 in absolute value; rounded once.</summary>
    static abstract V Scale(V x, V power);

    /// <summary>The integer e with 2^e &lt;= x &lt; 2^(e+1), for x positive and normal.</summary>
    static abstract V Exponent(V x);

    /// <summary>The absolute value of the first with the sign of the second.</summary>
    static abstract V CopySign(V magnitude, V sign);

    /// <summary>y, but the function of x in place of it wherever abs(x) is not below the limit; so for NaN.</summary>
    static abstract V Within(double limit, V x, V y, Func<double, double> beyond);
}

/// <summary>Several numbers of type <typeparamref name="E"/> side by side in one SIMD register.</summary>
interface ILanes<V, E> : IBinary<V>
    where V : struct, ILanes<V, E>
    where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    /// <summary>Numbers side by side.</summary>
    static abstract int Count { get; }

    /// <summary>The numbers in memory from an element on.</summary>
    static abstract V Load(ref readonly E from);

    /// <summary>Puts the numbers into memory from an element on.</summary>
    static abstract void Store(V value, ref E to);

    /// <summary>Like <see cref="Store"/>, past the caches; the element lies on the boundary of a register's size.</summary>
    static abstract void StoreStreaming(V value, ref E to);

    /// <summary>c - a*b with one rounding.</summary>
    static abstract V MultiplySubtractFrom(V a, V b, V c);

    /// <summary>The smaller one; x where x is NaN.</summary>
    static abstract V AtMost(V limit, V x);

    /// <summary>The larger one; x where x is NaN.</summary>
    static abstract V AtLeast(V limit, V x);

    /// <summary>The larger absolute value, NaN being larger than infinity.</summary>
    static abstract V LargerMagnitude(V magnitude, V x);

    /// <summary>A bit for each number that does not lie strictly between -limit and limit; NaN does not.</summary>
    static abstract uint Outside(V x, E limit);

    /// <summary>The bits of every number, moved to the right.</summary>
    static abstract V ShiftBitsRight(V x, int count);

    /// <summary>
    /// Per lane, the entry of a table whose index is given by the low bits of the lane's representation.
    /// The table has 16 or 32 entries for float, 16 for double, and does not move in memory.
    /// </summary>
    static abstract V Lookup(ReadOnlySpan<E> table, V bits);

    /// <summary>The function, lane by lane: for the members that no kernel's speed depends on.</summary>
    static abstract V Map(V x, Func<double, double> function);
}

/// <summary>Elementary functions for lanes of type <typeparamref name="E"/>, one body for every width.</summary>
interface ILaneMath<E> where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    /// <inheritdoc cref="IReal{T}.Exp"/>
    static abstract V Exp<V>(V x) where V : struct, ILanes<V, E>;

    /// <inheritdoc cref="IReal{T}.Expm1"/>
    static abstract V Expm1<V>(V x) where V : struct, ILanes<V, E>;

    /// <inheritdoc cref="IReal{T}.Log"/>
    static abstract V Log<V>(V x) where V : struct, ILanes<V, E>;

    /// <inheritdoc cref="IReal{T}.Log1p"/>
    static abstract V Log1p<V>(V x) where V : struct, ILanes<V, E>;

    /// <inheritdoc cref="IReal{T}.Tanh"/>
    static abstract V Tanh<V>(V x) where V : struct, ILanes<V, E>;

    /// <inheritdoc cref="IReal{T}.Logistic"/>
    static abstract V Logistic<V>(V x) where V : struct, ILanes<V, E>;

    /// <inheritdoc cref="IReal{T}.Softplus"/>
    static abstract V Softplus<V>(V x) where V : struct, ILanes<V, E>;

    /// <inheritdoc cref="IReal{T}.Erf"/>
    static abstract V Erf<V>(V x) where V : struct, ILanes<V, E>;

    /// <inheritdoc cref="IReal{T}.Erfc"/>
    static abstract V Erfc<V>(V x) where V : struct, ILanes<V, E>;

    /// <inheritdoc cref="IReal{T}.Sin"/>
    static abstract V Sin<V>(V x) where V : struct, ILanes<V, E>;

    /// <inheritdoc cref="IReal{T}.Cos"/>
    static abstract V Cos<V>(V x) where V : struct, ILanes<V, E>;

    /// <inheritdoc cref="IReal{T}.NormalCdf"/>
    static abstract V NormalCdf<V>(V x) where V : struct, ILanes<V, E>;

    /// <inheritdoc cref="IReal{T}.NormalPdf"/>
    static abstract V NormalPdf<V>(V x) where V : struct, ILanes<V, E>;

    /// <inheritdoc cref="IReal{T}.ExpParts"/>
    static virtual (V Value, V Lost) ExpParts<V>(V x) where V : struct, ILanes<V, E> => (V.Exp(x), V.Of(0));

    /// <inheritdoc cref="IReal{T}.SoftplusParts"/>
    static virtual (V Value, V Lost) SoftplusParts<V>(V x) where V : struct, ILanes<V, E> => (V.Softplus(x), V.Of(0));

    /// <inheritdoc cref="IReal{T}.ErfParts"/>
    static virtual (V Value, V Lost) ErfParts<V>(V x) where V : struct, ILanes<V, E> => (V.Erf(x), V.Of(0));

    /// <inheritdoc cref="IReal{T}.NormalCdfParts"/>
    static virtual (V Value, V Lost) NormalCdfParts<V>(V x) where V : struct, ILanes<V, E> => (V.NormalCdf(x), V.Of(0));
}
