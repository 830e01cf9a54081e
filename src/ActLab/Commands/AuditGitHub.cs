using ActLab.Core;
using ActLab.Core.Audit;

namespace ActLab.Commands;

/// <summary>The results of `audit` as workflow commands of GitHub: an annotation for each finding, and one line with the verdict.</summary>
static class AuditGitHub
{
    /// <summary>Writes the lines.</summary>
    public static void Write(TextWriter output, IReadOnlyList<AuditResult> results)
    {
        foreach (var result in results)
        {
            foreach (var finding in result.Findings)
            {
                var text = finding.Reproduce.Length == 0 ? finding.Message : $"{finding.Message}\n{finding.Reproduce}";
                output.Write($"::{(finding.Fails ? "error" : "warning")} title={Property($"{finding.Kind}: {result.Activation}, {result.Subject}")}::{Data(text)}\n");
            }
        }

        output.Write($"::notice title=actlab audit::verdict: {Audits.Overall(results).Word()}, {results.Count} audits\n");
        output.Flush();
    }

    static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
