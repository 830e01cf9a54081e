namespace ActLab.Core.Kernels;

/// <summary>Where a polynomial serves, and its place in the table.</summary>
/// <param name="Row">The row.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Middle">Where its centre may begin.</param>
readonly record struct TableInterval(int Row, double Low, double High, double Middle);

/// <summary>Equal parts of the binades of abs(x) + offset: 32 rows for all of them.</summary>
/// <param name="Offset">A power of two; abs(x) is below it in the first binade.</param>
/// <param name="Shift">How far the bits of abs(x) + offset move for their last five to be the row.</param>
readonly record struct Binades(double Offset, int Shift)
{
    /// <summary>How far the bits of abs(x) + offset move for their last five to be the row; here, because kernels want a constant.</summary>
    public const int OddShift = Fraction - 3, LinearUnitShift = Fraction - 2;

    /// <summary>Bits of a float's fraction.</summary>
    const int Fraction = 23;

    /// <summary>Up to 15; hyperbolic tangents are constant from 9 on.</summary>
    public static Binades Odd => new(1, OddShift);

    /// <summary>Up to 63.75; exponentials of negative numbers vanish beside 1 from -17 on.</summary>
    public static Binades LinearUnit => new(0.25, LinearUnitShift);

    /// <summary>So many bits of the fraction tell the part; the other bits of a row's number are the exponent's last.</summary>
    int FractionBits => Fraction - Shift;

    /// <summary>Where the last part ends.</summary>
    public double Limit => Math.ScaleB(Offset, SingleTable.Rows >> FractionBits) - Offset;

    /// <summary>The parts from 0 on.</summary>
    public IEnumerable<TableInterval> Intervals()
    {
        for (double low = 0; low < Limit;)
        {
            var row = (BitConverter.SingleToInt32Bits((float)(low + Offset)) >> Shift) & (SingleTable.Rows - 1);
            var width = Math.ScaleB(1, Math.ILogB(low + Offset) - FractionBits);
            yield return new(row, low, low + width, low + (width / 2));
            low += width;
        }
    }
}
