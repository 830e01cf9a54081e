using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>A list of a screen's own: names, of which a filter shows some and one is selected.</summary>
/// <param name="All">The names.</param>
sealed record NameList(IReadOnlyList<string> All)
{
    /// <summary>A list of rows; the name of each is its cells, one after the other.</summary>
    public static NameList OfRows(IEnumerable<IReadOnlyList<string>> rows) => new([.. rows.Select(Name)]);

    /// <summary>Which names are shown.</summary>
    public TextFilter Filter { get; init; } = TextFilter.None;

    /// <summary>Index of the name selected.</summary>
    public int Selected { get; init; }

    /// <summary>The names shown, as indices.</summary>
    public List<int> Shown => [.. Enumerable.Range(0, All.Count).Where(i => Filter.Hits(All[i]) is not null)];

    /// <summary>Index of the name selected if it is shown, else null.</summary>
    public int? Chosen => Selected < All.Count && Filter.Hits(All[Selected]) is not null ? Selected : null;

    /// <summary>Places in a name of the letters that are looked for.</summary>
    public IReadOnlyList<int> Hits(string name) => Filter.Hits(name) ?? [];

    /// <summary>The same in one cell of a row.</summary>
    public IReadOnlyList<int> Hits(IReadOnlyList<string> cells, int column) =>
        column < cells.Count ? Label.Part(Hits(Name(cells)), cells.Take(column).Sum(cell => cell.Length + 1), cells[column].Length) : [];

    /// <summary>How much of the list is shown.</summary>
    public Narrowing Narrowing => new(Filter, Shown.Count, All.Count);

    /// <summary>The row of the name selected among those shown; negative if it is not.</summary>
    public int Row => Shown.IndexOf(Selected);

    /// <summary>With the selection moved by so many of the names shown.</summary>
    public NameList Moved(int by) => this with { Selected = ListKeys.Moved(Shown, Selected, by) };

    /// <summary>With the selection at a row of those shown; unchanged for a negative one.</summary>
    public NameList At(int row) => row < 0 ? this : this with { Selected = Shown[row] };

    /// <summary>With another filter; the selection goes to the first name shown where its own is not.</summary>
    public NameList With(TextFilter filter) => this with { Filter = filter } is var next && next.Chosen is null ? next.At(next.Shown.Count > 0 ? 0 : -1) : next;

    static string Name(IReadOnlyList<string> cells) => string.Join(' ', cells);
}
