using ActLab.Core.Expressions;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Packs;

/// <summary>What is true of leaky ReLU and PReLU.</summary>
static class RectifierEvidence
{
    /// <summary>max(z, alpha z) agrees with PReLU for alpha = 0.25 and differs for alpha = 2.</summary>
    public static AuditResult PreluAsMaximum(AuditOptions options, CancellationToken cancellation)
    {
        var points = AuditGrid.Points(options.From, options.To);
        var (small, large) = (Differences(0.25, points), Differences(2, points));
        var worst = large.MaxBy(d => Math.Abs(d.Claimed - d.Reference));
        return PublishedMistakes.Refuted(worst.X,
            $"for alpha = 2, max(z, alpha z) is {Text.Of(worst.Claimed)} at z = {Text.Of(worst.X)} where PReLU is {Text.Of(worst.Reference)}, "
            + $"and differs at {large.Count} of {points.Length} points; for alpha = 0.25 it differs at {small.Count}: it holds for alpha <= 1 only",
            new(worst.X, worst.Claimed, worst.Reference,
                Math.Abs(Ulp.UlpsOfDouble(worst.Claimed, DoubleDouble.Of(worst.Reference))),
                Math.Abs((worst.Claimed - worst.Reference) / worst.Reference)));
    }

    /// <summary>Left of 0 the derivative of leaky ReLU is alpha everywhere.</summary>
    public static AuditResult LeakyReluNeverDies(AuditOptions options, CancellationToken cancellation)
    {
        var leaky = PublishedMistakes.Find("leaky-relu");
        var slopes = AuditGrid.Points(options.From, options.To).Where(x => x < 0)
            .Select(x => leaky.Derivative(DoubleDouble.Of(x)).ToDouble()).ToList();
        return PublishedMistakes.Refuted(options.From,
            $"a unit is dead if its derivative is 0 on every input; that of leaky ReLU is 0 at {slopes.Count(s => s == 0)} "
            + $"of {slopes.Count} points below 0, and there between {Text.Of(slopes.Min())} and {Text.Of(slopes.Max())}");
    }

    static List<(double X, double Claimed, double Reference)> Differences(double alpha, double[] points)
    {
        var standard = PublishedMistakes.Find("prelu");
        var prelu = standard.With(standard.Parameters.With("alpha", Text.Of(alpha)));
        var claim = Expression.Parse("max(z, alpha*z)", prelu.Parameters.Numbers());
        return [.. from x in points
                   let claimed = claim.Evaluate(DoubleDouble.Of(x))
                   let reference = prelu.Forward(DoubleDouble.Of(x))
                   where claimed.CompareTo(reference) != 0
                   select (x, claimed.ToDouble(), reference.ToDouble())];
    }
}
