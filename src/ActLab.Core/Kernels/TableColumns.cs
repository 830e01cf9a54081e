using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>The columns of a <see cref="SingleTable"/> as kernels read them; the table must outlive it.</summary>
readonly unsafe struct TableColumns(ref float pinned, TableShape shape, float slope)
{
    readonly float* _first = (float*)Unsafe.AsPointer(ref pinned);

    /// <summary>Intervals in a unit of x.</summary>
    public float Scale { get; } = (float)(1 / shape.Width);

    /// <summary>The columns serve abs(x) below this.</summary>
    public float Limit { get; } = (float)shape.Limit;

    /// <summary>What the first coefficients lack in the first binade.</summary>
    public float Slope { get; } = slope;

    /// <summary>Centres of the intervals.</summary>
    public float* Centre => _first;

    /// <summary>The function at the centre, nearly exactly.</summary>
    public float* Value => _first + SingleTable.Rows;

    /// <summary>What the coefficient of b leaves.</summary>
    public float* SlopeLow => _first + (2 * SingleTable.Rows);

    /// <summary>The coefficients of b^power, b being the distance from the centre.</summary>
    public float* Coefficient(int power) => _first + ((2 + power) * SingleTable.Rows);
}

/// <summary>One column at hand for a loop.</summary>
interface IColumn<TSelf, V> where TSelf : struct, IColumn<TSelf, V>
{
    /// <summary>Makes a column ready.</summary>
    static abstract unsafe TSelf Of(float* first);

    /// <summary>Per lane, the entry that the low bits of the lane's representation point to.</summary>
    V At(V row);
}

/// <summary>A column in two 512-bit registers.</summary>
readonly struct RegisterColumn(Vector512<float> low, Vector512<float> high) : IColumn<RegisterColumn, Lanes512<float, SingleMath>>
{
    readonly Vector512<float> _low = low, _high = high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe RegisterColumn Of(float* first) => new(Vector512.Load(first), Vector512.Load(first + 16));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes512<float, SingleMath> At(Lanes512<float, SingleMath> row) =>
        new(Avx512F.PermuteVar16x32x2(_low, row.Value.AsInt32(), _high));
}

/// <summary>A column in memory.</summary>
readonly unsafe struct MemoryColumn<V>(float* first) : IColumn<MemoryColumn<V>, V> where V : struct, ILanes<V, float>
{
    readonly float* _first = first;

    public static MemoryColumn<V> Of(float* first) => new(first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(V row) => V.Lookup(new ReadOnlySpan<float>(_first, SingleTable.Rows), row);
}
