using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Audit;

namespace ActLab.Screens.AuditPanes;

/// <summary>What there is to say, each finding followed by the command that shows it again.</summary>
sealed class FindingsPane : TextPane
{
    public override string Title(AuditResult result) => $"findings {result.Findings.Count}";

    public override double? At(AuditResult result, int item) => Sentences(result)[item].X;

    public override bool CanBeNarrowed(AuditResult result) => result.Findings.Count > 0;

    protected override IReadOnlyList<string> Items(AuditResult result) => [.. Sentences(result).Select(s => s.Text)];

    static IReadOnlyList<(string Text, double? X)> Sentences(AuditResult result) => result.Findings.Count == 0
        ? [("No finding.", null)]
        :
        [
            .. result.Findings.SelectMany(f => ((string Text, double? X)[])
                [($"{f.Kind}{(f.Fails ? " (fails)" : "")}: {f.Message}", f.X), ($"  {f.Reproduce}", f.X)]),
        ];
}

/// <summary>The verdict, and how often each witness agreed.</summary>
sealed class SummaryPane : TextPane
{
    public override string Title(AuditResult result) => "summary";

    public override double? At(AuditResult result, int item) => null;

    public override bool CanBeNarrowed(AuditResult result) => false;

    protected override IReadOnlyList<string> Items(AuditResult result) =>
    [
        $"{result.Subject}: {result.Verdict.Word()} at {result.Points} points",
        .. result.Worst is { } worst
            ? (string[])[$"largest error over its allowed bound: {NumberText.Short(worst.Ulps)} ulp at x = {NumberText.Of(worst.X)}"]
            : [],
        .. result.Rows.SelectMany(r => r.Witnesses).GroupBy(w => w.Witness).Select(witness =>
            $"{witness.Key}: {witness.Count(w => w.Opinion == Opinion.Agrees)} agree, {witness.Count(w => w.Opinion == Opinion.Refutes)} refute, {witness.Count(w => w.Opinion == Opinion.Unresolved)} unresolved"),
    ];
}
