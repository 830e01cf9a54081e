using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>A crossing with the limits of the derivative on both sides.</summary>
sealed record Site(Crossing Crossing, Estimate Left, Estimate Right, bool IsJump)
{
    /// <summary>The one-sided derivatives differ by more than their bounds.</summary>
    public bool IsKink => Left.IsKnown && Right.IsKnown && Left.DistanceTo(Right) > Left.Bound + Right.Bound;
}

/// <summary>Measures one-sided derivatives and says which convention a claim follows. Conventions are never errors.</summary>
static class KinkAudit
{
    /// <summary>What declared one-sided derivatives, being doubles, may be off.</summary>
    const double DeclaredTolerance = 1e-15;

    /// <summary>A limit is taken this many bits beside the point: far enough to be told apart from it, and too near to matter.</summary>
    const int LimitBits = 100;

    /// <summary>Limits and jump at a crossing.</summary>
    public static Site Measure(AuditSubject subject, Observer observer, Crossing crossing)
    {
        var (left, right) = (observer.OneSided(crossing, -1), observer.OneSided(crossing, 1));
        return new(crossing, left, right, crossing.At is { } at ? JumpsAt(subject, at) : JumpsBetween(subject, crossing, left, right));
    }

    /// <summary>A step that does not shrink with the distance.</summary>
    static bool JumpsAt(AuditSubject subject, double at)
    {
        var far = Math.ScaleB(1, Math.Max(at == 0 ? 0 : Math.ILogB(at), -30) - 50);
        return Jumps(1) || Jumps(-1);

        bool Jumps(int direction)
        {
            var (coarse, fine) = (Step(direction * far), Step(direction * far / 16));
            return DoubleDouble.Abs(fine.Value) - fine.Error > DoubleDouble.Abs(coarse.Value).ScaleByPowerOfTwo(-1);
        }

        Bounded Step(double t) => subject.Function(at, t) - subject.Function(at, 0);
    }

    /// <summary>The limits of the function at a jump, and what the claim says there.</summary>
    public static AuditedJump DescribeJump(AuditSubject subject, Site site)
    {
        var (left, at, right) = (site.Crossing.Left, site.Crossing.At, site.Crossing.Right);
        var near = Math.ScaleB(1, (at is null or 0 ? 0 : Math.ILogB(at.Value)) - LimitBits);
        double Limit(double beside, double step) => subject.Function(at ?? beside, at is null ? 0 : step).Value.ToDouble();
        return new(site.Crossing.X, Limit(left, -near), Limit(right, near), subject.Claim(site.Crossing.X).Value.ToDouble());
    }

    /// <summary>A step between adjacent doubles that is larger than the slopes explain.</summary>
    static bool JumpsBetween(AuditSubject subject, Crossing crossing, Estimate left, Estimate right)
    {
        var slope = (left.Magnitude < right.Magnitude ? right : left).Magnitude;
        var step = subject.Function(crossing.Right, 0) - subject.Function(crossing.Left, 0);
        return DoubleDouble.Abs(step.Value) > slope * DoubleDouble.Of(crossing.Right - crossing.Left) * DoubleDouble.Of(4) + step.Error;
    }

    /// <summary>What the claim says at a kink.</summary>
    public static AuditedKink Describe(AuditSubject subject, Site site)
    {
        var claim = Estimate.Of(subject.Claim(site.Crossing.X));
        var tolerance = Judge.Allowed(claim) + site.Left.Bound + site.Right.Bound;
        var (toLeft, toRight) = (claim.Value - site.Left.Value, claim.Value - site.Right.Value);
        var convention = DoubleDouble.Abs(toLeft) <= tolerance ? "left"
            : DoubleDouble.Abs(toRight) <= tolerance ? "right"
            : toLeft.Sign * toRight.Sign < 0 ? "between"
            : "outside";
        return new(
            site.Crossing.X, site.Left.Value.ToDouble(), site.Right.Value.ToDouble(), claim.Value.ToDouble(), convention);
    }

    /// <summary>What is wrong with jumps, kinks and the declarations of them.</summary>
    public static IEnumerable<(string Kind, double X, string Message)> Faults(
        AuditSubject subject,
        IReadOnlyList<Site> sites,
        IEnumerable<(Site Site, AuditedKink Kink)> kinks,
        IEnumerable<(Site Site, AuditedJump Jump)> jumps)
    {
        Kink? DeclaredAt(Crossing c) => subject.Declared is { } all && all.Any(d => c.IsAt(d.X)) ? all.First(d => c.IsAt(d.X)) : null;
        foreach (var (site, (x, left, right, claimed)) in jumps.Where(j => !subject.JumpsAt(j.Site.Crossing)))
        {
            var declared = DeclaredAt(site.Crossing);
            if (!(declared?.Jump is { } jump && Near(jump.Left, left) && Near(jump.Right, right)))
            {
                yield return (FindingKind.Jump, x, $"the function jumps at x = {Text.Of(x)}, from {Text.Of(left)} to {Text.Of(right)}");
            }
            else if (TextbookAt(subject, x) is { } text && (text != claimed || declared.Value != claimed))
            {
                yield return (FindingKind.KinkConvention, x, $"at the jump x = {Text.Of(x)} the claim is {Text.Of(claimed)}, "
                    + $"the textbook derivative {Text.Of(text)}, and {Text.Of(declared.Value)} is declared");
            }
        }

        foreach (var (site, (x, left, right, claimed, convention)) in kinks)
        {
            if (convention == "outside")
            {
                yield return (FindingKind.KinkConvention, x, $"at the kink x = {Text.Of(x)} the claim is {Text.Of(claimed)}, "
                    + $"outside the one-sided derivatives {Text.Of(left)} and {Text.Of(right)}");
            }

            if (subject.Declared is not null && !IsDeclared(DeclaredAt(site.Crossing), left, right, site.Crossing.At is null ? null : claimed))
            {
                yield return (FindingKind.KinkConvention, x, $"the kink x = {Text.Of(x)} with one-sided derivatives "
                    + $"{Text.Of(left)} and {Text.Of(right)} is not the one declared");
            }

            if (TextbookAt(subject, x) is { } text && text != claimed)
            {
                yield return (FindingKind.KinkConvention, x, $"at the kink x = {Text.Of(x)} the claim is {Text.Of(claimed)}, "
                    + $"but the textbook derivative {Text.Of(text)}");
            }
        }

        foreach (var d in (subject.Declared ?? []).Where(d => sites.Any(s => s.Crossing.IsAt(d.X) && !s.IsJump && (d.Jump is not null || !s.IsKink))))
        {
            var missing = d.Jump is null ? "kink" : "jump";
            yield return (FindingKind.KinkConvention, d.X, $"no {missing} at x = {Text.Of(d.X)}, where one is declared");
        }
    }

    /// <summary>The textbook derivative at a point, if the subject has one.</summary>
    static double? TextbookAt(AuditSubject subject, double x) =>
        subject.Automatic(x).FirstOrDefault(a => a.Witness == Witness.TextbookDerivative) is { Witness: not null } text
            ? text.Value.Value.ToDouble()
            : null;

    static bool Near(double a, double b) => Math.Abs(a - b) <= DeclaredTolerance * Math.Abs(b);

    /// <summary>The declaration matches; a claim beside a kink that is no double says nothing of the convention.</summary>
    static bool IsDeclared(Kink? declared, double left, double right, double? claimed) =>
        declared is { Jump: null } d && Near(d.Left, left) && Near(d.Right, right) && (claimed is null || Near(d.Value, claimed.Value));
}
