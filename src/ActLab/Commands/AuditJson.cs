using ActLab.Core.Audit;

namespace ActLab.Commands;

/// <summary>The JSON of `audit`.</summary>
static class AuditJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(TextWriter output, IReadOnlyList<AuditResult> results) => Json.Write(output, json => json.TopObject(() =>
    {
        json.Text("verdict", Word(Audits.Overall(results)));
        json.Name("audits").Array(results, result => json.Object(() => Write(json, result)));
    }));

    /// <summary>A verdict in lower case.</summary>
    public static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    static void Write(Json json, AuditResult result)
    {
        json.Text("activation", result.Activation);
        json.Text("subject", result.Subject);
        json.Text("verdict", Word(result.Verdict));
        json.Integer("points", result.Points);
        json.Name("worst");
        if (result.Worst is { } worst)
        {
            json.Object(() => Write(json, worst));
        }
        else
        {
            json.Text(null);
        }

        json.Name("kinks").Array(result.Kinks, kink => json.Object(() =>
        {
            json.Number("x", kink.X);
            json.Number("left", kink.Left);
            json.Number("right", kink.Right);
            json.Number("claimed", kink.Claimed);
            json.Text("convention", kink.Convention);
        }));
        json.Name("findings").Array(result.Findings, finding => json.Object(() =>
        {
            json.Text("kind", finding.Kind);
            json.Number("x", finding.X);
            json.Text("message", finding.Message);
            json.Text("reproduce", finding.Reproduce);
        }));
        json.Name("jumps").Array(result.Jumps, jump => json.Object(() =>
        {
            json.Number("x", jump.X);
            json.Number("left", jump.Left);
            json.Number("right", jump.Right);
            json.Number("claimed", jump.Claimed);
        }));
    }

    static void Write(Json json, WorstPoint worst)
    {
        json.Number("x", worst.X);
        json.Number("claimed", worst.Claimed);
        json.Number("reference", worst.Reference);
        json.Number("ulps", worst.Ulps);
        json.Number("relativeError", worst.RelativeError);
    }
}
