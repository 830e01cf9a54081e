using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ActLab.Core.Kernels;

namespace ActLab.Core.Statistics;

/// <summary>
/// A few columns of a few rows while they are measured, row after row, so that one vector operation covers a group of eight
/// columns and the values of a tile stay in the first-level cache.
/// </summary>
/// <remarks>Columns beside those of the layer hold 1 and are never looked at.</remarks>
sealed class Tile
{
    /// <summary>Columns that one vector operation covers.</summary>
    public const int Lanes = 8;

    /// <summary>Columns of a tile: those of one cache line of floats.</summary>
    public const int Columns = 2 * Lanes;

    bool _isWide;

    /// <summary>An empty tile for up to so many rows.</summary>
    public Tile(int rows)
    {
        (Singles, X) = (new float[rows * Columns], new double[rows * Columns]);
        (Output, Derivative) = (new double[rows * Columns], new double[rows * Columns]);
    }

    /// <summary>Rows it holds.</summary>
    public int Rows { get; private set; }

    /// <summary>The first of its groups of <see cref="Lanes"/> columns, counted in the layer.</summary>
    public int FirstGroup { get; private set; }

    /// <summary>Groups it holds.</summary>
    public int Groups { get; private set; }

    /// <summary>By group, what the copying of its values told.</summary>
    public GroupLook[] Looks { get; } = new GroupLook[Columns / Lanes];

    /// <summary>By group, how many values of each column are finite; <see cref="TileValues"/> counts them.</summary>
    public Vector512<long>[] Finite { get; } = new Vector512<long>[Columns / Lanes];

    /// <summary>Whether all values are.</summary>
    public bool IsFinite => !Finite.AsSpan(0, Groups).ContainsAnyExcept(Vector512.Create((long)Rows));

    /// <summary>Whether the values are floats, as they were taken.</summary>
    public bool IsSingle { get; private set; }

    /// <summary>The values where <see cref="IsSingle"/>.</summary>
    public float[] Singles { get; }

    /// <summary>The values; where <see cref="IsSingle"/> only after <see cref="Widen"/>.</summary>
    public double[] X { get; }

    /// <summary>f of the values, in the same order.</summary>
    public double[] Output { get; }

    /// <summary>f' of the values, in the same order.</summary>
    public double[] Derivative { get; }

    /// <summary>Values it holds: a group has eight of every <see cref="Columns"/>.</summary>
    public nuint Length => (nuint)(Rows * Columns);

    /// <summary>Takes up to <see cref="Columns"/> columns of rows of so many doubles or floats, and looks at them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="firstColumn">The first of the columns.</param>
    /// <param name="before">By group, the looks to go on from.</param>
    public void Take<T>(ReadOnlySpan<T> rows, int width, int firstColumn, ReadOnlySpan<GroupLook> before)
        where T : struct, INumber<T>
    {
        (IsSingle, _isWide) = (typeof(T) == typeof(float), false);
        if (IsSingle)
        {
            ref var from = ref Unsafe.As<T, float>(ref Place(rows, Unsafe.As<T[]>(Singles), ref width, firstColumn));
            GroupLook.Copy(ref from, (nuint)width, ref At(Singles, 0), Length, before, Looks);
            return;
        }

        ref var first = ref Unsafe.As<T, double>(ref Place(rows, Unsafe.As<T[]>(X), ref width, firstColumn));
        for (var g = 0; g < Groups; g++)
        {
            GroupLook.Copy(ref Unsafe.Add(ref first, g * Lanes), (nuint)width, ref At(X, g), Length, before[g], ref Looks[g]);
        }
    }

    /// <summary>Fills <see cref="X"/>.</summary>
    public void Widen()
    {
        if (IsSingle && !_isWide)
        {
            TensorPrimitives.ConvertTruncating<float, double>(Singles.AsSpan(0, Rows * Columns), X);
            _isWide = true;
        }
    }

    /// <summary>Fills <see cref="Output"/> and <see cref="Derivative"/>.</summary>
    public void Evaluate(Activation activation)
    {
        var count = Rows * Columns;
        var x = X.AsSpan(0, count);
        Kernel.Forward(activation, KernelFamily.Simd, x, Output.AsSpan(0, count));

        // What guards mend near a root of f', its last digits, no count and no mean can show; and around the root of SiLU's
        // an eighth of all normal values would pass through double-double.
        var derivative = new LaneSpans<DerivativeFunction>(x, Derivative.AsSpan(0, count));
        activation.Accept(ref derivative);
    }

    /// <summary>Where one group of one of the tile's arrays begins; its next row is <see cref="Columns"/> further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At<T>(T[] values, int group) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), group * Lanes);

    /// <summary>A count in every lane, one more where the mask is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> Count(Vector512<long> count, Vector512<long> mask) => count - mask;

    /// <summary>The eight doubles or floats at a place, as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load<T>(ref T first, nuint at) => typeof(T) == typeof(double)
        ? Vector512.LoadUnsafe(ref Unsafe.As<T, double>(ref first), at)
        : Doubles(Vector256.LoadUnsafe(ref Unsafe.As<T, float>(ref first), at));

    /// <summary>Floats as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Doubles(Vector256<float> x) => Avx512F.IsSupported
        ? Avx512F.ConvertToVector512Double(x)
        : Vector512.Create(Vector256.WidenLower(x), Vector256.WidenUpper(x));

    /// <summary>
    /// Where to copy values from: the rows themselves; or, where they lack columns, the tile, to which they are brought first.
    /// </summary>
    ref T Place<T>(ReadOnlySpan<T> rows, T[] to, ref int width, int firstColumn)
        where T : struct, INumber<T>
    {
        var columns = Math.Min(Columns, width - firstColumn);
        (Rows, FirstGroup, Groups) = (rows.Length / width, firstColumn / Lanes, (columns + Lanes - 1) / Lanes);
        if (columns == Columns)
        {
            return ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), firstColumn);
        }

        to.AsSpan(0, Rows * Columns).Fill(T.One);
        for (var r = 0; r < Rows; r++)
        {
            rows.Slice((r * width) + firstColumn, columns).CopyTo(to.AsSpan(r * Columns));
        }

        width = Columns;
        return ref At(to, 0);
    }
}
