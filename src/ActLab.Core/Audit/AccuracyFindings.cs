namespace ActLab.Core.Audit;

/// <summary>Where a right claim is inaccurate in double arithmetic.</summary>
static class AccuracyFindings
{
    /// <summary>Ulps of double that need no mention.</summary>
    const double Acceptable = 4;

    const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>One finding for each kind, at its worst point.</summary>
    public static IEnumerable<(string Kind, double X, string Message)> Of(IEnumerable<AuditRow> rows, AuditSubject subject) =>
        from row in rows
        where row.Ulps > Acceptable && double.IsFinite(row.Reference)
        group row by Kind(row, subject) into kind
        let worst = kind.MaxBy(r => (r.Ulps, Math.Abs(r.Reference)))
        select (kind.Key, worst.X, $"{Means(kind.Key)}: {Text.Of(worst.Plain)} instead of {Text.Of(worst.Reference)} at x = {Text.Of(worst.X)}, "
            + $"{Text.Rough(worst.Ulps)} ulp; {kind.Count()} points are more than {Acceptable} ulp off");

    static string Kind(AuditRow row, AuditSubject subject) =>
        !double.IsFinite(row.Plain) || subject.Overflows(row.X) ? FindingKind.Overflow
        : Math.Abs(row.Plain) < SmallestNormal && !(Math.Abs(row.Reference) >= SmallestNormal && subject.Cancels(row.X)) ? FindingKind.Underflow
        : subject.Cancels(row.X) ? FindingKind.Cancellation
        : FindingKind.Accuracy;

    static string Means(string kind) => kind switch
    {
        FindingKind.Overflow => "right, but an intermediate result overflows in double",
        FindingKind.Underflow => "right, but double arithmetic underflows",
        FindingKind.Cancellation => "right, but subtracts nearly equal numbers in double",
        _ => "right, but inaccurate in double",
    };
}
