namespace ActLab.Terminal;

/// <summary>
/// Turns a frame into the few bytes that change the terminal from what it shows into that frame.
/// Knows where the cursor and which style is on from the frame before, so nothing is said twice.
/// </summary>
public sealed class Diff
{
    /// <summary>Erasing costs three bytes, so up to three blanks are written out.</summary>
    const int WrittenBlanks = 3;

    /// <summary>Runs for which a good order is looked for; a frame with more is nearly new, and costs what its characters cost.</summary>
    const int MostOrdered = 150;

    /// <summary>What another style, and each row passed over, are taken to cost in tenths of a byte while the nearest run is looked for; none is best for all frames.</summary>
    static readonly (int Style, int Row)[] Tastes = [(30, 0), (60, 0), (100, 0), (30, 3), (60, 3), (100, 3)];

    readonly WireCursor _cursor;
    readonly ByteBuffer _best = new();
    readonly List<Run> _runs = [], _left = [];
    readonly ColorProfile _profile;
    CellBuffer _shown = new(0, 0);
    bool _valid;

    /// <summary>A terminal of the given colours, with unknown content.</summary>
    public Diff(ColorProfile profile) => (_profile, _cursor) = (profile, new(profile));

    /// <summary>Cells of one row, from X to before End, that change and are of one style, blanks among them; or the row's blank rest.</summary>
    readonly record struct Run(int Y, int X, int End, bool Erases);

    /// <summary>Forgets what the terminal shows: the next frame is drawn whole, on a cleared screen.</summary>
    public void Invalidate() => _valid = false;

    /// <summary>
    /// The bytes that make the terminal show <paramref name="next"/>; empty when it already does.
    /// They stay valid until the next call. A frame of another size is drawn whole.
    /// </summary>
    /// <param name="next">What it shall show.</param>
    /// <param name="most">If there are more bytes than these, they are not to be sent: the terminal still shows what it did.</param>
    public ReadOnlySpan<byte> Render(CellBuffer next, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(next);
        var before = (_valid, _cursor.State);
        _cursor.Begin(next.Area.Width);
        if (_shown.Area != next.Area)
        {
            _shown = new(next.Area.Width, next.Area.Height);
            _valid = false;
        }
        if (!_valid)
        {
            _cursor.Clear();
            _shown.Clear();
            _valid = true;
        }
        FindRuns(next);
        WriteRuns(next);
        if (_cursor.Written.Length > most)
            (_valid, _cursor.State) = before;
        else
            next.CopyTo(_shown);
        return _cursor.Written;
    }

    void FindRuns(CellBuffer next)
    {
        _runs.Clear();
        for (var y = 0; y < next.Area.Height; y++)
            FindRuns(y, _shown.Row(y), next.Row(y));
    }

    void FindRuns(int y, ReadOnlySpan<Cell> shown, ReadOnlySpan<Cell> next)
    {
        var x = 0;
        while (x < next.Length && shown[x] == next[x])
            x++;
        if (x == next.Length)
            return;
        var end = next.Length;
        while (shown[end - 1] == next[end - 1])
            end--;
        var blankFrom = next.Length;
        while (blankFrom > 0 && next[blankFrom - 1] == Cell.Blank)
            blankFrom--;
        while (x < end)
        {
            var start = x;
            Style? style = null;
            while (x < end && shown[x] != next[x] && !IsErased(x) && Joins(next[x], ref style))
                x++;
            if (x > start)
                _runs.Add(new(y, start, x, false));
            else if (shown[x] == next[x])
                x++;
            else
            {
                _runs.Add(new(y, x, end, true));
                return;
            }
        }

        bool IsErased(int column) => column >= blankFrom && end - column > WrittenBlanks;
    }

    /// <summary>Whether a cell is of the style of a run, which a blank is if that style hides on it.</summary>
    bool Joins(Cell cell, ref Style? style)
    {
        if (cell == Cell.Blank)
            return style is not { HidesOnSpace: false };
        var reduced = _profile.Reduce(cell.Style);
        if (style is { } other && other != reduced)
            return false;
        style = reduced;
        return true;
    }

    /// <summary>
    /// Writes the runs in the order that takes the fewest bytes of those tried: from left to right and from top to bottom, or each time the one that is
    /// cheapest to reach, which goes along curves and style by style.
    /// </summary>
    void WriteRuns(CellBuffer next)
    {
        var (start, before) = (_cursor.Written.Length, _cursor.State);
        foreach (var run in _runs)
            Write(run, next.Row(run.Y));
        if (_runs.Count is < 3 or > MostOrdered)
            return;
        var after = _cursor.State;
        Keep(start);
        foreach (var taste in Tastes)
        {
            _cursor.Cut(start);
            _cursor.State = before;
            WriteNearest(next, taste);
            if (_cursor.Written.Length - start >= _best.Length)
                continue;
            after = _cursor.State;
            Keep(start);
        }
        _cursor.Cut(start);
        _cursor.Append(_best.Written);
        _cursor.State = after;
    }

    void Keep(int start)
    {
        _best.Clear();
        _best.Append(_cursor.Written[start..]);
    }

    void WriteNearest(CellBuffer next, (int Style, int Row) taste)
    {
        _left.Clear();
        _left.AddRange(_runs);
        while (_left.Count > 0)
        {
            var (nearest, least) = (0, int.MaxValue);
            for (var i = 0; i < _left.Count; i++)
            {
                var run = _left[i];
                var row = next.Row(run.Y);
                var cost = 10 * _cursor.MoveCost(row, run.X, run.Y) + (_cursor.ShowsAlike(row[run.X]) ? 0 : taste.Style) + taste.Row * (run.Y - _left[0].Y);
                if (cost < least)
                    (nearest, least) = (i, cost);
            }
            Write(_left[nearest], next.Row(_left[nearest].Y));
            _left.RemoveAt(nearest);
        }
    }

    void Write(Run run, ReadOnlySpan<Cell> row)
    {
        if (run.Erases)
            _cursor.Erase(row, run.Y, run.X);
        else
            _cursor.Write(row, run.Y, run.X, run.End);
    }
}
