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

    /// <summary>A value outside the range claimed, or an end of it that no value comes near.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>Monotone, or about 0, otherwise than claimed.</summary>
    public const string Shape = "shape";

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

    /// <summary>Rounded to, or computed in, a type of lower precision than the claim's own.</summary>
    public const string LowerPrecision = "lower-precision";

    /// <summary>A kernel's results depend on the length of the span, on the place in it, or change from call to call.</summary>
    public const string LengthDependent = "length-dependent";

    /// <summary>A kernel gives other results when its output is its input.</summary>
    public const string InPlace = "in-place";

    /// <summary>A kernel reads or writes outside its spans, or writes to its input.</summary>
    public const string OutOfBounds = "out-of-bounds";

    /// <summary>A kernel writes no result.</summary>
    public const string Unwritten = "unwritten";

    /// <summary>A kernel ends its process, or does not return.</summary>
    public const string Crash = "crash";

    /// <summary>A kind in a few words.</summary>
    public static string Describe(string kind) => kind switch
    {
        Wrong => "Another function than the one claimed",
        WrongBranch => "The branch of the other side of a kink",
        LowerPrecisionConstant => "A constant held in lower precision",
        LowerPrecision => "Rounded to or computed in a lower precision",
        Truncated => "A cut-off tail or a truncated series",
        Jump => "An undeclared jump of the function",
        KinkConvention => "A value at a kink outside the one-sided derivatives",
        SpecialValue => "NaN or an infinity answered wrongly",
        LengthDependent => "Results that depend on the length of the span or on the place in it",
        InPlace => "Other results when the output is the input",
        OutOfRange => "Values outside the range claimed, or a range that is wider than they are",
        Shape => "Monotone, or about 0, otherwise than claimed",
        OutOfBounds => "An access outside the spans of a call, or a write to the input",
        Unwritten => "A call that writes no result",
        Crash => "A call that does not return",
        Undecided => "No witness could decide",
        Overflow => "An intermediate result overflows",
        Underflow => "Small results are lost",
        Cancellation => "Nearly equal numbers are subtracted",
        Accuracy => "More digits are lost than rounding costs",
        _ => kind,
    };
}
