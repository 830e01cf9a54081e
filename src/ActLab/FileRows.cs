using System.Globalization;
using System.Security.Cryptography;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using ActLab.Data;

namespace ActLab;

/// <summary>The rows of a tensor in a file.</summary>
sealed class FileRows(string path, TensorReader reader) : RowSource
{
    const int Samples = 64, SampleBytes = 1 << 12;

    readonly RowBuffer<float> _singles = new();
    long _next;

    public override int Units => reader.Units;

    public override long? Rows => reader.Rows;

    public override NumberType Type => reader.Type.Number();

    public override string Layout
    {
        get
        {
            var shape = reader.Shape is { } sizes ? $"shape ({string.Join(", ", sizes)})" : "text";
            var axis = reader.UnitAxis is not { } k ? "one unit"
                : reader.Shape is { Count: > 2 } all
                    ? $"units on axis {k}, rows are positions on axes {string.Join(", ", Enumerable.Range(0, all.Count).Where(a => a != k))}"
                : $"units on axis {k}";
            return $"{reader.Format}, {reader.Type.Word()}, {shape}, {axis}";
        }
    }

    public override IReadOnlyList<long>? Shape => reader.Shape;

    public override int? UnitAxis => reader.UnitAxis;

    /// <summary>
    /// Name, layout, size, and a hash of 64 samples of 4 KiB at equal distances, the first and the last bytes among them: all of a
    /// file of up to 256 KiB. Its time is not part of it, so that copies are the same.
    /// </summary>
    public override string Identity
    {
        get
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var size = RandomAccess.GetLength(file);
            var sample = new byte[SampleBytes];
            for (var i = 0; i < Samples; i++)
            {
                var at = (long)((Int128)Math.Max(0, size - SampleBytes) * i / (Samples - 1));
                hash.AppendData(sample.AsSpan(0, RandomAccess.Read(file, sample, at)));
            }

            return string.Create(CultureInfo.InvariantCulture, $"{reader.Name}: {Layout}, {size} bytes, sha256 of samples {Convert.ToHexStringLower(hash.GetHashAndReset())}");
        }
    }

    public override double Progress => reader.Progress;

    public override bool CanSeek => reader.CanSeek;

    public override void MoveTo(long row)
    {
        if (reader.CanSeek)
        {
            reader.MoveTo(row);
            return;
        }

        while (_next < row && Skip(row - _next) > 0)
        {
        }
    }

    public override int AddTo(LayerAccumulator layer, long most)
    {
        if (!reader.HasSingles)
        {
            return base.AddTo(layer, most);
        }

        var buffer = _singles.Room(RowsAtOnce(layer.RowsTogether, most) * Units);
        var rows = Reading(buffer, static (reader, buffer) => reader.Read(buffer));
        layer.Add(buffer[..(rows * Units)]);
        return rows;
    }

    public override void Dispose()
    {
        reader.Dispose();
        base.Dispose();
    }

    protected override int Read(Span<double> destination) => Reading(destination, static (reader, buffer) => reader.Read(buffer));

    int Reading<T>(Span<T> buffer, ReadRows<T> read)
    {
        try
        {
            var rows = read(reader, buffer);
            _next += rows;
            return rows;
        }
        catch (TensorFormatException error)
        {
            throw new BadInputException(error.Message);
        }
    }

    delegate int ReadRows<T>(TensorReader reader, Span<T> buffer);
}
