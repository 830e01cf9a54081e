namespace ActLab.Reports;

/// <summary>What the sections found, in the order in which a reader asks for it.</summary>
static class Verdicts
{
    /// <summary>The card.</summary>
    public static VerdictCard Of(ReportData data) => new(
        [
            .. data.Jobs.Select(BenchmarkSection.Sum),
            AuditSection.Sum(data.Audits),
            .. data.Layer is { } layer ? [StatisticsSection.Sum(layer)] : Array.Empty<Statement>(),
        ],
        [
            "How fast a kernel is on another processor or runtime: only ratios measured in the same rounds carry over, and they need not.",
            "How a function behaves where no audited point lies: the audit samples the line, it does not prove.",
            "Whether these data were changed and the whole file written anew: verifying finds what does not follow from the data.",
        ]);
}
