using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Numbers;

namespace ActLab.Commands;

/// <summary>The JSON of `audit`.</summary>
static class AuditJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(TextWriter output, IReadOnlyList<AuditResult> results) => Json.Write(output, json => json.TopObject(() =>
    {
        json.Text("verdict", Audits.Overall(results).Word());
        json.Name("audits").Array(results, result => json.Object(() => Write(json, result)));
    }));

    static void Write(Json json, AuditResult result)
    {
        json.Text("activation", result.Activation);
        json.Text("subject", result.Subject);
        json.Text("verdict", result.Verdict.Word());
        json.Integer("points", result.Points);
        json.Name("worst");
        if (result.Worst is { } worst)
        {
            json.Object(() => Write(json, result.Number, worst));
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
            Write(json, result.Number, "x", finding.X);
            json.Text("message", finding.Message);
            json.Text("reproduce", finding.Reproduce);
            if (finding.Evidence is { } evidence)
            {
                Write(json, result.Number, evidence);
            }
        }));
        json.Name("jumps").Array(result.Jumps, jump => json.Object(() =>
        {
            json.Number("x", jump.X);
            json.Number("left", jump.Left);
            json.Number("right", jump.Right);
            json.Number("claimed", jump.Claimed);
        }));
        json.Name("worstPoints").Array(WorstPoints.First(result).Take(WorstPoints.Most), point => json.Object(() => Write(json, point)));
    }

    static void Write(Json json, AuditRow point)
    {
        json.Number("x", point.X);
        json.Text("xBits", WorstPoints.Bits(point.X));
        json.Number("claimed", point.Claimed);
        json.Number("claimedInDouble", point.Plain);
        json.Number("centralDifference", point.Classical);
        json.Number("reference", point.Reference);
        json.Number("ulps", point.Ulps);
        json.Text("verdict", point.Verdict.Word());
        json.Name("witnesses").Array(point.Witnesses, witness => json.Object(() =>
        {
            json.Text("witness", witness.Witness);
            json.Text("opinion", witness.Opinion.Word());
            json.Number("value", witness.Value);
            json.Number("bound", witness.Bound);
        }));
    }

    static void Write(Json json, NumberType type, Evidence evidence)
    {
        json.Text("xBits", evidence.XBits);
        Write(json, type, "claimed", evidence.Claimed);
        json.Number("reference", evidence.Reference);
        json.Number("ulps", evidence.Ulps);
        json.Text("cause", evidence.Cause);
    }

    static void Write(Json json, NumberType type, WorstPoint worst)
    {
        Write(json, type, "x", worst.X);
        Write(json, type, "claimed", worst.Claimed);
        json.Number("reference", worst.Reference);
        json.Number("ulps", worst.Ulps);
        json.Number("relativeError", worst.RelativeError);
    }

    /// <summary>Numbers narrower than float64 are written as the shortest text that reads back as float32.</summary>
    static void Write(Json json, NumberType type, string name, double value)
    {
        if (type == NumberType.F64)
        {
            json.Number(name, value);
        }
        else
        {
            json.Number(name, (float)value);
        }
    }
}
