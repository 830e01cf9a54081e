namespace ActLab.Reports;

/// <summary>What the cells of a column hold, and so how they are set.</summary>
public enum Cells
{
    /// <summary>Words, left.</summary>
    Text,

    /// <summary>Numbers, right, in digits of one width.</summary>
    Number,

    /// <summary>Formulas and identifiers.</summary>
    Code,

    /// <summary>A verdict: pass, fail and inconclusive stand out.</summary>
    Verdict,
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Header.</param>
/// <param name="Cells">What its cells hold.</param>
public readonly record struct Column(string Name, Cells Cells = Cells.Text);

/// <summary>A table of finished text; the first cell of a row names it.</summary>
/// <param name="Caption">What the table shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, one cell per column.</param>
public sealed record Table(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
