namespace ActLab.Data;

/// <summary>A tensor as a stream of rows of doubles, one value per unit, in constant memory.</summary>
public abstract class TensorReader : IDisposable
{
    /// <summary>Units of a row at most; beyond it the unit axis is most likely another one.</summary>
    public const int MaxUnits = 1 << 20;

    /// <summary>Name of the file, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>Format and version, such as "npy 1.0".</summary>
    public required string Format { get; init; }

    /// <summary>Type of the numbers.</summary>
    public required ElementType Type { get; init; }

    /// <summary>Shape as the file gives it; null for text, whose rows are counted by reading them.</summary>
    public IReadOnlyList<long>? Shape { get; init; }

    /// <summary>The axis of the units; null for a tensor of rank 0 or 1, which is one unit.</summary>
    public int? UnitAxis { get; init; }

    /// <summary>Values per row.</summary>
    public required int Units { get; init; }

    /// <summary>Number of rows; null for text. Rows are all positions but the unit axis, in the order of the file.</summary>
    public long? Rows { get; init; }

    /// <summary>Names of the units, or empty; fit for a terminal.</summary>
    public IReadOnlyList<string> UnitNames { get; init; } = [];

    /// <summary>What is closed after the reader, because it alone uses it.</summary>
    internal IDisposable? Source { get; set; }

    /// <summary>Share of the file that has been read, from 0 to 1.</summary>
    public abstract double Progress { get; }

    /// <summary>Fills whole rows from the start of the span, which must hold at least one; returns their number, 0 at the end.</summary>
    /// <exception cref="TensorFormatException">The file is not what its beginning promised.</exception>
    public abstract int Read(Span<double> destination);

    /// <summary>Whether reading can go on at any row.</summary>
    public virtual bool CanSeek => false;

    /// <summary>Whether rows lie in the file as this machine's floats, so that they can be read as such.</summary>
    public virtual bool HasSingles => false;

    /// <summary>Goes on reading at a row, where <see cref="CanSeek"/>.</summary>
    public virtual void MoveTo(long row) => throw new NotSupportedException($"{Format} is read from its beginning");

    /// <summary>Fills whole rows with floats, where <see cref="HasSingles"/>; returns their number, 0 at the end.</summary>
    /// <exception cref="TensorFormatException">The file is not what its beginning promised.</exception>
    public virtual int Read(Span<float> destination) => throw new NotSupportedException($"{Format} has no floats");

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        Source?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    protected abstract void Close();
}
