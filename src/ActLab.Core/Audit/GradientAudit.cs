namespace ActLab.Core.Audit;

/// <summary>How an audit is run.</summary>
/// <param name="From">Lower end of the range.</param>
/// <param name="To">Upper end of the range.</param>
/// <param name="Strict">Whether inaccuracy in double arithmetic makes a right claim fail.</param>
public sealed record AuditOptions(double From = -745, double To = 745, bool Strict = false);

/// <summary>
/// Audits a claimed derivative against several witnesses. A point fails if a witness refutes it: if the two differ by
/// more than 8 times the claim's own rounding-error bound plus the witness's bound. It is inconclusive if no independent
/// witness is sharp enough to decide. Kinks are located, measured from both sides and named by convention.
/// </summary>
public static class GradientAudit
{
    /// <summary>Audits one subject.</summary>
    /// <param name="subject">The claim.</param>
    /// <param name="options">Range and strictness.</param>
    /// <param name="progress">Told the share of points done.</param>
    /// <param name="cancellation">Ends the audit early by an exception.</param>
    /// <exception cref="BadInputException">The range is empty, or the function has no value anywhere in it.</exception>
    public static AuditResult Run(
        AuditSubject subject, AuditOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var (from, to) = (options.From, options.To);
        if (!(double.IsFinite(from) && double.IsFinite(to) && from < to))
        {
            throw new BadInputException($"the range {Text.Of(from)}:{Text.Of(to)} is empty; give two finite numbers from:to, the smaller first");
        }

        var grid = AuditGrid.Points(from, to);
        var crossings = Crossings(subject, from, to);
        var observer = ObserverOf(subject, crossings, from, to);
        var sites = Sites(subject, observer, crossings, from, to);
        var kinks = sites.Where(s => s.IsKink && !s.IsJump).Select(s => (Site: s, Kink: KinkAudit.Describe(subject, s))).ToList();

        var jumps = sites.Where(s => s.IsJump).Select(s => (Site: s, Jump: KinkAudit.DescribeJump(subject, s))).ToList();

        var places = crossings.Concat(Crossing.Find(subject.ClaimSwitches, grid)).Select(c => c.X);
        var points = AuditGrid.With(grid, places, from, to)
            .Where(x => !sites.Any(s => (s.IsKink || s.IsJump) && s.Crossing.At == x)).ToArray();
        var observations = new List<Observation>(points.Length);
        for (var i = 0; i < points.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (observer.At(points[i]) is { IsOutside: false } observation)
            {
                observations.Add(observation);
            }

            progress?.Report((i + 1.0) / points.Length);
        }

        var floor = Judge.Floor(observations);
        return observations.Count > 0
            ? Conclude(subject, options, [.. observations.Select((_, i) => Judge.Row(observations, i, subject, floor))], sites, kinks, jumps)
            : throw new BadInputException($"the function has no value anywhere in {Text.Of(from)}:{Text.Of(to)}");
    }

    /// <summary>The kinks of the function within a range, with what the claim says there.</summary>
    public static IReadOnlyList<AuditedKink> Kinks(AuditSubject subject, double from, double to)
    {
        var crossings = Crossings(subject, from, to);
        return [.. Sites(subject, ObserverOf(subject, crossings, from, to), crossings, from, to)
            .Where(s => s.IsKink).Select(s => KinkAudit.Describe(subject, s))];
    }

    static Observer ObserverOf(AuditSubject subject, Crossing[] crossings, double from, double to) =>
        new(subject, crossings, Crossing.Find(subject.Singularities, AuditGrid.Points(from - 1, to + 1)));

    static List<Site> Sites(AuditSubject subject, Observer observer, Crossing[] crossings, double from, double to) =>
        [.. crossings.Where(c => from <= c.X && c.X <= to).Select(c => KinkAudit.Measure(subject, observer, c))];

    /// <summary>Crossings of the function's switches, in the range and just outside, and declared kinks that no switch shows.</summary>
    static Crossing[] Crossings(AuditSubject subject, double from, double to)
    {
        var found = Crossing.Find(subject.Switches, AuditGrid.Points(from - 1, to + 1));
        var declared = (subject.Declared ?? []).Where(k => !found.Any(c => c.IsAt(k.X))).Select(k => Crossing.Exactly(k.X));
        return [.. found.Concat(declared).OrderBy(c => c.X)];
    }

    static AuditResult Conclude(
        AuditSubject subject,
        AuditOptions options,
        IReadOnlyList<Judge.Judged> judged,
        IReadOnlyList<Site> sites,
        IReadOnlyList<(Site Site, AuditedKink Kink)> kinks,
        IReadOnlyList<(Site Site, AuditedJump Jump)> jumps)
    {
        var rows = judged.Select(j => j.Row).ToList();
        var wrong = WrongFindings.Of(judged, sites).Concat(KinkAudit.Faults(subject, sites, kinks, jumps))
            .Concat(subject.AnswersSpecialValues ? SpecialValues.Of(subject) : [])
            .Concat(subject.OtherFaults).ToList();
        var inaccurate = wrong.Count > 0 ? [] : AccuracyFindings.Of(rows, subject).ToList();
        var undecided = rows.Where(r => r.Verdict == Verdict.Inconclusive).ToList();
        var verdict = wrong.Count > 0 || (options.Strict && inaccurate.Count > 0) ? Verdict.Fail
            : undecided.Count > 0 ? Verdict.Inconclusive
            : Verdict.Pass;
        var findings = wrong.Concat(inaccurate).Concat(Undecided(undecided, rows.Count)).DistinctBy(f => f.Kind)
            .Select(f => new Finding(f.Kind, f.X, f.Message, subject.Command + Text.RangeAt(f.X))
            {
                Fails = wrong.Contains(f) || (options.Strict && inaccurate.Contains(f)),
            });
        return new(subject.Activation, subject.Name, verdict, rows, Judge.Worst(judged), [.. kinks.Select(k => k.Kink)], [.. findings])
        {
            Jumps = [.. jumps.Select(j => j.Jump)],
        };
    }

    static IEnumerable<(string Kind, double X, string Message)> Undecided(List<AuditRow> undecided, int points)
    {
        if (undecided.Count > 0)
        {
            yield return (FindingKind.Undecided, undecided[0].X,
                $"no witness decides at {undecided.Count} of {points} points, from x = {Text.Of(undecided[0].X)} "
                + $"to {Text.Of(undecided[^1].X)}: the function loses its digits there");
        }
    }
}
