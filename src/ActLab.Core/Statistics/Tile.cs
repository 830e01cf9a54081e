using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ActLab.Core.Kernels;

namespace ActLab.Core.Statistics;

/// <summary>
/// A few rows held while they are measured, folded to a width of whole vectors: column f*units + u of folded row r is
/// unit u of row r*Fold + f. Where a row is missing there are NaN, which no statistic counts; columns beside the units hold 1 and
/// are never looked at. The shape depends on the number of units alone.
/// </summary>
sealed class Tile
{
    /// <summary>Columns that one vector operation covers.</summary>
    public const int Lanes = 8;

    const int FewColumns = 64;
    const int Values = 1 << 12;

    readonly int _units;

    /// <summary>An empty tile.</summary>
    /// <param name="units">Values per row.</param>
    /// <param name="largest">Rows it may hold at most, a power of two.</param>
    public Tile(int units, int largest)
    {
        _units = units;
        Fold = PowerOfTwo(FewColumns / Math.Max(units, 1));
        Width = ((units * Fold) + Lanes - 1) / Lanes * Lanes;
        Capacity = Math.Min(largest, Fold * PowerOfTwo(Values / Math.Max(Width, 1)));
        X = new double[Capacity / Fold * Width];
        (Output, Derivative) = (new double[X.Length], new double[X.Length]);
        Array.Fill(X, 1);
        Sides = [.. Enumerable.Range(0, Width).Select(column => (long)(column / Math.Max(units, 1)))];
    }

    /// <summary>Rows side by side in one folded row.</summary>
    public int Fold { get; }

    /// <summary>Columns, a multiple of <see cref="Lanes"/>.</summary>
    public int Width { get; }

    /// <summary>Groups of <see cref="Lanes"/> columns.</summary>
    public int Groups => Width / Lanes;

    /// <summary>By column, the place of its row among those of the folded row.</summary>
    public long[] Sides { get; }

    /// <summary>Rows it can hold.</summary>
    public int Capacity { get; }

    /// <summary>Rows it holds.</summary>
    public int Rows { get; private set; }

    /// <summary>Folded rows in use.</summary>
    public int FoldedRows => (Rows + Fold - 1) / Fold;

    /// <summary>The values, folded row by folded row.</summary>
    public double[] X { get; }

    /// <summary>f of the values, in the same order.</summary>
    public double[] Output { get; }

    /// <summary>f' of the values, in the same order.</summary>
    public double[] Derivative { get; }

    /// <summary>Takes as many whole rows as it has room for and returns their number.</summary>
    public int Take(ReadOnlySpan<double> rows)
    {
        var taken = Math.Min(rows.Length / _units, Capacity - Rows);
        for (var i = 0; i < taken;)
        {
            var (start, together) = Place(i, taken);
            rows.Slice(i * _units, together * _units).CopyTo(X.AsSpan(start));
            i += together;
        }

        Rows += taken;
        return taken;
    }

    /// <summary>Takes as many whole rows of floats as it has room for and returns their number.</summary>
    public int Take(ReadOnlySpan<float> rows)
    {
        var taken = Math.Min(rows.Length / _units, Capacity - Rows);
        for (var i = 0; i < taken;)
        {
            var (start, together) = Place(i, taken);
            Widen(rows.Slice(i * _units, together * _units), X.AsSpan(start));
            i += together;
        }

        Rows += taken;
        return taken;
    }

    /// <summary>Makes the places of missing rows in the last folded row NaN.</summary>
    public void ClearRest()
    {
        if (Rows % Fold != 0)
        {
            var row = Rows / Fold * Width;
            X.AsSpan(row + (Rows % Fold * _units), (Fold - (Rows % Fold)) * _units).Fill(double.NaN);
        }
    }

    /// <summary>Forgets the rows.</summary>
    public void Empty() => Rows = 0;

    /// <summary>Fills <see cref="Output"/> and <see cref="Derivative"/>.</summary>
    public void Evaluate(Activation activation)
    {
        var count = FoldedRows * Width;
        var x = X.AsSpan(0, count);
        Kernel.Forward(activation, KernelFamily.Simd, x, Output.AsSpan(0, count));

        // What guards mend near a root of f', its last digits, no count and no mean can show; and around the root of SiLU's
        // an eighth of all normal values would pass through double-double.
        var derivative = new LaneSpans<DerivativeFunction>(x, Derivative.AsSpan(0, count));
        activation.Accept(ref derivative);
    }

    /// <summary>Where the next row goes, and how many may go there at once: all of a full width, else those of one folded row.</summary>
    (int Start, int Rows) Place(int next, int end)
    {
        var (row, side) = Math.DivRem(Rows + next, Fold);
        return ((row * Width) + (side * _units), Width == Fold * _units ? end - next : Math.Min(Fold - side, end - next));
    }

    static void Widen(ReadOnlySpan<float> numbers, Span<double> values)
    {
        var done = 0;
        for (; done <= numbers.Length - Lanes; done += Lanes)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(numbers[done..]));
            Vector512.Create(low, high).CopyTo(values[done..]);
        }

        for (; done < numbers.Length; done++)
        {
            values[done] = numbers[done];
        }
    }

    /// <summary>Eight columns of a folded row of one of the tile's arrays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Load(double[] values, int row, int group) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)((row * Width) + (group * Lanes)));

    /// <summary>A count in every lane, one more where the mask is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> Count(Vector512<long> count, Vector512<long> mask) =>
        Vector512.ConditionalSelect(mask, count + Vector512<long>.One, count);

    /// <summary>The largest power of two not above the value, at least 1.</summary>
    static int PowerOfTwo(int value) => 1 << int.Log2(Math.Max(value, 1));
}
