namespace ActLab.Data;

/// <summary>
/// The lines of a text that matter, without blank lines and those that start with #. The buffer grows with the bytes that
/// come, up to a limit.
/// </summary>
sealed class CsvLines(Stream stream, string file)
{
    const int Longest = 1 << 24;

    byte[] _buffer = new byte[1 << 16];
    int _start;
    int _end;
    bool _ended;

    /// <summary>Number of the last line read, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Bytes behind the last line read.</summary>
    public long Position { get; private set; }

    /// <summary>Reads the next line, without its end; false at the end of the text.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (TryReadAny(out line))
        {
            if (Number == 1)
            {
                line = WithoutMark(line);
            }

            line = line.TrimEnd((byte)'\r');
            if (line.Contains((byte)'\r'))
            {
                throw new TensorFormatException(file, $"line {Number} has a carriage return within it; save the file with line feeds");
            }

            if (!line.Trim(" \t"u8).IsEmpty && line[0] != '#')
            {
                return true;
            }
        }

        return false;
    }

    bool TryReadAny(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var present = _buffer.AsSpan(_start, _end - _start);
            var newline = present[searched..].IndexOf((byte)'\n');
            if (newline >= 0 || _ended)
            {
                var length = newline >= 0 ? searched + newline : present.Length;
                var consumed = Math.Min(length + 1, present.Length);
                line = present[..length];
                _start += consumed;
                Position += consumed;
                Number += consumed > 0 ? 1 : 0;
                return consumed > 0;
            }

            searched = present.Length;
            Fill();
        }
    }

    void Fill()
    {
        var length = _end - _start;
        if (length == Longest)
        {
            throw new TensorFormatException(file, $"line {Number + 1} is longer than {Longest} bytes; is it a .csv file?");
        }

        var buffer = length * 2 > _buffer.Length ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_start, length).CopyTo(buffer);
        (_buffer, _start, _end) = (buffer, 0, length);
        try
        {
            var read = stream.Read(_buffer, _end, Math.Min(_buffer.Length, Longest) - _end);
            (_end, _ended) = (_end + read, read == 0);
        }
        catch (IOException e)
        {
            throw new TensorFormatException(file, $"could not be read to its end ({e.Message})", e);
        }
    }

    ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> line) => line switch
    {
        [0xEF, 0xBB, 0xBF, ..] => line[3..],
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => throw new TensorFormatException(file, "is UTF-16 text; save it as UTF-8"),
        _ => line,
    };
}
