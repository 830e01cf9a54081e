using ActLab.Reports.Speed;

namespace ActLab.Reports;

/// <summary>What the sections found, in the order in which a reader asks for it.</summary>
static class CardComposer
{
    /// <summary>The card.</summary>
    public static VerdictCard Of(ReportData data) => new(
        [
            .. data.Jobs.SelectMany(SpeedSection.Sum),
            AuditSection.Sum(data.Audits),
            .. data.Layer is { } layer ? [StatisticsSection.Sum(layer)] : Array.Empty<Statement>(),
            .. data.Runs.Select(LabSection.Sum),
        ],
        [
            "How fast a kernel is on another processor or runtime: ratios of the same rounds carry over better than times, and need not.",
            "What is the same in all launches of a job, such as a busy hour that slows a copy more than a kernel: no interval holds it.",
            "How a function behaves where nothing was measured: errors are those of the inputs named, audits those of their points.",
            "Whether a measured value was changed and the whole file written anew: verifying finds what does not follow from the data.",
        ])
    {
        Badges = [.. data.Jobs.SelectMany(SpeedSection.Badges)],
        Answers = [.. data.Jobs.SelectMany(SpeedSection.Answers)],
    };
}
