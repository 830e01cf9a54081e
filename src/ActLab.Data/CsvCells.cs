using System.Globalization;

namespace ActLab.Data;

/// <summary>The cells of one line: parted by commas, perhaps in double quotes (RFC 4180), numbers in invariant form.</summary>
ref struct CsvCells(ReadOnlySpan<byte> line)
{
    const int LongestNumber = 1024;

    ReadOnlySpan<byte> _rest = line;
    bool _more = true;

    /// <summary>The cell read last, without blanks and quotes around it.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Goes to the next cell.</summary>
    public bool MoveNext()
    {
        if (!_more)
        {
            return false;
        }

        var cell = _rest.TrimStart(" \t"u8);
        var end = QuotedLength(cell);
        var comma = cell[end..].IndexOf((byte)',');
        _more = comma >= 0;
        _rest = _more ? cell[(end + comma + 1)..] : default;
        cell = (_more ? cell[..(end + comma)] : cell).TrimEnd(" \t"u8);
        Current = end > 0 && cell.Length == end ? cell[1..^1] : cell;
        return true;
    }

    /// <summary>The current cell as a number: decimal, nan, inf, or the 16 hexadecimal digits of a double after 0x.</summary>
    public readonly bool TryNumber(out double value)
    {
        var text = Current;
        if (text.Length <= LongestNumber && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        if (text.Length == 18 && text[0] == '0' && (text[1] | 0x20) == 'x'
            && ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits))
        {
            value = BitConverter.UInt64BitsToDouble(bits);
            return true;
        }

        var negative = text.StartsWith("-"u8);
        value = negative ? double.NegativeInfinity : double.PositiveInfinity;
        return System.Text.Ascii.EqualsIgnoreCase(negative || text.StartsWith("+"u8) ? text[1..] : text, "inf"u8);
    }

    /// <summary>Length of a quoted string at the start, or 0.</summary>
    static int QuotedLength(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("\""u8))
        {
            return 0;
        }

        var at = 1;
        while (text[at..].IndexOf((byte)'"') is >= 0 and var quote)
        {
            at += quote + 1;
            if (at == text.Length || text[at] != '"')
            {
                return at;
            }

            at++;
        }

        return 0;
    }
}
