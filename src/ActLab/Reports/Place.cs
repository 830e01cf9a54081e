namespace ActLab.Reports;

/// <summary>Where in a report something stands.</summary>
/// <param name="Section">Identifier of the section, or "page" for what belongs to none.</param>
/// <param name="Figure">Title of the figure.</param>
/// <param name="Table">Caption of the table; "chart" and "text plot" for those.</param>
/// <param name="Row">First cell of the row, and its number from 1.</param>
/// <param name="Column">Header of the column.</param>
public sealed record Place(string Section, string? Figure = null, string? Table = null, string? Row = null, string? Column = null)
{
    /// <summary>What belongs to no section.</summary>
    public static Place Page { get; } = new("page");

    /// <inheritdoc/>
    public override string ToString() => string.Join(" > ", ((string?[])[Section, Figure, Table, Row, Column]).OfType<string>());
}
