using System.Globalization;

namespace ActLab.Data;

/// <summary>
/// The header's Python literal, read by hand: a dictionary of a string, a truth value and a flat tuple of integers. Nothing
/// nests, so nothing recurses.
/// </summary>
sealed class NpyLiteral(string text, string file)
{
    string? _descr;
    bool? _fortran;
    List<long>? _shape;
    int _at;

    /// <summary>Reads the whole literal.</summary>
    public NpyHeader Header(string version, long length)
    {
        Expect('{');
        while (!Accept('}'))
        {
            Entry();
            if (!Accept(','))
            {
                Expect('}');
                break;
            }
        }

        SkipBlanks();
        if (_at < text.Length)
        {
            throw Wrong("there is more after the closing brace");
        }

        return new(version, length, _descr ?? throw Missing("descr"), _fortran ?? throw Missing("fortran_order"),
            _shape ?? throw Missing("shape"));
    }

    void Entry()
    {
        var key = String();
        Expect(':');
        switch (key)
        {
            case "descr" when _descr is null: _descr = Peek() == '[' ? Records() : String(); break;
            case "fortran_order" when _fortran is null: _fortran = Truth(); break;
            case "shape" when _shape is null: _shape = Tuple(); break;
            case "descr" or "fortran_order" or "shape": throw Wrong($"'{key}' is given twice");
            default: throw Wrong($"'{key}' is no key of a .npy header");
        }
    }

    string String()
    {
        var quote = Peek();
        if (quote is not ('\'' or '"'))
        {
            throw Wrong("a quoted string is expected");
        }

        var end = text.IndexOf(quote, _at + 1);
        var value = end < 0 ? throw Wrong("a string does not end") : text[(_at + 1)..end];
        _at = end + 1;
        return value.Contains('\\') ? throw Wrong("a string holds a backslash") : value;
    }

    /// <summary>The text of a list of fields, which is not looked into: structured records are not read.</summary>
    string Records()
    {
        var (start, depth) = (_at, 0);
        do
        {
            switch (Peek())
            {
                case '\'' or '"': String(); continue;
                case '[' or '(': depth++; break;
                case ']' or ')': depth--; break;
                case '\0': throw Wrong("a list does not end");
            }

            _at++;
        }
        while (depth > 0);
        return text[start.._at];
    }

    bool Truth()
    {
        var start = SkipBlanks();
        while (_at < text.Length && char.IsAsciiLetter(text[_at]))
        {
            _at++;
        }

        return text[start.._at] switch
        {
            "True" => true,
            "False" => false,
            _ => throw Wrong("True or False is expected"),
        };
    }

    List<long> Tuple()
    {
        var lengths = new List<long>();
        Expect('(');
        while (!Accept(')'))
        {
            lengths.Add(Integer());
            if (lengths.Count > TensorShape.MaxRank)
            {
                throw Wrong($"the shape has more than {TensorShape.MaxRank} axes");
            }

            if (!Accept(','))
            {
                // In Python (3) is a number, only (3,) is a tuple.
                Expect(lengths.Count == 1 ? ',' : ')');
                break;
            }
        }

        return lengths;
    }

    long Integer()
    {
        var start = SkipBlanks();
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        if (!long.TryParse(text.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            throw Wrong(Peek() == '-' ? "the shape has a negative length" : "a length that fits is expected in the shape");
        }

        // Python 2 wrote long integers as 10L.
        _at += _at < text.Length && text[_at] == 'L' ? 1 : 0;
        return value;
    }

    int SkipBlanks()
    {
        while (_at < text.Length && text[_at] is (' ' or '\t' or '\n' or '\r'))
        {
            _at++;
        }

        return _at;
    }

    char Peek() => SkipBlanks() < text.Length ? text[_at] : '\0';

    bool Accept(char c)
    {
        var found = Peek() == c;
        _at += found ? 1 : 0;
        return found;
    }

    void Expect(char c) => _ = Accept(c) ? 0 : throw Wrong($"'{c}' is expected");

    TensorFormatException Missing(string key) => new(file, $"its .npy header has no '{key}'; write it again with numpy.save");

    TensorFormatException Wrong(string what) => new(file, $"broken .npy header at character {_at}: {what}; write it again with numpy.save");
}
