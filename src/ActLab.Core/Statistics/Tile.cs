using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ActLab.Core.Kernels;

namespace ActLab.Core.Statistics;

/// <summary>
/// A few columns of a few rows while they are measured, eight columns after the other, so that one vector operation covers
/// eight columns and all of a tile stays in the first-level cache.
/// </summary>
/// <remarks>Columns beside those of the layer hold 1 and are never looked at.</remarks>
sealed class Tile
{
    /// <summary>Columns that one vector operation covers.</summary>
    public const int Lanes = 8;

    /// <summary>Columns of a tile: those of one cache line of floats.</summary>
    public const int Columns = 2 * Lanes;

    /// <summary>An empty tile for up to so many rows.</summary>
    public Tile(int rows)
    {
        (X, Output, Derivative) = (new double[rows * Columns], new double[rows * Columns], new double[rows * Columns]);
        Array.Fill(X, 1);
    }

    /// <summary>Rows it holds.</summary>
    public int Rows { get; private set; }

    /// <summary>The first of its groups of <see cref="Lanes"/> columns, counted in the layer.</summary>
    public int FirstGroup { get; private set; }

    /// <summary>Groups it holds.</summary>
    public int Groups { get; private set; }

    /// <summary>By group, how many values of each column are finite; <see cref="TileValues"/> counts them.</summary>
    public Vector512<long>[] Finite { get; } = new Vector512<long>[Columns / Lanes];

    /// <summary>The values.</summary>
    public double[] X { get; }

    /// <summary>f of the values, in the same order.</summary>
    public double[] Output { get; }

    /// <summary>f' of the values, in the same order.</summary>
    public double[] Derivative { get; }

    /// <summary>Doubles that a group takes: <see cref="Lanes"/> for each row.</summary>
    public nuint Length => (nuint)(Rows * Lanes);

    /// <summary>Takes up to <see cref="Columns"/> columns of rows of so many doubles.</summary>
    public void Take(ReadOnlySpan<double> rows, int width, int firstColumn)
    {
        Begin(rows.Length / width, width, firstColumn);
        var columns = Math.Min(Columns, width - firstColumn);
        for (var r = 0; r < Rows; r++)
        {
            var row = rows.Slice((r * width) + firstColumn, columns);
            for (var g = 0; g < Groups; g++)
            {
                row[(g * Lanes)..Math.Min((g + 1) * Lanes, columns)].CopyTo(X.AsSpan(((g * Rows) + r) * Lanes));
            }
        }
    }

    /// <summary>Takes up to <see cref="Columns"/> columns of rows of so many floats.</summary>
    public void Take(ReadOnlySpan<float> rows, int width, int firstColumn)
    {
        Begin(rows.Length / width, width, firstColumn);
        for (var g = 0; g < Groups; g++)
        {
            var columns = Math.Min(Lanes, width - firstColumn - (g * Lanes));
            ref var from = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), firstColumn + (g * Lanes));
            if (columns == Lanes)
            {
                Widen(ref from, width, ref At(X, g), Length);
            }
            else
            {
                WidenSome(ref from, width, ref At(X, g), Length, columns);
            }
        }
    }

    /// <summary>Fills <see cref="Output"/> and <see cref="Derivative"/>.</summary>
    public void Evaluate(Activation activation)
    {
        var count = Groups * Rows * Lanes;
        var x = X.AsSpan(0, count);
        Kernel.Forward(activation, KernelFamily.Simd, x, Output.AsSpan(0, count));

        // What guards mend near a root of f', its last digits, no count and no mean can show; and around the root of SiLU's
        // an eighth of all normal values would pass through double-double.
        var derivative = new LaneSpans<DerivativeFunction>(x, Derivative.AsSpan(0, count));
        activation.Accept(ref derivative);
    }

    /// <summary>Where one group of one of the tile's arrays begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double At(double[] values, int group) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), group * Rows * Lanes);

    /// <summary>A count in every lane, one more where the mask is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> Count(Vector512<long> count, Vector512<long> mask) => count - mask;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Widen(ref float from, int width, ref double to, nuint length)
    {
        for (nuint r = 0; r < length; r += Lanes)
        {
            var singles = Vector256.LoadUnsafe(ref from);
            (Avx512F.IsSupported
                ? Avx512F.ConvertToVector512Double(singles)
                : Vector512.Create(Vector256.WidenLower(singles), Vector256.WidenUpper(singles))).StoreUnsafe(ref to, r);
            from = ref Unsafe.Add(ref from, width);
        }
    }

    static void WidenSome(ref float from, int width, ref double to, nuint length, int columns)
    {
        for (nuint r = 0; r < length; r += Lanes)
        {
            for (var c = 0; c < columns; c++)
            {
                Unsafe.Add(ref to, r + (nuint)c) = Unsafe.Add(ref from, c);
            }

            from = ref Unsafe.Add(ref from, width);
        }
    }

    void Begin(int rows, int width, int firstColumn)
    {
        (Rows, FirstGroup) = (rows, firstColumn / Lanes);
        Groups = (Math.Min(Columns, width - firstColumn) + Lanes - 1) / Lanes;
        if (width - firstColumn < Groups * Lanes)
        {
            X.AsSpan((Groups - 1) * Rows * Lanes, Rows * Lanes).Fill(1);
        }
    }
}
