using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>What an audit concludes, in rising severity: the verdict of several is the largest.</summary>
public enum Verdict
{
    /// <summary>Every point was decided, none against the claim.</summary>
    Pass,

    /// <summary>No point was decided against the claim, but some could not be decided.</summary>
    Inconclusive,

    /// <summary>Something is wrong that rounding inside a correct formula cannot explain.</summary>
    Fail,
}

/// <summary>What was audited and what was found.</summary>
/// <param name="Activation">Identifier of the activation, or "formula".</param>
/// <param name="Subject">What of it: "derivative", "derivative by alpha", the text of a claim.</param>
/// <param name="Verdict">The conclusion.</param>
/// <param name="Rows">Every audited point, ascending.</param>
/// <param name="Worst">The largest error over its allowed bound; null if there was none.</param>
/// <param name="Kinks">Points where the function is continuous and has no derivative, ascending.</param>
/// <param name="Findings">What there is to say, at most one of each kind.</param>
public sealed record AuditResult(
    string Activation,
    string Subject,
    Verdict Verdict,
    IReadOnlyList<AuditRow> Rows,
    WorstPoint? Worst,
    IReadOnlyList<AuditedKink> Kinks,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Points where the function is not continuous, ascending.</summary>
    public IReadOnlyList<AuditedJump> Jumps { get; init; } = [];

    /// <summary>How many points were audited; of a table or a library they are not kept as rows.</summary>
    public int Points { get; init; } = Rows.Count;

    /// <summary>The type of the numbers in question.</summary>
    public NumberType Number { get; init; } = NumberType.F64;
}

/// <summary>The point with the largest error over its allowed bound.</summary>
/// <param name="X">Pre-activation.</param>
/// <param name="Claimed">The claim's value in double-double, rounded.</param>
/// <param name="Reference">The tightest witness, rounded.</param>
/// <param name="Ulps">The error in ulps of double at the reference.</param>
/// <param name="RelativeError">The error over the reference; infinite if that is 0.</param>
public sealed record WorstPoint(double X, double Claimed, double Reference, double Ulps, double RelativeError);

/// <summary>A point without a derivative, as measured.</summary>
/// <param name="X">Pre-activation; the nearest double below or above if the kink lies between two.</param>
/// <param name="Left">Derivative from the left.</param>
/// <param name="Right">Derivative from the right.</param>
/// <param name="Claimed">What the claim says there.</param>
/// <param name="Convention">"left", "right", "between" or "outside".</param>
public sealed record AuditedKink(double X, double Left, double Right, double Claimed, string Convention);

/// <summary>A point where the function is not continuous, as measured.</summary>
/// <param name="X">Pre-activation; the nearest double below or above if the jump lies between two.</param>
/// <param name="Left">Limit of the function from the left.</param>
/// <param name="Right">Limit of the function from the right.</param>
/// <param name="Claimed">What is claimed to be the derivative there.</param>
public sealed record AuditedJump(double X, double Left, double Right, double Claimed);

/// <summary>One thing to say about a claim.</summary>
/// <param name="Kind">One of <see cref="FindingKind"/>.</param>
/// <param name="X">Its worst point.</param>
/// <param name="Message">One line for a person.</param>
/// <param name="Reproduce">The command that shows it again.</param>
public sealed record Finding(string Kind, double X, string Message, string Reproduce)
{
    /// <summary>The values at x, where a table or a library gave them.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>Whether it makes the verdict fail; a loss of digits does not.</summary>
    public bool Fails { get; init; } = true;
}

/// <summary>What is claimed and what is true at the point of a finding.</summary>
/// <param name="XBits">The bits of x, as 0x and hexadecimal digits.</param>
/// <param name="Claimed">The value claimed.</param>
/// <param name="Reference">The true value, rounded to double.</param>
/// <param name="Ulps">The error in ulps of the type in question.</param>
/// <param name="Cause">What most likely made it.</param>
public sealed record Evidence(string XBits, double Claimed, double Reference, double Ulps, string Cause);

/// <summary>One audited point.</summary>
/// <param name="X">Pre-activation.</param>
/// <param name="Claimed">The claim in double-double, rounded.</param>
/// <param name="Plain">The claim in double, as the program computes it.</param>
/// <param name="Reference">The tightest value known, rounded.</param>
/// <param name="Ulps">Error of <paramref name="Plain"/> in ulps of double; NaN if the reference is too wide to say.</param>
/// <param name="Classical">Central difference of f in double with the textbook step, for comparison only.</param>
/// <param name="Witnesses">What each witness says.</param>
/// <param name="Verdict">The conclusion at this point.</param>
public sealed record AuditRow(
    double X,
    double Claimed,
    double Plain,
    double Reference,
    double Ulps,
    double Classical,
    IReadOnlyList<Testimony> Witnesses,
    Verdict Verdict)
{
    /// <summary>The witness of that name, if this subject has it.</summary>
    public Testimony? By(string witness) => Witnesses.FirstOrDefault(w => w.Witness == witness);
}

/// <summary>What one witness says at one point.</summary>
/// <param name="Witness">One of the names in <see cref="Witness"/>.</param>
/// <param name="Value">Its value, rounded.</param>
/// <param name="Bound">Its error bound, rounded.</param>
/// <param name="Opinion">What it says of the claim.</param>
public sealed record Testimony(string Witness, double Value, double Bound, Opinion Opinion);

/// <summary>What a witness says of the claim.</summary>
public enum Opinion
{
    /// <summary>Its bound is too wide to decide.</summary>
    Unresolved,

    /// <summary>It decides, and the claim is within the bounds.</summary>
    Agrees,

    /// <summary>The claim is outside the bounds.</summary>
    Refutes,
}
