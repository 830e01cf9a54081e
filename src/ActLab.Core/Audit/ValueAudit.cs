using ActLab.Core.Formulas;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>
/// Audits what a definition claims of values: that they lie in a range, that they only rise or only fall. A point fails if the claim is
/// broken by more than the error bound of f or f' there.
/// </summary>
public static class ValueAudit
{
    /// <summary>The claims of a definition, by name, and how each is audited.</summary>
    public static IEnumerable<(string Claim, Func<AuditOptions, AuditResult> Run)> Of(UserActivation activation)
    {
        if (activation.Definition.Range is { } range)
        {
            var claim = $"values in {activation.Info.Range}";
            yield return (claim, options => Run(activation, claim, options, FindingKind.OutOfRange, x =>
            {
                var f = activation.Forward(Bounded.Of(x));
                return (f, Above(f, range.High) || Below(f, range.Low) ? $"f is {Text.Of(f.Value.ToDouble())}" : null);
            }));
        }

        if (activation.Definition.Monotone is { } direction)
        {
            var claim = direction == Monotone.Rising ? "rising everywhere" : "falling everywhere";
            yield return (claim, options => Run(activation, claim, options, FindingKind.Shape, x =>
            {
                var slope = activation.Forward(Dual<Bounded>.Variable(Bounded.Of(x))).Tangent;
                var broken = direction == Monotone.Rising ? Below(slope, 0) : Above(slope, 0);
                return (slope, broken ? $"f' is {Text.Of(slope.Value.ToDouble())}" : null);
            }));
        }
    }

    static bool Above(Bounded value, double limit) => value.Value - value.Error > DoubleDouble.Of(limit);

    static bool Below(Bounded value, double limit) => value.Value + value.Error < DoubleDouble.Of(limit);

    static AuditResult Run(
        UserActivation activation, string claim, AuditOptions options, string kind, Func<double, (Bounded Value, string? Broken)> check)
    {
        var grid = AuditGrid.Points(options.From, options.To);
        var checks = AuditGrid.With(grid, activation.Kinks.Select(k => k.X), options.From, options.To).Select(x => (X: x, Found: check(x))).ToList();
        AuditRow[] rows = [.. checks.Select(c => Row(c.X, c.Found.Value, c.Found.Broken is not null))];
        var broken = checks.Where(c => c.Found.Broken is not null).ToList();
        var unknown = checks.Where(c => !c.Found.Value.Error.IsFinite).ToList();
        Finding[] findings = broken.Count > 0 ? [Say(kind, broken[0].X, $"{broken[0].Found.Broken} at x = {Text.Of(broken[0].X)}, and so it is broken at {broken.Count} of {rows.Length} points")]
            : unknown.Count > 0 ? [Say(FindingKind.Undecided, unknown[0].X, $"nothing is known at {unknown.Count} of {rows.Length} points, as at x = {Text.Of(unknown[0].X)}")]
            : [];
        return new(activation.Id, claim, rows.Max(r => r.Verdict), rows, null, [], findings);

        Finding Say(string what, double x, string message) => new(what, x, message, activation.Subject.Command + Text.RangeAt(x));
    }

    static AuditRow Row(double x, Bounded value, bool isBroken)
    {
        var rounded = value.Value.ToDouble();
        return new(x, rounded, rounded, rounded, double.NaN, double.NaN, [],
            isBroken ? Verdict.Fail : value.Error.IsFinite ? Verdict.Pass : Verdict.Inconclusive);
    }
}
