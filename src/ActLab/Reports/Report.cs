using System.Security.Cryptography;
using System.Text;

namespace ActLab.Reports;

/// <summary>A report as plain data: the same data makes the same file.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Written">When and by what it was written, as text.</param>
/// <param name="Verdict">The findings, shown first.</param>
/// <param name="Environment">Where the numbers come from.</param>
/// <param name="Sections">The evidence.</param>
public sealed record Report(
    string Title, string Written, VerdictCard Verdict, Table Environment, IReadOnlyList<Section> Sections)
{
    /// <summary>Whether its charts are drawn.</summary>
    public required Charts Charts { get; init; }

    /// <summary>What all of it follows from, as one line of JSON that may stand inside a script element.</summary>
    public required string Data { get; init; }

    /// <summary>The hash of the data, in lower-case hexadecimal.</summary>
    public string DataSha256 => Sha256(Data);

    /// <summary>The hash of text as it is written to a file.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What a reader wants to know first.</summary>
/// <param name="Statements">The findings in sentences.</param>
/// <param name="Limits">What the report cannot tell, in sentences.</param>
public sealed record VerdictCard(IReadOnlyList<Statement> Statements, IReadOnlyList<string> Limits)
{
    /// <summary>How many things came out how, and what all of them rest on.</summary>
    public IReadOnlyList<Badge> Badges { get; init; } = [];

    /// <summary>What to use, and by how much it is better; none where nothing was compared.</summary>
    public IReadOnlyList<Table> Answers { get; init; } = [];
}

/// <summary>A number that stands out.</summary>
/// <param name="Value">The number, with its unit.</param>
/// <param name="Name">What it counts or measures.</param>
public sealed record Badge(string Value, string Name);

/// <summary>How a statement came out.</summary>
public enum Mark
{
    /// <summary>Nothing was judged.</summary>
    None,

    /// <summary>It holds.</summary>
    Pass,

    /// <summary>It does not hold.</summary>
    Fail,

    /// <summary>It could not be decided.</summary>
    Inconclusive,
}

/// <summary>One sentence of the verdict.</summary>
/// <param name="Mark">How it came out.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Evidence">Identifier of the section or figure that shows it.</param>
public sealed record Statement(Mark Mark, string Text, string? Evidence = null);

/// <summary>A chapter of the report.</summary>
/// <param name="Id">Identifier in links, kebab-case and unique in the report.</param>
/// <param name="Title">Heading.</param>
public sealed record Section(string Id, string Title)
{
    /// <summary>What to know before looking at the figures.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>The evidence.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];
}

/// <summary>Evidence for one thing: tables, and the same numbers as a chart and as a text plot where that helps.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Finding">What there is to see, in a sentence; it also names the chart for those who cannot see it.</param>
/// <param name="Tables">The numbers.</param>
public sealed record Figure(string Title, string Finding, IReadOnlyList<Table> Tables)
{
    /// <summary>Identifier in links, unique in the report; null where nothing links to it.</summary>
    public string? Id { get; init; }

    /// <summary>The numbers as a chart.</summary>
    public Chart? Chart { get; init; }

    /// <summary>The chart drawn with characters, line by line; what is shown where charts cannot be. Without one the chart draws itself.</summary>
    public IReadOnlyList<string> TextPlot { get => field.Count > 0 ? field : [.. BarText.Of(Chart), .. PointText.Of(Chart)]; init; } = [];
}
