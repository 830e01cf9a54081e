using ActLab.Core;
using ActLab.Core.Audit;

namespace ActLab.Commands;

/// <summary>The plain text of `audit`: one row for each audit, then what there is to say.</summary>
static class AuditText
{
    /// <summary>Writes the table and the findings.</summary>
    public static void Write(Workbench workbench, IReadOnlyList<AuditResult> results)
    {
        TextTable.Write(workbench, ["verdict", "activation", "subject", "points#", "worst at x#", "claimed#", "true#", "ulp#", "kinks and jumps"],
            results.Select(Row));
        if (results.Any(result => result.Worst is not null))
        {
            workbench.Out.WriteLine("worst: the largest error over the bound allowed there, not the most ulp");
        }

        foreach (var result in results)
        {
            foreach (var finding in result.Findings)
            {
                Paragraph.Write(workbench, $"{result.Activation}, {result.Subject}: {finding.Kind}: {finding.Message}");
                if (finding.Reproduce.Length > 0)
                {
                    workbench.Out.WriteLine($"    {finding.Reproduce}");
                }
            }
        }

        workbench.Out.WriteLine($"verdict: {Audits.Overall(results).Word()}");
        workbench.Out.Flush();
    }

    /// <summary>A kink in words: where, both slopes, what is claimed, and the name of the convention.</summary>
    public static string Kink(AuditedKink kink) =>
        $"x={NumberText.Short(kink.X)}: {NumberText.Short(kink.Left)} | {NumberText.Short(kink.Right)}, takes {NumberText.Short(kink.Claimed)} ({kink.Convention})";

    /// <summary>A jump in words: where, both limits of the function, and what is claimed as its derivative.</summary>
    public static string Jump(AuditedJump jump) =>
        $"x={NumberText.Short(jump.X)}: jumps from {NumberText.Short(jump.Left)} to {NumberText.Short(jump.Right)}, takes {NumberText.Short(jump.Claimed)}";

    static IReadOnlyList<string> Row(AuditResult result) =>
    [
        result.Verdict.Word(), result.Activation, result.Subject, NumberText.Of(result.Points),
        result.Worst is { } w ? NumberText.Short(w.X) : "-",
        result.Worst is { } c ? NumberText.Short(c.Claimed) : "-",
        result.Worst is { } r ? NumberText.Short(r.Reference) : "-",
        result.Worst is { } u ? NumberText.Short(u.Ulps) : "-",
        string.Join("; ", result.Kinks.Select(Kink).Concat(result.Jumps.Select(Jump))),
    ];
}
