using System.Text.Json;
using System.Text.Json.Serialization;
using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Jobs;
using ActLab.Reports.Speed;

namespace ActLab.Reports;

/// <summary>
/// Everything that a report says follows from this and from the catalogue. It is embedded in the file as one line of JSON, and the page is
/// composed from that line, both when it is written and when it is verified.
/// </summary>
/// <param name="Origin">When and where it was written.</param>
/// <param name="Charts">Whether charts are drawn.</param>
/// <param name="Activations">The activations shown, those of a person with their definitions.</param>
/// <param name="Audits">Audits, each with the one row that its error in double is read from.</param>
/// <param name="Layer">What was measured of a layer, if anything.</param>
/// <param name="Jobs">Benchmark jobs.</param>
/// <param name="Runs">Training runs.</param>
/// <param name="Earlier">What earlier jobs say of how fast kernels were, without their samples.</param>
public sealed record ReportData(
    ReportOrigin Origin, Charts Charts, IReadOnlyList<RequestedActivation> Activations, IReadOnlyList<AuditResult> Audits, LayerFacts? Layer,
    IReadOnlyList<JobResult> Jobs, IReadOnlyList<LabFacts> Runs, IReadOnlyList<JobResult> Earlier)
{
    static readonly JsonSerializerOptions Json = new(JobJson.Line)
    {
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Version of the form of the data.</summary>
    [JsonPropertyOrder(-1)]
    public int Schema { get; init; } = 1;

    /// <summary>The data of a report that is about to be written.</summary>
    public static ReportData Of(Workbench workbench, ReportParts parts, Charts charts) => new(
        ReportOrigin.Here(workbench.Clock), charts, [.. workbench.Catalog.All.Select(RequestedActivation.Of)], [.. parts.Audits.Select(Least)],
        parts.Layer is { } layer ? LayerFacts.Of(layer) : null, parts.Jobs, parts.Runs, HistorySection.Earlier(workbench, parts.Jobs));

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static ReportData Parse(string json) => JsonSerializer.Deserialize<ReportData>(json, Json) ?? throw new JsonException("it is null");

    /// <summary>One line of JSON that may stand inside a script element.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>The activations shown.</summary>
    /// <exception cref="BadInputException">The catalogue has none of that name and the data do not define it.</exception>
    public IReadOnlyList<Activation> Find(Catalog catalog)
    {
        var known = catalog.All.Select(a => a.Id).ToHashSet();
        var extended = RequestedActivation.Extend(catalog, Activations.Where(a => !known.Contains(a.Id)));
        return [.. Activations.Select(shown => shown.Parameters.Aggregate(
            extended.Find(shown.Id), (activation, p) => activation.With(activation.Parameters.With(p.Key, p.Value))))];
    }

    /// <summary>The audit without the rows that no report shows.</summary>
    static AuditResult Least(AuditResult audit) => audit with
    {
        Rows = [.. audit.Rows.Where(r => double.IsFinite(r.Ulps)).OrderByDescending(r => r.Ulps).Take(1).Select(r => r with { Witnesses = [] })],
        Points = audit.Points,
    };
}

/// <summary>Whether a report draws charts.</summary>
public enum Charts
{
    /// <summary>By plotly.js in the file.</summary>
    Drawn,

    /// <summary>No: the person asked for a small file.</summary>
    LeftOut,

    /// <summary>No: the library was missing when the program was built.</summary>
    Missing,
}
