using System.Text;

namespace ActLab.Terminal;

/// <summary>A grid of cells with clipped drawing. Drawing outside an area or outside the grid does nothing.</summary>
public class CellBuffer
{
    readonly Cell[] _cells;

    /// <summary>A blank grid; negative sizes become zero.</summary>
    public CellBuffer(int width, int height)
    {
        Area = new(0, 0, width, height);
        _cells = new Cell[Area.Width * Area.Height];
        Clear();
    }

    /// <summary>The whole grid.</summary>
    public Area Area { get; }

    /// <summary>True to draw every character as its nearest 7-bit likeness.</summary>
    public bool Ascii { get; set; }

    /// <summary>The cell at an absolute position inside the grid.</summary>
    public Cell this[int x, int y] => _cells[y * Area.Width + x];

    /// <summary>One row, left to right.</summary>
    internal ReadOnlySpan<Cell> Row(int y) => _cells.AsSpan(y * Area.Width, Area.Width);

    /// <summary>Blanks every cell.</summary>
    public void Clear()
    {
        for (var i = 0; i < _cells.Length; i++)
            _cells[i] = Cell.Blank;
    }

    /// <summary>Draws one character; column and row count from the area's corner.</summary>
    public void Set(Area area, int column, int row, char rune, Style style)
    {
        var (x, y) = (area.X + column, area.Y + row);
        if (!area.Contains(x, y) || !Area.Contains(x, y))
            return;
        rune = Glyph.Printable(rune);
        if (Ascii)
            rune = Glyph.ToAscii(rune);
        // A space looks the same in every foreground: one style for it keeps the difference between frames small.
        _cells[y * Area.Width + x] = new(rune, rune == ' ' && style.HidesOnSpace ? default : style);
    }

    /// <summary>
    /// Draws text on one row, cut at the area's edge; column and row count from the area's corner.
    /// Control, wide and combining characters appear as '?'. Returns the column after the text.
    /// </summary>
    public int Write(Area area, int column, int row, ReadOnlySpan<char> text, Style style)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]))
                continue;
            Set(area, column++, row, text[i], style);
        }
        return column;
    }

    /// <summary>Draws text like <see cref="Write"/>, with the characters at some places underlined.</summary>
    public void WriteMarked(Area area, int column, int row, string text, IReadOnlyList<int> marked, Style style)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(marked);
        Write(area, column, row, text, style);
        for (var i = 0; i < marked.Count; i++)
            Set(area, column + marked[i], row, text[marked[i]], style.With(Emphasis.Underline | Emphasis.Bold));
    }

    /// <summary>Fills an area with one character.</summary>
    public void Fill(Area area, char rune, Style style)
    {
        var visible = area.Intersect(Area);
        for (var row = 0; row < visible.Height; row++)
        {
            for (var column = 0; column < visible.Width; column++)
                Set(visible, column, row, rune, style);
        }
    }

    /// <summary>
    /// The grid as lines of text, each ended by a line feed, without blanks at their ends; coloured by escape
    /// sequences unless the profile is <see cref="ColorProfile.None"/>.
    /// </summary>
    public string ToText(ColorProfile profile)
    {
        var bytes = new ByteBuffer();
        for (var y = 0; y < Area.Height; y++)
        {
            var style = default(Style);
            var row = Row(y);
            while (!row.IsEmpty && (row[^1] == Cell.Blank || profile == ColorProfile.None && row[^1].Rune == ' '))
                row = row[..^1];
            foreach (var cell in row)
            {
                var wanted = profile == ColorProfile.None ? default : profile.Reduce(cell.Style);
                Sgr.Append(bytes, style, wanted);
                style = wanted;
                bytes.Append(cell.Rune);
            }
            Sgr.Append(bytes, style, default);
            bytes.Append('\n');
        }
        return Encoding.UTF8.GetString(bytes.Written);
    }

    /// <summary>Copies all cells to a grid of the same size.</summary>
    internal void CopyTo(CellBuffer other) => _cells.CopyTo(other._cells, 0);
}

/// <summary>What a view draws into: a grid of cells together with the theme and the few wishes a view may have.</summary>
public sealed class Frame(int width, int height) : CellBuffer(width, height)
{
    /// <summary>The styles by role; a view may set its model's choice before drawing.</summary>
    public Theme Theme { get; set; } = Theme.Dark;

    /// <summary>
    /// Whether this is only the outline of a frame that follows at once, as the first one of a program is: a view leaves out what takes long to work out.
    /// </summary>
    public bool IsOutline { get; internal set; }

    /// <summary>False to leave the mouse to the terminal, so that its user can select text.</summary>
    public bool Mouse { get; set; } = true;

    /// <summary>What was copied last; one that was not there in the frame before is handed to the terminal's clipboard.</summary>
    public Clip? Clip { get; set; }
}
