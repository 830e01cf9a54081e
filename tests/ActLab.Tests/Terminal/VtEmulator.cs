using System.Text;
using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Terminal;

/// <summary>As much of a terminal as the toolkit's output needs; anything else is an error.</summary>
sealed class VtEmulator(int width, int height)
{
    readonly Cell[,] _cells = Blank(width, height);
    Style _style;
    int _x, _y;
    bool _afterLastColumn;

    public Cell this[int x, int y] => _cells[x, y];

    public void Write(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\e')
            {
                Put(text[i]);
                continue;
            }
            if (text[i + 1] == ']')
            {
                // The clipboard is no part of the screen.
                i = text.IndexOf('\a', i);
                continue;
            }
            Assert.Equal('[', text[i + 1]);
            var end = i + 2;
            while (text[end] is < '@' or > '~')
                end++;
            Control(text[(i + 2)..end], text[end]);
            i = end;
        }
    }

    public string Line(int y)
    {
        var line = new StringBuilder();
        for (var x = 0; x < width; x++)
            line.Append(_cells[x, y].Rune);
        return line.ToString().TrimEnd();
    }

    public void AssertShows(CellBuffer frame)
    {
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                Assert.Equal(Visible(frame[x, y]), Visible(_cells[x, y]));
        }
    }

    // The foreground of a blank cannot be seen.
    static Cell Visible(Cell cell) =>
        cell.Rune == ' ' && (cell.Style.Emphasis & (Emphasis.Reverse | Emphasis.Underline)) == 0
            ? new(' ', new(default, cell.Style.Background))
            : cell;

    static Cell[,] Blank(int width, int height)
    {
        var cells = new Cell[width, height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                cells[x, y] = Cell.Blank;
        }
        return cells;
    }

    void Put(char c)
    {
        switch (c)
        {
            case '\r': (_x, _afterLastColumn) = (0, false); break;
            // What a line feed or a relative move does right after the last column differs between terminals.
            case '\n': Assert.False(_afterLastColumn); _y++; break;
            case '\b': Assert.False(_afterLastColumn); _x--; break;
            default:
                Assert.True(c >= ' ');
                Assert.False(_afterLastColumn);
                _cells[_x, _y] = new(c, _style);
                if (_x == width - 1)
                    _afterLastColumn = true;
                else
                    _x++;
                break;
        }
        Assert.InRange(_x, 0, width - 1);
        Assert.InRange(_y, 0, height - 1);
    }

    void Control(string body, char final)
    {
        // Private modes (screen, cursor, mouse) change no cell.
        if (body.StartsWith('?'))
            return;
        var numbers = body.Split(';').Select(n => n.Length == 0 ? 0 : int.Parse(n)).ToArray();
        var count = Math.Max(1, numbers[0]);
        if (final is not ('m' or 'H' or 'J'))
            Assert.False(_afterLastColumn);
        switch (final)
        {
            case 'A': _y -= count; break;
            case 'B': _y += count; break;
            case 'C': _x += count; break;
            case 'D': _x -= count; break;
            case 'H': (_x, _y, _afterLastColumn) = (numbers.Length > 1 ? numbers[1] - 1 : 0, count - 1, false); break;
            case 'J':
                for (var y = 0; y < height; y++)
                    Erase(0, y);
                break;
            case 'K': Erase(_x, _y); break;
            case 'm': Select(numbers); break;
            default: Assert.Fail($"unknown sequence {body}{final}"); break;
        }
        Assert.InRange(_x, 0, width - 1);
        Assert.InRange(_y, 0, height - 1);
    }

    void Erase(int from, int y)
    {
        for (var x = from; x < width; x++)
            _cells[x, y] = new(' ', new(default, _style.Background));
    }

    void Select(int[] codes)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            var code = codes[i];
            _style = code switch
            {
                0 => default,
                1 => _style.With(Emphasis.Bold),
                2 => _style.With(Emphasis.Dim),
                4 => _style.With(Emphasis.Underline),
                7 => _style.With(Emphasis.Reverse),
                22 => _style with { Emphasis = _style.Emphasis & ~(Emphasis.Bold | Emphasis.Dim) },
                24 => _style with { Emphasis = _style.Emphasis & ~Emphasis.Underline },
                27 => _style with { Emphasis = _style.Emphasis & ~Emphasis.Reverse },
                < 50 when code / 10 == 3 => _style with { Foreground = Read(codes, ref i, 30) },
                < 50 => _style with { Background = Read(codes, ref i, 40) },
                < 98 => _style with { Foreground = Color.Indexed((byte)(code - 90 + 8)) },
                _ => _style with { Background = Color.Indexed((byte)(code - 100 + 8)) },
            };
        }
    }

    static Color Read(int[] codes, ref int i, int first)
    {
        var code = codes[i] - first;
        if (code == 9)
            return default;
        if (code < 8)
            return Color.Indexed((byte)code);
        if (codes[++i] == 5)
            return Color.Indexed((byte)codes[++i]);
        return Color.Rgb((byte)codes[++i], (byte)codes[++i], (byte)codes[++i]);
    }
}
