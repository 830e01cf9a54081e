namespace ActLab.Core.Audit;

/// <summary>The kinds of findings, as they are written in results.</summary>
public static class FindingKind
{
    /// <summary>The derivative is wrong.</summary>
    public const string Wrong = "wrong";

    /// <summary>The derivative of the other side of a kink.</summary>
    public const string WrongBranch = "wrong-branch";

    /// <summary>Wrong by a small relative amount throughout, as a rounded constant makes it.</summary>
    public const string LowerPrecisionConstant = "lower-precision-constant";

    /// <summary>Right up to some point, a constant or another function beyond it, and off by little there.</summary>
    public const string Truncated = "truncated";

    /// <summary>The function jumps at a point that is not declared.</summary>
    public const string Jump = "jump";

    /// <summary>The value at a kink is outside the one-sided derivatives.</summary>
    public const string KinkConvention = "kink-convention";

    /// <summary>NaN or an infinity is not answered as it must be.</summary>
    public const string SpecialValue = "special-value";

    /// <summary>A value outside the range claimed.</summary>
    public const string OutOfBounds = "out-of-bounds";

    /// <summary>No witness could decide.</summary>
    public const string Undecided = "undecided";

    /// <summary>Right, but double arithmetic overflows where the value is representable.</summary>
    public const string Overflow = "overflow";

    /// <summary>Right, but double arithmetic gives 0 or a subnormal where the value is larger.</summary>
    public const string Underflow = "underflow";

    /// <summary>Right, but double arithmetic subtracts nearly equal numbers.</summary>
    public const string Cancellation = "cancellation";

    /// <summary>Right, but more than 4 ulp off in double arithmetic.</summary>
    public const string Accuracy = "accuracy";
}
