using ActLab.Core.Audit;

namespace ActLab.Commands;

/// <summary>The results of `audit` as SARIF 2.1.0 (OASIS 2020): a rule for each kind of finding, a result for each finding.</summary>
static class AuditSarif
{
    const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>Writes the document.</summary>
    public static void Write(TextWriter output, IReadOnlyList<AuditResult> results) => Json.Write(output, json => json.Object(() =>
    {
        var findings = results.SelectMany(r => r.Findings.Select(f => (Result: r, Finding: f))).ToList();
        var rules = findings.Select(f => f.Finding.Kind).Distinct().Order(StringComparer.Ordinal).ToList();
        json.Text("$schema", Schema);
        json.Text("version", "2.1.0");
        json.Name("runs").Array([0], _ => json.Object(() =>
        {
            json.Name("tool").Object(() => json.Name("driver").Object(() =>
            {
                json.Text("name", "ActLab");
                json.Text("version", typeof(AuditSarif).Assembly.GetName().Version!.ToString(3));
                json.Name("rules").Array(rules, rule => json.Object(() =>
                {
                    json.Text("id", rule);
                    json.Name("shortDescription").Object(() => json.Text("text", FindingKind.Describe(rule)));
                }));
            }));
            json.Name("results").Array(findings, found => json.Object(() => Write(json, found.Result, found.Finding, rules.IndexOf(found.Finding.Kind))));
        }));
    }));

    static void Write(Json json, AuditResult result, Finding finding, int rule)
    {
        json.Text("ruleId", finding.Kind);
        json.Integer("ruleIndex", rule);
        json.Text("level", finding.Fails ? "error" : "warning");
        json.Name("message").Object(() => json.Text("text", $"{result.Activation}, {result.Subject}: {finding.Message}"));
        json.Name("locations").Array([result], _ => json.Object(() => json.Name("logicalLocations").Array([result], _ => json.Object(() =>
        {
            json.Text("name", result.Activation);
            json.Text("fullyQualifiedName", $"{result.Activation}/{result.Subject}");
            json.Text("kind", "function");
        }))));
        json.Name("properties").Object(() =>
        {
            json.Number("x", finding.X);
            json.Text("reproduce", finding.Reproduce);
        });
    }
}
