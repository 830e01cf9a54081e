using System.Runtime.InteropServices;

namespace ActLab.Data;

/// <summary>
/// Numbers in a seekable stream, of any unit axis. Positions after the unit axis are gathered unit by unit into a bounded
/// buffer: in one read where all of them fit, else in one short read per unit.
/// </summary>
sealed class BinaryTensor : TensorReader
{
    const int BufferBytes = 1 << 20;

    readonly Stream _stream;
    readonly long _start;
    readonly Elements _elements;
    readonly UnitLayout _layout;
    readonly byte[] _bytes;
    readonly double[] _gathered;
    long _next;

    /// <summary>Numbers that begin at the position <paramref name="start"/> and are known to be all there.</summary>
    public BinaryTensor(Stream stream, long start, Elements elements, UnitLayout layout)
    {
        (_stream, _start, _elements, _layout) = (stream, start, elements, layout);
        var row = Math.Max(layout.Units, 1) * elements.Size;
        _bytes = new byte[Math.Min(Math.Max(BufferBytes, row), Math.Max(row * layout.Rows, 0))];
        _gathered = layout.Inner > 1 ? new double[_bytes.Length / elements.Size] : [];
    }

    /// <inheritdoc/>
    public override double Progress => _layout.Rows == 0 ? 1 : (double)_next / _layout.Rows;

    /// <inheritdoc/>
    public override int Read(Span<double> destination)
    {
        var units = _layout.Units;
        if (_next == _layout.Rows)
        {
            return 0;
        }

        var wanted = (int)Math.Min(Math.Min(destination.Length, _bytes.Length / _elements.Size) / units, _layout.Rows - _next);
        if (_layout.Inner == 1)
        {
            ReadRun(_next * units, destination[..(wanted * units)]);
        }
        else
        {
            wanted = Gather(wanted, destination);
        }

        _next += wanted;
        return wanted;
    }

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool HasSingles =>
        _elements.Type == ElementType.F32 && _elements.BigEndian != BitConverter.IsLittleEndian && _layout.Inner == 1;

    /// <inheritdoc/>
    public override void MoveTo(long row) => _next = row;

    /// <inheritdoc/>
    public override int Read(Span<float> destination)
    {
        var wanted = (int)Math.Min(destination.Length / _layout.Units, _layout.Rows - _next);
        ReadBytes(_next * _layout.Units, MemoryMarshal.AsBytes(destination[..(wanted * _layout.Units)]));
        _next += wanted;
        return wanted;
    }

    /// <inheritdoc/>
    protected override void Close() => _stream.Dispose();

    /// <summary>Rows that share their position before the unit axis: one run of values per unit.</summary>
    int Gather(int wanted, Span<double> destination)
    {
        var (outer, inner) = Math.DivRem(_next, _layout.Inner);
        var (units, rows) = (_layout.Units, (int)Math.Min(wanted, _layout.Inner - inner));
        var first = (outer * units * _layout.Inner) + inner;
        var values = _gathered.AsSpan(0, units * rows);
        for (var u = 0; u < units && rows < _layout.Inner; u++)
        {
            ReadRun(first + (u * _layout.Inner), values.Slice(u * rows, rows));
        }

        if (rows == _layout.Inner)
        {
            ReadRun(first, values);
        }

        for (var r = 0; r < rows; r++)
        {
            for (var u = 0; u < units; u++)
            {
                destination[(r * units) + u] = values[(u * rows) + r];
            }
        }

        return rows;
    }

    void ReadRun(long index, Span<double> values)
    {
        var bytes = _bytes.AsSpan(0, values.Length * _elements.Size);
        ReadBytes(index, bytes);
        _elements.Decode(bytes, values);
    }

    void ReadBytes(long index, Span<byte> bytes)
    {
        try
        {
            _stream.Position = _start + (index * _elements.Size);
            _stream.ReadExactly(bytes);
        }
        catch (IOException e)
        {
            throw new TensorFormatException(Name, $"could not be read to its end ({e.Message}); did it change meanwhile?", e);
        }
    }
}
