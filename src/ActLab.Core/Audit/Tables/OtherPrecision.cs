using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Tables;

/// <summary>Whether a table was rounded to, or computed from numbers of, a lower precision than its own.</summary>
/// <param name="table">The claim.</param>
/// <param name="points">Its ordinary points.</param>
sealed class OtherPrecision(ClaimedTable table, IReadOnlyList<TablePoint> points)
{
    /// <summary>Fewer different values are the values of constants, not of rounding.</summary>
    const int Enough = 4;

    /// <summary>Ulps of the lower precision that rounding to it may leave.</summary>
    const int Rounding = 4;

    /// <summary>The narrowest types first: a float16 number is a float32 number too.</summary>
    static readonly NumberType[] Types = [NumberType.BF16, NumberType.F16, NumberType.F32];

    /// <summary>The rounding that leaves every failing value; null if there is none.</summary>
    public Explanation? Explain(IReadOnlyList<TablePoint> failing)
    {
        if (failing.DistinctBy(p => p.Claimed).Take(Enough).Count() < Enough)
        {
            return null;
        }

        return Types.Where(type => type.FractionBits() < table.Number.FractionBits()).Select(type => Cause(type, failing)).FirstOrDefault(c => c is not null) is { } cause
            ? new(FindingKind.LowerPrecision, cause, failing)
            : null;
    }

    string? Cause(NumberType type, IReadOnlyList<TablePoint> failing)
    {
        if (points.All(p => type.Round(p.Claimed) == p.Claimed) && failing.All(p => Math.Abs(Ulp.Of(type, p.Claimed, p.Exact)) <= Rounding))
        {
            return $"all values are {type.FullName()} numbers inside {table.Number.FullName()}";
        }

        if (failing.All(p => p.IsExplainedBy(Of(type.Round(p.X)))))
        {
            return $"as if x had been rounded to {type.FullName()}";
        }

        return table.Quantity == Quantity.Derivative && table.Activation.HasDerivativeFromOutput && failing.All(p => IsFromOutput(type, p))
            ? $"as computed from an output that was rounded to {type.FullName()}"
            : null;
    }

    bool IsFromOutput(NumberType type, TablePoint p)
    {
        var output = type.Round(table.Activation.Forward(DoubleDouble.Of(p.X)).ToDouble());
        return p.IsExplainedBy(table.Activation.DerivativeFromOutput(DoubleDouble.Of(output)));
    }

    DoubleDouble Of(double x) => TablePoints.Exact(table.Activation, table.Quantity, DoubleDouble.Of(x));
}
