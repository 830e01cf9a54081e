namespace ActLab.Terminal;

/// <summary>
/// Turns a frame into the few bytes that change the terminal from what it shows into that frame.
/// Knows where the cursor and which style is on from the frame before, so nothing is said twice.
/// </summary>
public sealed class Diff
{
    // After the last column the cursor's place depends on the terminal, until a carriage return or an absolute move.
    const int Unknown = -1;

    readonly ByteBuffer _output = new();
    readonly ColorProfile _profile;
    CellBuffer _shown = new(0, 0);
    bool _valid;
    Style _style;
    int _x, _y;

    /// <summary>A terminal of the given colours, with unknown content.</summary>
    public Diff(ColorProfile profile) => _profile = profile;

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
        var before = (_valid, _style, _x, _y);
        _output.Clear();
        if (_shown.Area != next.Area)
        {
            _shown = new(next.Area.Width, next.Area.Height);
            _valid = false;
        }
        if (!_valid)
            Reset();
        for (var y = 0; y < next.Area.Height; y++)
            RenderRow(y, _shown.Row(y), next.Row(y));
        if (_output.Written.Length > most)
            (_valid, _style, _x, _y) = before;
        else
            next.CopyTo(_shown);
        return _output.Written;
    }

    void Reset()
    {
        _output.Append("\e[m\e[H\e[2J"u8);
        _shown.Clear();
        (_valid, _style, _x, _y) = (true, default, 0, 0);
    }

    void RenderRow(int y, ReadOnlySpan<Cell> shown, ReadOnlySpan<Cell> next)
    {
        var x = shown.CommonPrefixLength(next);
        if (x == next.Length)
            return;
        var last = next.Length - 1;
        while (shown[last] == next[last])
            last--;
        var blankFrom = next.TrimEnd(Cell.Blank).Length;
        for (; x <= last; x++)
        {
            if (shown[x] == next[x])
                continue;
            if (!Bridge(next, x, y))
                MoveTo(x, y);
            // Erasing costs three bytes, so up to three blanks are written out.
            if (x >= blankFrom && last - x >= 3)
            {
                SetStyle(Cell.Blank);
                _output.Append("\e[K"u8);
                return;
            }
            Put(next[x]);
        }
    }

    /// <summary>Reaches x by writing again the cells before it, where that is no longer than a move.</summary>
    bool Bridge(ReadOnlySpan<Cell> row, int x, int y)
    {
        if (_y != y || _x == Unknown || _x > x)
            return false;
        var bytes = 0;
        for (var i = _x; i < x; i++)
        {
            bytes += row[i].Rune < 0x80 ? 1 : row[i].Rune < 0x800 ? 2 : 3;
            if (bytes > ForwardCost(x - _x) || !ShowsAlike(row[i]))
                return false;
        }
        while (_x < x)
            Put(row[_x]);
        return true;
    }

    void Put(Cell cell)
    {
        SetStyle(cell);
        _output.Append(cell.Rune);
        if (++_x == _shown.Area.Width)
            _x = Unknown;
    }

    void SetStyle(Cell cell)
    {
        if (ShowsAlike(cell))
            return;
        var style = _profile.Reduce(cell.Style);
        Sgr.Append(_output, _style, style);
        _style = style;
    }

    /// <summary>True when the style that is on will do: a blank hides most of them.</summary>
    bool ShowsAlike(Cell cell) =>
        cell == Cell.Blank ? _style.HidesOnSpace : _profile.Reduce(cell.Style) == _style;

    void MoveTo(int x, int y)
    {
        var down = y - _y;
        var vertical = down == 0 ? 0 : down > 0 ? Math.Min(down, 3 + Digits(down)) : ForwardCost(-down);
        var direct = _x == Unknown ? int.MaxValue / 2 : x >= _x ? ForwardCost(x - _x) : Math.Min(_x - x, ForwardCost(_x - x));
        var fromMargin = 1 + ForwardCost(x);
        if (vertical + Math.Min(direct, fromMargin) < AbsoluteCost(x, y))
        {
            // The column first: a line feed right after the last column would be taken differently by terminals.
            if (fromMargin < direct)
            {
                _output.Append("\r"u8);
                Jump(x, 'C');
            }
            else if (x >= _x)
                Jump(x - _x, 'C');
            else if (_x - x <= ForwardCost(_x - x))
                Repeat('\b', _x - x);
            else
                Jump(_x - x, 'D');
            if (down > 0 && down <= 3 + Digits(down))
                Repeat('\n', down);
            else
                Jump(Math.Abs(down), down > 0 ? 'B' : 'A');
        }
        else
            Absolute(x, y);
        (_x, _y) = (x, y);
    }

    void Absolute(int x, int y)
    {
        _output.Append("\e["u8);
        if (y > 0 || x > 0)
            _output.Append(y + 1);
        if (x > 0)
        {
            _output.Append(";"u8);
            _output.Append(x + 1);
        }
        _output.Append("H"u8);
    }

    void Jump(int count, char direction)
    {
        if (count == 0)
            return;
        _output.Append("\e["u8);
        if (count > 1)
            _output.Append(count);
        _output.Append(direction);
    }

    void Repeat(char control, int count)
    {
        for (var i = 0; i < count; i++)
            _output.Append(control);
    }

    static int ForwardCost(int count) => count switch { 0 => 0, 1 => 3, _ => 3 + Digits(count) };

    static int AbsoluteCost(int x, int y) => 3 + Digits(y + 1) + (x > 0 ? 1 + Digits(x + 1) : 0);

    static int Digits(int number) => number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 4;
}
