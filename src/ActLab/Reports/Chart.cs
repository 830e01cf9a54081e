using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActLab.Reports;

/// <summary>
/// A chart as plotly.js takes it: data, layout and configuration. Colours are left to the page, which knows light from
/// dark. Text is a label: it is shown as it stands, never read as markup.
/// </summary>
/// <param name="Data">What is drawn.</param>
/// <param name="Layout">Axes and size.</param>
public sealed record Chart(IReadOnlyList<Trace> Data, Layout Layout)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new GapConverter(), new LabelConverter() },
    };

    /// <summary>How the chart behaves; nothing in it speaks to a server.</summary>
    public Config Config { get; } = new();

    /// <summary>The chart as JSON that may stand inside a script element.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>Behaviour that all charts share.</summary>
public sealed record Config
{
    /// <summary>No button that sends the data away.</summary>
    public bool ShowSendToCloud { get; }

    /// <summary>No server to send it to.</summary>
    [JsonPropertyName("plotlyServerURL")]
    public string PlotlyServerUrl { get; } = "";

    /// <summary>No logo.</summary>
    public bool Displaylogo { get; }

    /// <summary>As wide as the page.</summary>
    public bool Responsive { get; } = true;

    /// <summary>No buttons for selecting points: nothing would happen to them.</summary>
    public IReadOnlyList<string> ModeBarButtonsToRemove { get; } = ["select2d", "lasso2d"];
}

/// <summary>One series of a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Scatter), "scatter")]
[JsonDerivedType(typeof(Bars), "bar")]
public abstract record Trace(string Name);

/// <summary>Points in the plane, joined or not; NaN is a gap.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="X">Abscissae.</param>
/// <param name="Y">Ordinates.</param>
public sealed record Scatter(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y) : Trace(Name)
{
    /// <summary>"lines", "markers" or "lines+markers".</summary>
    public string Mode { get; init; } = "lines";

    /// <summary>The line's pattern, so that series differ by more than colour.</summary>
    public LineStyle? Line { get; init; }

    /// <summary>The points' shape.</summary>
    public MarkerStyle? Marker { get; init; }

    /// <summary>What each point is, shown when it is pointed at.</summary>
    public IReadOnlyList<string>? Text { get; init; }

    /// <summary>The uncertainty of each abscissa.</summary>
    [JsonPropertyName("error_x")]
    public ErrorBars? Error { get; init; }

    /// <summary>The uncertainty of each ordinate.</summary>
    [JsonPropertyName("error_y")]
    public ErrorBars? VerticalError { get; init; }
}

/// <summary>Horizontal bars, one per category; NaN is no bar.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Y">Categories.</param>
/// <param name="X">Lengths.</param>
public sealed record Bars(string Name, IReadOnlyList<string> Y, IReadOnlyList<double> X) : Trace(Name)
{
    /// <summary>The direction.</summary>
    public string Orientation { get; } = "h";

    /// <summary>The uncertainty of each length.</summary>
    [JsonPropertyName("error_x")]
    public ErrorBars? Error { get; init; }

    /// <summary>The bars' pattern.</summary>
    public BarStyle? Marker { get; init; }
}

/// <summary>A line's look.</summary>
/// <param name="Dash">"solid", "dash", "dot" or "dashdot".</param>
/// <param name="Width">Width in pixels.</param>
public sealed record LineStyle(string Dash, double Width = 2);

/// <summary>A point's look.</summary>
/// <param name="Symbol">"circle", "square", "diamond", "cross", "x"...</param>
/// <param name="Size">Size in pixels.</param>
public sealed record MarkerStyle(string Symbol, double Size = 9);

/// <summary>A bar's look.</summary>
/// <param name="Pattern">Its hatching.</param>
public sealed record BarStyle(PatternStyle Pattern);

/// <summary>A hatching.</summary>
/// <param name="Shape">"", "/", "\", "x", "-", "|", "+" or ".".</param>
public sealed record PatternStyle(string Shape)
{
    /// <summary>The hatching lies over the bar's own colour.</summary>
    public string Fillmode { get; } = "overlay";

    /// <summary>The distance of its lines in pixels.</summary>
    public double Size { get; } = 6;
}

/// <summary>Error bars.</summary>
/// <param name="Array">Upwards.</param>
/// <param name="Arrayminus">Downwards.</param>
public sealed record ErrorBars(IReadOnlyList<double> Array, IReadOnlyList<double> Arrayminus)
{
    /// <summary>The kind: given one by one.</summary>
    public string Type { get; } = "data";
}

/// <summary>A chart's axes and size; its title is the figure's.</summary>
/// <param name="XAxis">The horizontal axis.</param>
/// <param name="YAxis">The vertical axis.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record Layout(
    [property: JsonPropertyName("xaxis")] Axis XAxis, [property: JsonPropertyName("yaxis")] Axis YAxis, double Height = 360);

/// <summary>An axis.</summary>
/// <param name="Title">What it measures, with its unit.</param>
public sealed record Axis(AxisTitle Title)
{
    /// <summary>An axis of that title.</summary>
    public Axis(string title) : this(new AxisTitle(title))
    {
    }

    /// <summary>"linear", "log" or "category"; null lets the data decide.</summary>
    public string? Type { get; init; }

    /// <summary>Powers of ten on a logarithmic axis: raised digits would need a style that the page forbids.</summary>
    public string? Exponentformat => Type == "log" ? "e" : null;

    /// <summary>"reversed" to begin at the top.</summary>
    public string? Autorange { get; init; }

    /// <summary>The part shown, as two ends; null shows all.</summary>
    public IReadOnlyList<double>? Range { get; init; }

    /// <summary>Whether 0 has a line of its own; null lets the library decide.</summary>
    public bool? Zeroline { get; init; }

    /// <summary>Where the axis is labelled, if not at round numbers.</summary>
    public IReadOnlyList<double>? Tickvals { get; init; }

    /// <summary>The labels there.</summary>
    public IReadOnlyList<string>? Ticktext { get; init; }

    /// <summary>An axis with a name instead of each whole number, from 0 at the top.</summary>
    public static Axis OfRows(IReadOnlyList<string> names) => new("")
    {
        Range = [names.Count - 0.5, -0.5],
        Zeroline = false,
        Tickvals = [.. Enumerable.Range(0, names.Count).Select(i => (double)i)],
        Ticktext = names,
    };
}

/// <summary>An axis title.</summary>
/// <param name="Text">The words.</param>
public sealed record AxisTitle(string Text);
