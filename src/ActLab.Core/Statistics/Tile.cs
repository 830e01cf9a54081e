using ActLab.Core.Kernels;

namespace ActLab.Core.Statistics;

/// <summary>
/// A few rows held while they are measured, folded to a width of whole vectors: column f*units + u of folded row r is
/// unit u of row r*Fold + f. What no row fills is NaN, which no statistic counts. The shape depends on the number of units alone.
/// </summary>
sealed class Tile
{
    /// <summary>Columns that one vector operation covers.</summary>
    public const int Lanes = 8;

    const int FewColumns = 64;
    const int Values = 1 << 14;

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
        Array.Fill(X, double.NaN);
        Array.Fill(Derivative, double.NaN);
    }

    /// <summary>Rows side by side in one folded row.</summary>
    public int Fold { get; }

    /// <summary>Columns, a multiple of <see cref="Lanes"/>.</summary>
    public int Width { get; }

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
            // Rows that share a folded row lie side by side, there as here.
            var (row, side) = Math.DivRem(Rows + i, Fold);
            var together = Math.Min(Fold - side, taken - i);
            rows.Slice(i * _units, together * _units).CopyTo(X.AsSpan((row * Width) + (side * _units)));
            i += together;
        }

        Rows += taken;
        return taken;
    }

    /// <summary>Makes every position that no row fills NaN.</summary>
    public void ClearRest()
    {
        if (Rows % Fold != 0)
        {
            var row = Rows / Fold * Width;
            X.AsSpan(row + (Rows % Fold * _units), Width - (Rows % Fold * _units)).Fill(double.NaN);
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

    /// <summary>The largest power of two not above the value, at least 1.</summary>
    static int PowerOfTwo(int value) => 1 << int.Log2(Math.Max(value, 1));
}
