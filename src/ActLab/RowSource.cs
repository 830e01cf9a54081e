using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;

namespace ActLab;

/// <summary>An open stream of the rows of a layer.</summary>
abstract class RowSource : IDisposable
{
    const int ValuesAtOnce = 1 << 17;

    readonly RowBuffer<double> _values = new();

    /// <summary>Values per row.</summary>
    public abstract int Units { get; }

    /// <summary>Number of rows; null where they must be read to be counted.</summary>
    public abstract long? Rows { get; }

    /// <summary>The type of the values.</summary>
    public abstract NumberType Type { get; }

    /// <summary>Shape, type and unit axis in words.</summary>
    public abstract string Layout { get; }

    /// <summary>Shape of the tensor; null for text and synthetic input.</summary>
    public virtual IReadOnlyList<long>? Shape => null;

    /// <summary>The axis of the units; null where all values are those of one unit, or the columns of text.</summary>
    public virtual int? UnitAxis => null;

    /// <summary>What tells this source from others, the same on every machine.</summary>
    public abstract string Identity { get; }

    /// <summary>Share that has been read, from 0 to 1.</summary>
    public abstract double Progress { get; }

    /// <summary>Whether <see cref="MoveTo"/> costs nothing.</summary>
    public virtual bool CanSeek => false;

    /// <summary>Goes on at a row that is not behind the next one, or at any where <see cref="CanSeek"/>.</summary>
    public abstract void MoveTo(long row);

    /// <summary>Reads up to so many rows into an accumulator; returns their number, 0 at the end.</summary>
    /// <exception cref="BadInputException">The file is not what its beginning promised.</exception>
    public virtual int AddTo(LayerAccumulator layer, long most)
    {
        var buffer = _values.Room(RowsAtOnce(layer.RowsTogether, most) * Units);
        var rows = Read(buffer);
        layer.Add(buffer[..(rows * Units)]);
        return rows;
    }

    /// <summary>Reads up to so many rows into the profile of a unit; returns their number, 0 at the end.</summary>
    /// <exception cref="BadInputException">The file is not what its beginning promised, or has changed since it was measured.</exception>
    public int AddTo(UnitProfiler profiler, long most)
    {
        var buffer = _values.Room(RowsAtOnce(1, most) * Units);
        var rows = Read(buffer);
        profiler.Add(buffer[..(rows * Units)]);
        return rows;
    }

    /// <summary>Reads and forgets up to so many rows; returns their number, 0 at the end.</summary>
    public int Skip(long most) => Read(_values.Room(RowsAtOnce(1, most) * Units));

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Fills whole rows; returns their number, 0 at the end.</summary>
    protected abstract int Read(Span<double> destination);

    /// <summary>How many rows are read at once: what stays in the second-level cache, but a multiple of those measured together, and no more than wanted.</summary>
    protected int RowsAtOnce(int together, long most) => (int)Math.Min(Math.Max(ValuesAtOnce / Units / together, 1) * together, most);
}
