namespace ActLab.Terminal;

/// <summary>
/// The terminal's cursor as its output moves it: where it stands and which style is on, so that nothing is said twice, and what it costs to go on.
/// </summary>
sealed class WireCursor(ColorProfile profile)
{
    // After the last column the cursor's place depends on the terminal, until a carriage return or an absolute move.
    const int Unknown = -1, Never = int.MaxValue / 2;

    readonly ByteBuffer _output = new();
    int _width;
    Style _style;
    int _x, _y;

    internal ReadOnlySpan<byte> Written => _output.Written;

    /// <summary>What is on and where, to come back to.</summary>
    internal (Style Style, int X, int Y) State
    {
        get => (_style, _x, _y);
        set => (_style, _x, _y) = value;
    }

    /// <summary>Begins the output of a frame of so many columns.</summary>
    internal void Begin(int width)
    {
        _output.Clear();
        _width = width;
    }

    /// <summary>Takes back all output after the first so many bytes.</summary>
    internal void Cut(int length) => _output.Cut(length);

    /// <summary>Output made before, in the state that led to it.</summary>
    internal void Append(ReadOnlySpan<byte> bytes) => _output.Append(bytes);

    /// <summary>Clears the screen.</summary>
    internal void Clear()
    {
        _output.Append("\e[m\e[H\e[2J"u8);
        State = default;
    }

    /// <summary>Writes cells of a row from one to before another, whatever stands between them and the cursor.</summary>
    internal void Write(ReadOnlySpan<Cell> row, int y, int from, int to)
    {
        Reach(row, from, y);
        for (var x = from; x < to; x++)
            Put(row[x]);
    }

    /// <summary>Blanks a row from a column on.</summary>
    internal void Erase(ReadOnlySpan<Cell> row, int y, int from)
    {
        Reach(row, from, y);
        SetStyle(Cell.Blank);
        _output.Append("\e[K"u8);
    }

    /// <summary>The bytes that it takes to go to a cell of a row.</summary>
    internal int MoveCost(ReadOnlySpan<Cell> row, int x, int y) =>
        _x == x && _y == y ? 0 : CanBridge(row, x, y) is { } bytes ? bytes : Math.Min(RelativeCost(x, y), AbsoluteCost(x, y));

    /// <summary>True when the style that is on will do: a blank hides most of them.</summary>
    internal bool ShowsAlike(Cell cell) =>
        cell == Cell.Blank ? _style.HidesOnSpace : profile.Reduce(cell.Style) == _style;

    void Reach(ReadOnlySpan<Cell> row, int x, int y)
    {
        if (CanBridge(row, x, y) is null)
            MoveTo(x, y);
        while (_x < x)
            Put(row[_x]);
    }

    /// <summary>The bytes of the cells before x, where writing them again is no longer than a move; null where it is.</summary>
    int? CanBridge(ReadOnlySpan<Cell> row, int x, int y)
    {
        if (_y != y || _x == Unknown || _x > x)
            return null;
        var bytes = 0;
        for (var i = _x; i < x; i++)
        {
            bytes += row[i].Rune < 0x80 ? 1 : row[i].Rune < 0x800 ? 2 : 3;
            if (bytes > ForwardCost(x - _x) || !ShowsAlike(row[i]))
                return null;
        }
        return bytes;
    }

    void Put(Cell cell)
    {
        SetStyle(cell);
        _output.Append(cell.Rune);
        if (++_x == _width)
            _x = Unknown;
    }

    void SetStyle(Cell cell)
    {
        if (ShowsAlike(cell))
            return;
        var style = profile.Reduce(cell.Style);
        Sgr.Append(_output, _style, style);
        _style = style;
    }

    void MoveTo(int x, int y)
    {
        if (RelativeCost(x, y) < AbsoluteCost(x, y))
            Relative(x, y);
        else
            Absolute(x, y);
        (_x, _y) = (x, y);
    }

    int RelativeCost(int x, int y)
    {
        var down = y - _y;
        var vertical = down == 0 ? 0 : down > 0 ? Math.Min(down, 3 + Digits(down)) : ForwardCost(-down);
        return vertical + Math.Min(DirectCost(x), 1 + ForwardCost(x));
    }

    int DirectCost(int x) => _x == Unknown ? Never : x >= _x ? ForwardCost(x - _x) : Math.Min(_x - x, ForwardCost(_x - x));

    void Relative(int x, int y)
    {
        // The column first: a line feed right after the last column would be taken differently by terminals.
        if (1 + ForwardCost(x) < DirectCost(x))
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
        var down = y - _y;
        if (down > 0 && down <= 3 + Digits(down))
            Repeat('\n', down);
        else
            Jump(Math.Abs(down), down > 0 ? 'B' : 'A');
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
