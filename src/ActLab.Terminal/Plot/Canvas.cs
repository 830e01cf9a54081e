namespace ActLab.Terminal;

/// <summary>
/// How a curve is drawn: its style, a pattern of dots along the curve and, among 7-bit characters, a character of
/// its own ('\0' follows the slope). The pattern's bits repeat over <paramref name="Period"/> dots.
/// </summary>
public readonly record struct Pen(Style Style, uint Pattern = 1, int Period = 1, char Mark = '\0')
{
    /// <summary>Twelve pens that differ in their pattern and, among 7-bit characters, in their character, so that colour alone never tells curves apart.</summary>
    public static Pen Of(Theme theme, int series)
    {
        ArgumentNullException.ThrowIfNull(theme);
        var style = theme.Series(series);
        return (series % 12) switch
        {
            0 => new(style),
            1 => new(style, 0b0001111, 7, 'o'),
            2 => new(style, 0b001, 3, 'x'),
            3 => new(style, 0b0010011111, 10, '+'),
            4 => new(style, 0b000111111111, 12, '*'),
            5 => new(style, 0b000011, 6, '#'),
            6 => new(style, 0b00001, 5, '%'),
            7 => new(style, 0b001001001111, 12, '@'),
            8 => new(style, 0b01, 2, '='),
            9 => new(style, 0b0000001111111111, 16, '&'),
            10 => new(style, 0b00010011, 8, '$'),
            _ => new(style, 0b00000001, 8, '~'),
        };
    }
}

/// <summary>A grid of dots finer than cells, with clipped lines. The origin is the upper left dot.</summary>
public sealed class Canvas
{
    // Bit i is the dot at column i % 2, row i / 2 of its cell.
    static ReadOnlySpan<byte> BrailleBits => [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

    readonly int _columns;
    readonly int _dotRows;
    readonly Marks _marks;
    readonly byte[] _dots;
    readonly Pen[] _pens;

    /// <summary>An empty canvas of so many cells.</summary>
    public Canvas(int columns, int rows, Marks marks)
    {
        (_columns, _marks) = (Math.Max(0, columns), marks);
        _dotRows = marks == Marks.Block ? 2 : 4;
        (Width, Height) = (2 * _columns, _dotRows * Math.Max(0, rows));
        _dots = new byte[_columns * Math.Max(0, rows)];
        _pens = new Pen[_dots.Length];
    }

    /// <summary>Dots in a row.</summary>
    public int Width { get; }

    /// <summary>Dots in a column.</summary>
    public int Height { get; }

    /// <summary>Sets one dot, if it is on the canvas.</summary>
    public void Dot(int x, int y, Pen pen)
    {
        if (x < 0 || x >= Width || y < 0 || y >= Height)
            return;
        var cell = y / _dotRows * _columns + x / 2;
        // Dots of two curves share a cell well, but as one 7-bit character they would show a slope of neither.
        if (_marks == Marks.Ascii && _pens[cell] != pen)
            _dots[cell] = 0;
        _dots[cell] |= (byte)(1 << (y % _dotRows * 2 + x % 2));
        _pens[cell] = pen;
    }

    /// <summary>
    /// Draws a line, without its first dot, cut at the canvas's edge. <paramref name="travelled"/> counts the dots of
    /// the whole curve, so that the pen's pattern goes on from segment to segment.
    /// </summary>
    public void Line(double x0, double y0, double x1, double y1, Pen pen, ref int travelled)
    {
        if (!Clip(ref x0, ref y0, ref x1, ref y1))
            return;
        var (x, y, endX, endY) = ((int)Math.Round(x0), (int)Math.Round(y0), (int)Math.Round(x1), (int)Math.Round(y1));
        var (dx, dy) = (Math.Abs(endX - x), -Math.Abs(endY - y));
        var error = dx + dy;
        while (x != endX || y != endY)
        {
            var twice = 2 * error;
            if (twice >= dy)
            {
                error += dy;
                x += Math.Sign(endX - x);
            }
            if (twice <= dx)
            {
                error += dx;
                y += Math.Sign(endY - y);
            }
            if ((pen.Pattern >> (travelled++ % pen.Period) & 1) != 0)
                Dot(x, y, pen);
        }
    }

    /// <summary>Draws the cells that have dots into a frame, at the area's corner.</summary>
    public void Draw(CellBuffer frame, Area area)
    {
        ArgumentNullException.ThrowIfNull(frame);
        for (var i = 0; i < _dots.Length; i++)
        {
            if (_dots[i] != 0)
                frame.Set(area, i % _columns, i / _columns, Character(_dots[i], _pens[i]), _pens[i].Style);
        }
    }

    char Character(byte dots, Pen pen) => _marks switch
    {
        Marks.Block => " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"[dots],
        Marks.Ascii => pen.Mark != '\0' ? pen.Mark : AsciiShape.Of(dots),
        _ => Braille(dots),
    };

    static char Braille(byte dots)
    {
        var bits = 0;
        for (var i = 0; i < 8; i++)
            bits |= (dots >> i & 1) * BrailleBits[i];
        return (char)(0x2800 + bits);
    }

    /// <summary>Cuts a line to the canvas and a dot's width around it (Liang and Barsky); false if nothing is left.</summary>
    bool Clip(ref double x0, ref double y0, ref double x1, ref double y1)
    {
        var (dx, dy) = (x1 - x0, y1 - y0);
        var (from, to) = (0.0, 1.0);
        if (!Cut(-dx, x0 + 1, ref from, ref to) || !Cut(dx, Width - x0, ref from, ref to)
            || !Cut(-dy, y0 + 1, ref from, ref to) || !Cut(dy, Height - y0, ref from, ref to))
            return false;
        (x1, y1) = (x0 + to * dx, y0 + to * dy);
        (x0, y0) = (x0 + from * dx, y0 + from * dy);
        return double.IsFinite(x0 + y0 + x1 + y1);
    }

    static bool Cut(double direction, double room, ref double from, ref double to)
    {
        if (direction == 0)
            return room >= 0;
        var at = room / direction;
        if (direction < 0)
            from = Math.Max(from, at);
        else
            to = Math.Min(to, at);
        return from <= to;
    }
}
