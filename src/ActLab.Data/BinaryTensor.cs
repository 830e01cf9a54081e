using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace ActLab.Data;

/// <summary>
/// Numbers in a stream, of any unit axis; it must be seekable unless the rows are in order. Positions after the unit axis are
/// gathered unit by unit into a bounded buffer: in one read where all of them fit, else in one short read per unit.
/// </summary>
sealed class BinaryTensor : TensorReader
{
    const int BufferBytes = 1 << 20, GatherBytes = 1 << 22;

    readonly Stream _stream;
    readonly long _start;
    readonly Elements _elements;
    readonly UnitLayout _layout;
    readonly byte[] _bytes;
    readonly double[] _gathered;
    long _next;
    long _gatheredFrom;
    int _rowsGathered;

    /// <summary>Numbers that begin at the position <paramref name="start"/> and are known to be all there.</summary>
    [SetsRequiredMembers]
    public BinaryTensor(string name, string format, IReadOnlyList<long> shape, Elements elements, UnitLayout layout, Stream stream, long start)
    {
        (Name, Format, Type, Shape, UnitAxis, Units, Rows) = (name, format, elements.Type, shape, layout.Axis, layout.Units, layout.Rows);
        (_stream, _start, _elements, _layout) = (stream, start, elements, layout);
        var row = Math.Max(layout.Units, 1) * elements.Size;
        _bytes = new byte[Math.Min(Math.Max(layout.Inner == 1 ? BufferBytes : GatherBytes, row), Math.Max(row * layout.Rows, 0))];
        _gathered = layout.Inner > 1 ? new double[_bytes.Length / elements.Size] : [];
    }

    /// <inheritdoc/>
    public override double Progress => _layout.Rows == 0 ? 1 : (double)_next / _layout.Rows;

    /// <inheritdoc/>
    public override int Read(Span<double> destination)
    {
        if (_next == _layout.Rows)
        {
            return 0;
        }

        var rows = (int)Math.Min(destination.Length / _layout.Units, _layout.Rows - _next);
        if (_layout.Inner == 1)
        {
            rows = Math.Min(rows, RowsAtOnce);
            ReadRun(_next * _layout.Units, destination[..(rows * _layout.Units)]);
        }
        else
        {
            rows = Take(rows, destination);
        }

        _next += rows;
        return rows;
    }

    /// <inheritdoc/>
    public override bool CanSeek => _stream.CanSeek;

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

    int RowsAtOnce => _bytes.Length / _elements.Size / _layout.Units;

    /// <summary>Rows from those gathered, or from the next ones.</summary>
    int Take(int wanted, Span<double> destination)
    {
        if (_next < _gatheredFrom || _next >= _gatheredFrom + _rowsGathered)
        {
            Gather();
        }

        var taken = (int)(_next - _gatheredFrom);
        var (units, rows) = (_layout.Units, Math.Min(wanted, _rowsGathered - taken));
        for (var u = 0; u < units; u++)
        {
            var values = _gathered.AsSpan((u * _rowsGathered) + taken, rows);
            for (var r = 0; r < rows; r++)
            {
                destination[(r * units) + u] = values[r];
            }
        }

        return rows;
    }

    /// <summary>The next rows that share their position before the unit axis: one run of values per unit.</summary>
    void Gather()
    {
        var (outer, inner) = Math.DivRem(_next, _layout.Inner);
        (_gatheredFrom, _rowsGathered) = (_next, (int)Math.Min(RowsAtOnce, _layout.Inner - inner));
        var first = (outer * _layout.Units * _layout.Inner) + inner;
        if (_rowsGathered == _layout.Inner)
        {
            ReadRun(first, _gathered.AsSpan(0, _layout.Units * _rowsGathered));
            return;
        }

        for (var u = 0; u < _layout.Units; u++)
        {
            ReadRun(first + (u * _layout.Inner), _gathered.AsSpan(u * _rowsGathered, _rowsGathered));
        }
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
            if (_stream.CanSeek)
            {
                _stream.Position = _start + (index * _elements.Size);
            }

            _stream.ReadExactly(bytes);
        }
        catch (IOException e)
        {
            throw new TensorFormatException(Name, $"could not be read to its end ({e.Message}); did it change meanwhile?", e);
        }
    }
}
