namespace ActLab.Core.Accuracy;

/// <summary>The errors of one kernel in ulp of its type, each against the exact value.</summary>
/// <param name="Checked">Inputs evaluated.</param>
/// <param name="Exhaustive">Whether they were all values of the type.</param>
/// <param name="Max">Largest error; infinite where a finite input gives NaN or an infinity that is not the exact value rounded.</param>
/// <param name="At">The first input with that error; null where nothing was measured.</param>
/// <param name="Mean">Mean over the finite errors; NaN where there is none.</param>
/// <param name="CorrectlyRounded">Share of the inputs other than NaN whose result is the reference rounded.</param>
/// <param name="Histogram">The bins that are not empty, ascending.</param>
/// <param name="WrongSpecials">The first few of each kind.</param>
/// <param name="WrongSpecialCount">All of them.</param>
public sealed record UlpResult(
    long Checked, bool Exhaustive, double Max, Input? At, double Mean, double CorrectlyRounded,
    IReadOnlyList<UlpBin> Histogram, IReadOnlyList<WrongSpecial> WrongSpecials, long WrongSpecialCount);

/// <summary>One input of a kernel.</summary>
/// <param name="X">Its value, exactly.</param>
/// <param name="Bits">Its bits: for float32 the lower 32.</param>
public readonly record struct Input(double X, ulong Bits);

/// <summary>How many errors e have Above &lt; e &lt;= UpTo; the first bin holds 0 too, the infinite errors have a bin of their own.</summary>
/// <param name="Above">Lower bound, excluded.</param>
/// <param name="UpTo">Upper bound, included.</param>
/// <param name="Count">Errors.</param>
public readonly record struct UlpBin(double Above, double UpTo, long Count);

/// <summary>What is wrong with a special value, in or out.</summary>
public enum SpecialKind
{
    /// <summary>NaN in, a number out.</summary>
    NaNInput,

    /// <summary>An infinity in, not its limit out where that is a value of the type.</summary>
    InfiniteInput,

    /// <summary>A zero in, not its value out where that is a value of the type; a zero of the other sign is another value.</summary>
    ZeroInput,

    /// <summary>A finite number in, NaN out.</summary>
    NaNResult,

    /// <summary>A finite number in, an infinity out that is not the exact value rounded.</summary>
    InfiniteResult,
}

/// <summary>A special value that a kernel gets wrong.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="At">The input.</param>
/// <param name="Got">What the kernel gave.</param>
/// <param name="Want">The reference, rounded.</param>
public readonly record struct WrongSpecial(SpecialKind Kind, Input At, double Got, double Want);
