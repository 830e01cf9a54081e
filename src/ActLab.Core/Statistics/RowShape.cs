namespace ActLab.Core.Statistics;

/// <summary>
/// How the rows of a layer are laid out to be measured, which depends on the number of units alone: few units are folded to
/// a width worth a vector, column f*units + u of folded row r being unit u of row r*Fold + f.
/// </summary>
readonly record struct RowShape
{
    const int FewColumns = 64;
    const int MostRows = 512;
    const int MostValues = 1 << 20;

    /// <summary>The shape for so many units.</summary>
    public RowShape(int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        Fold = PowerOfTwo(FewColumns / Math.Max(units, 1));
        Units = units;
        FoldedRows = Math.Min(LayerAccumulator.BlockRows / Fold, Math.Min(MostRows, PowerOfTwo(MostValues / Math.Max(Width, 1))));
    }

    /// <summary>Values per row.</summary>
    public int Units { get; }

    /// <summary>Rows side by side in one folded row.</summary>
    public int Fold { get; }

    /// <summary>Folded rows measured together; block after block begins with a whole number of them.</summary>
    public int FoldedRows { get; }

    /// <summary>Values in a folded row.</summary>
    public int Width => Units * Fold;

    /// <summary>Columns, a multiple of <see cref="Tile.Lanes"/>.</summary>
    public int Columns => (Width + Tile.Lanes - 1) / Tile.Lanes * Tile.Lanes;

    /// <summary>Rows measured together.</summary>
    public int Rows => FoldedRows * Fold;

    /// <summary>Columns of a unit.</summary>
    public IEnumerable<int> ColumnsOf(int unit)
    {
        var units = Units;
        return Enumerable.Range(0, Fold).Select(f => (f * units) + unit);
    }

    /// <summary>The largest power of two not above the value, at least 1.</summary>
    static int PowerOfTwo(int value) => 1 << int.Log2(Math.Max(value, 1));
}
