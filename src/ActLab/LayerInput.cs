using System.Globalization;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using ActLab.Data;

namespace ActLab;

/// <summary>Where the rows of a layer come from.</summary>
public abstract record LayerInput
{
    /// <summary>What counts as saturated unless told otherwise: abs(f') at most this share of its maximum.</summary>
    public const double StandardEpsilon = 0.01;

    const int ValuesAtOnce = 1 << 16;

    /// <summary>Name of the array in a file of named arrays; null elsewhere.</summary>
    public string? Array { get; init; }

    /// <summary>What it is, in a few words.</summary>
    public abstract string Title { get; }

    /// <summary>The layers in it: itself, or each array of numbers in a file of several, unless one was chosen.</summary>
    /// <param name="leftOut">Told of arrays that hold no numbers, as a line for a person.</param>
    /// <exception cref="BadInputException">The file cannot be used, or has no array of numbers.</exception>
    public virtual IReadOnlyList<LayerInput> Layers(Action<string> leftOut) => [this];

    /// <summary>Measures activations on all rows.</summary>
    /// <param name="activations">The activations, side by side in one pass.</param>
    /// <param name="epsilon">Saturation: abs(f') at most this share of its maximum.</param>
    /// <param name="post">Whether the rows are outputs, not pre-activations.</param>
    /// <param name="progress">Told the share of rows done.</param>
    /// <param name="stop">Ends the reading early; what was read until then is measured.</param>
    /// <exception cref="BadInputException">The input cannot be used.</exception>
    public LayerMeasurement Measure(
        IReadOnlyList<Activation> activations, double epsilon, bool post, Action<double> progress, CancellationToken stop)
    {
        using var rows = Open();
        var options = new StatisticsOptions { Input = rows.Type, Epsilon = epsilon, Post = post };
        var layer = new LayerAccumulator(activations, rows.Units, options);
        var buffer = new double[Math.Max(rows.Units, ValuesAtOnce / Math.Max(rows.Units, 1) * rows.Units)];
        while (rows.Units > 0 && !stop.IsCancellationRequested && rows.Read(buffer) is > 0 and var count)
        {
            layer.Add(buffer.AsSpan(0, count * rows.Units));
            progress(rows.Progress);
        }

        return new(Title, rows.Layout, layer.Result()) { Array = Array };
    }

    private protected abstract Rows Open();

    /// <summary>An open stream of rows.</summary>
    private protected sealed record Rows(int Units, NumberType Type, string Layout, Func<double[], int> Read, Func<double> Share, IDisposable? Resource)
        : IDisposable
    {
        public double Progress => Share();

        public void Dispose() => Resource?.Dispose();
    }
}

/// <summary>What was measured, and on what.</summary>
/// <param name="Input">What the input was, in a few words.</param>
/// <param name="Layout">Shape, type and unit axis.</param>
/// <param name="Statistics">The statistics.</param>
public sealed record LayerMeasurement(string Input, string Layout, StatisticsResult Statistics)
{
    /// <summary>Name of the array in a file of named arrays; null elsewhere.</summary>
    public string? Array { get; init; }
}

/// <summary>A tensor in a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="UnitAxis">The axis of the units, or null for the last one of at most two.</param>
/// <param name="AsBFloat16">Whether 16-bit integers or raw pairs of bytes are bfloat16.</param>
public sealed record FileInput(string Path, int? UnitAxis = null, bool AsBFloat16 = false) : LayerInput
{
    /// <inheritdoc/>
    public override string Title => DisplayName.Clean(System.IO.Path.GetFileName(Path)) + (Array is null ? "" : $", {Array}");

    /// <inheritdoc/>
    public override IReadOnlyList<LayerInput> Layers(Action<string> leftOut)
    {
        if (Array is not null || Arrays() is not { } arrays)
        {
            return [this];
        }

        var layers = arrays.Where(IsRead).Select(a => this with { Array = a.Name, AsBFloat16 = AsBFloat16 && a.MayBeBFloat16 }).ToList();
        var others = string.Join(", ", arrays.Where(a => !IsRead(a)).Select(a => $"{a.Name} ({DisplayName.Clean(a.Type)})"));
        if (layers.Count == 0 || (AsBFloat16 && !layers.Exists(layer => layer.AsBFloat16)))
        {
            throw new BadInputException($"{Title}: " + (layers.Count > 0
                ? "holds no array of u2 or V2; leave out --as-bf16"
                : $"holds no array of numbers{(others.Length > 0 ? $", but {others}" : "")}; save layers as float16, float32 or float64"));
        }

        if (others.Length > 0)
        {
            leftOut($"{Title}: left out what is not numbers: {others}");
        }

        return layers;

        bool IsRead(TensorArray array) => array.Numbers is not null || (AsBFloat16 && array.MayBeBFloat16);
    }

    IReadOnlyList<TensorArray>? Arrays()
    {
        try
        {
            return TensorFile.Arrays(Path);
        }
        catch (TensorFormatException error)
        {
            throw new BadInputException(error.Message);
        }
    }

    private protected override Rows Open()
    {
        try
        {
            var reader = TensorFile.Open(Path, new TensorOptions(UnitAxis, AsBFloat16, Array));
            return new(reader.Units, TypeOf(reader.Type), Describe(reader), destination => Read(reader, destination), () => reader.Progress, reader);
        }
        catch (TensorFormatException error)
        {
            throw new BadInputException(error.Message);
        }
    }

    static int Read(TensorReader reader, double[] destination)
    {
        try
        {
            return reader.Read(destination);
        }
        catch (TensorFormatException error)
        {
            throw new BadInputException(error.Message);
        }
    }

    static string Describe(TensorReader reader)
    {
        var shape = reader.Shape is { } sizes ? $"shape ({string.Join(", ", sizes)})" : "text";
        var axis = reader.UnitAxis is { } k ? $"units on axis {k}" : "one unit";
        return $"{reader.Format}, {reader.Type.ToString().ToLowerInvariant()}, {shape}, {axis}";
    }

    static NumberType TypeOf(ElementType type) => type switch
    {
        ElementType.F16 => NumberType.F16,
        ElementType.BF16 => NumberType.BF16,
        ElementType.F32 => NumberType.F32,
        _ => NumberType.F64,
    };
}

/// <summary>Independent normal values, the same for the same seed.</summary>
public sealed record NormalInput(double Mean, double Deviation, long Count, int Units, ulong Seed) : LayerInput
{
    /// <inheritdoc/>
    public override string Title => string.Create(CultureInfo.InvariantCulture, $"N({Mean}, {Deviation}^2), seed {Seed}");

    private protected override Rows Open()
    {
        var source = new NormalSource(Mean, Deviation, Count, Units, Seed);
        long read = 0;
        return new(Units, NumberType.F64, $"{Count} x {Units}, f64", destination =>
        {
            var rows = source.Read(destination);
            read += rows;
            return rows;
        }, () => Count == 0 ? 1 : (double)read / Count, null);
    }
}
