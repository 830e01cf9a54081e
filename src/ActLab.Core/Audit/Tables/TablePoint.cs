using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Tables;

/// <summary>One finite claimed point held against the truth.</summary>
/// <param name="X">Pre-activation.</param>
/// <param name="Claimed">The value claimed; infinite, but never NaN.</param>
/// <param name="Exact">The true value.</param>
/// <param name="Ulps">abs(claimed - exact) in ulps of the table's type.</param>
/// <param name="Scale">The largest true absolute value among points within a factor 2 of abs(x), and 1 for functions bounded by 1.</param>
/// <param name="Allowed">What rounding inside a correct formula may explain.</param>
sealed record TablePoint(double X, double Claimed, DoubleDouble Exact, double Ulps, double Scale, double Allowed)
{
    /// <summary>Ulps that need no mention.</summary>
    public const double Acceptable = 4;

    /// <summary>claimed - exact.</summary>
    public double Error { get; } = double.IsInfinity(Claimed) && Ulps == 0 ? 0 : (DoubleDouble.Of(Claimed) - Exact).ToDouble();

    /// <summary>The size of the error.</summary>
    public double Size => Math.Abs(Error);

    /// <summary>The error is more than rounding explains.</summary>
    public bool Fails => !(Size <= Allowed);

    /// <summary>Right, but digits are lost.</summary>
    public bool IsInaccurate => !Fails && Ulps > Acceptable;

    /// <summary>Whether another value explains the claim, by a rounding of its own.</summary>
    public bool IsExplainedBy(DoubleDouble other)
    {
        var distance = DoubleDouble.Abs(DoubleDouble.Of(Claimed) - other).ToDouble();
        return distance <= Allowed || distance <= Allowed / Scale * Math.Abs(other.ToDouble());
    }
}
