using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Audit;

namespace ActLab.Reports;

/// <summary>What the gradient audit found.</summary>
public static class AuditSection
{
    const string Id = "audit";

    /// <summary>The section.</summary>
    public static Section Of(IReadOnlyList<AuditResult> audits) => new(Id, "Gradient audit")
    {
        Paragraphs =
        [
            "Each claimed derivative is compared with automatic and numeric differentiation in double-double arithmetic. A "
            + "point fails if a witness refutes the claim beyond its error bound, and is inconclusive if no witness decides.",
        ],
        Figures = [Verdicts(audits), .. Kinks(audits), .. Jumps(audits), .. Findings(audits)],
    };

    /// <summary>The audits in one sentence.</summary>
    public static Statement Sum(IReadOnlyList<AuditResult> audits) => new(
        audits.Max(a => a.Verdict) switch { Verdict.Pass => Mark.Pass, Verdict.Fail => Mark.Fail, _ => Mark.Inconclusive },
        Count(audits), Id);

    static string Count(IReadOnlyList<AuditResult> audits) =>
        $"Gradient audit: {audits.Count(a => a.Verdict == Verdict.Pass)} pass, {audits.Count(a => a.Verdict == Verdict.Fail)} "
        + $"fail, {audits.Count(a => a.Verdict == Verdict.Inconclusive)} inconclusive, over {audits.Sum(a => a.Points)} points.";

    static Figure Verdicts(IReadOnlyList<AuditResult> audits) => new("Verdicts", Count(audits),
    [
        new("Verdict of each derivative, and the point of its largest error over the bound allowed there",
            [
                new("Activation", Cells.Code), new("Subject"), new("Verdict", Cells.Verdict), new("Points", Cells.Number),
                new("In double (ulp)", Cells.Number), new("Error (ulp)", Cells.Number), new("x", Cells.Number),
                new("Claimed", Cells.Number), new("Reference", Cells.Number),
            ],
            [.. audits.Select(Row)]),
    ])
    {
        Chart = new(
            [new Bars("largest error of the derivative in double", [.. audits.Select(Name)], [.. audits.Select(InDouble)])],
            new(new("error of f' in double (ulp)"), new("") { Autorange = "reversed" }, 120 + 28 * audits.Count)),
    };

    static string[] Row(AuditResult audit)
    {
        string[] worst = audit.Worst is { } point
            ? [NumberText.Short(point.Ulps), NumberText.Short(point.X), NumberText.Short(point.Claimed), NumberText.Short(point.Reference)]
            : ["", "", "", ""];
        return
        [
            audit.Activation, audit.Subject, audit.Verdict.Word(), NumberText.Of(audit.Points),
            NumberText.Short(InDouble(audit)), .. worst,
        ];
    }

    static IEnumerable<Figure> Kinks(IReadOnlyList<AuditResult> audits)
    {
        string[][] rows =
        [
            .. from audit in audits
               from kink in audit.Kinks
               select (string[])
               [
                   audit.Activation, audit.Subject, NumberText.Of(kink.X), NumberText.Of(kink.Left), NumberText.Of(kink.Right),
                   NumberText.Of(kink.Claimed), kink.Convention,
               ],
        ];
        return List("Kinks", "At a kink any value between the one-sided derivatives is a convention and no error.",
            "One-sided derivatives as measured, and the value chosen",
            [
                new("Activation", Cells.Code), new("Subject"), new("x", Cells.Number), new("Left", Cells.Number),
                new("Right", Cells.Number), new("Claimed", Cells.Number), new("Convention"),
            ], rows);
    }

    static IEnumerable<Figure> Jumps(IReadOnlyList<AuditResult> audits)
    {
        string[][] rows =
        [
            .. from audit in audits
               from jump in audit.Jumps
               select (string[])
               [
                   audit.Activation, NumberText.Of(jump.X), NumberText.Of(jump.Left), NumberText.Of(jump.Right), NumberText.Of(jump.Claimed),
               ],
        ];
        return List("Jumps", "At a jump the function is not continuous, and no derivative says how far it goes.",
            "Limits of the function as measured, and the value chosen as its derivative",
            [
                new("Activation", Cells.Code), new("x", Cells.Number), new("Left", Cells.Number), new("Right", Cells.Number),
                new("Claimed", Cells.Number),
            ], rows);
    }

    static IEnumerable<Figure> Findings(IReadOnlyList<AuditResult> audits)
    {
        string[][] rows =
        [
            .. from audit in audits
               from finding in audit.Findings
               select (string[])[audit.Activation, finding.Kind, NumberText.Of(finding.X), finding.Message, finding.Reproduce],
        ];
        return List("Findings", "What there is to say beyond the verdicts.", "Findings with the command that shows each again",
            [new("Activation", Cells.Code), new("Kind"), new("x", Cells.Number), new("Message"), new("Reproduce", Cells.Code)], rows);
    }

    static IEnumerable<Figure> List(string title, string finding, string caption, Column[] columns, string[][] rows) =>
        rows.Length == 0 ? [] : [new(title, finding, [new(caption, columns, rows)])];

    static string Name(AuditResult audit) =>
        audit.Subject == "derivative" ? audit.Activation : $"{audit.Activation}, {audit.Subject}";

    static double InDouble(AuditResult audit) =>
        audit.Rows.Select(r => r.Ulps).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
}
