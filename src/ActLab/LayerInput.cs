using System.Globalization;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using ActLab.Data;

namespace ActLab;

/// <summary>Where the rows of a layer come from.</summary>
public abstract record LayerInput
{
    /// <summary>Name of the array in a file of named arrays; null elsewhere.</summary>
    public string? Array { get; init; }

    /// <summary>What it is, in a few words.</summary>
    public abstract string Title { get; }

    /// <summary>The options of `stats` that name it.</summary>
    public abstract IReadOnlyList<string> Words { get; }

    /// <summary>The layers in it: itself, or each array of numbers in a file of several, unless one was chosen.</summary>
    /// <param name="leftOut">Told of arrays that hold no numbers, as a line for a person.</param>
    /// <exception cref="BadInputException">The file cannot be used, or has no array of numbers.</exception>
    public virtual IReadOnlyList<LayerInput> Layers(Action<string> leftOut) => [this];

    /// <summary>Measures all rows.</summary>
    /// <param name="plan">The activations and how to measure them, the same for all layers of a run.</param>
    /// <param name="progress">Told the share of rows done, by one thread at a time.</param>
    /// <param name="stop">Ends the reading early; what was read until then is measured.</param>
    /// <exception cref="BadInputException">The input cannot be used.</exception>
    public LayerMeasurement Measure(StatisticsPlan plan, Action<double> progress, CancellationToken stop)
    {
        using var rows = Open();
        var layer = new LayerAccumulator(plan, rows.Units, rows.Type);
        new LayerRun(this, rows, progress, stop).Measure(layer, BlockRange.All);
        return new(SourceOf(rows), layer.Result());
    }

    /// <summary>Reads the rows once more, for one unit.</summary>
    /// <param name="layer">What was measured of all rows.</param>
    /// <param name="activation">The activation whose outputs the history tells.</param>
    /// <param name="unit">The unit, from 0 on.</param>
    /// <param name="progress">Told the share of rows done.</param>
    /// <param name="stop">Ends the reading early.</param>
    /// <returns>The profile; null if stopped.</returns>
    /// <exception cref="BadInputException">The input cannot be used, or has changed since it was measured.</exception>
    public UnitProfile? Profile(StatisticsResult layer, Activation activation, int unit, Action<double> progress, CancellationToken stop)
    {
        using var rows = Open();
        if (rows.Units != layer.Units)
        {
            throw UnitProfiler.Changed();
        }

        var profiler = new UnitProfiler(layer, activation, unit);
        while (!stop.IsCancellationRequested && rows.AddTo(profiler, long.MaxValue) > 0)
        {
            progress(rows.Progress);
        }

        return stop.IsCancellationRequested ? null : profiler.Result();
    }

    /// <summary>Opens the rows; each opening reads on its own.</summary>
    internal abstract RowSource Open();

    /// <summary>What rows opened from here are.</summary>
    internal LayerSource SourceOf(RowSource rows) => new(Title, rows.Layout, rows.Shape, rows.UnitAxis, Array);
}

/// <summary>What was measured, and on what.</summary>
/// <param name="Source">What the input was.</param>
/// <param name="Statistics">The statistics.</param>
public sealed record LayerMeasurement(LayerSource Source, StatisticsResult Statistics)
{
    /// <summary>One unit more closely; null if not asked for.</summary>
    public UnitProfile? Unit { get; init; }
}

/// <summary>What an input was.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Layout">Shape, type and unit axis.</param>
/// <param name="Shape">Shape of the tensor; null for text and synthetic input.</param>
/// <param name="UnitAxis">The axis of the units; null where all values are those of one unit, or the columns of text.</param>
/// <param name="Array">Name of the array in a file of named arrays; null elsewhere.</param>
public sealed record LayerSource(string Title, string Layout, IReadOnlyList<long>? Shape, int? UnitAxis, string? Array)
{
    /// <summary>Whether rows are positions within a sample too, so that a unit is a channel.</summary>
    public bool HasPositions => Shape is { Count: > 2 };
}

/// <summary>A tensor in a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="AsBFloat16">Whether 16-bit integers or raw pairs of bytes are bfloat16.</param>
public sealed record FileInput(string Path, bool AsBFloat16 = false) : LayerInput
{
    /// <summary>The axes of the units; where none is said it is the last one of at most two.</summary>
    public UnitAxes Axes { get; init; } = UnitAxes.None;

    /// <inheritdoc/>
    public override string Title => DisplayName.Clean(System.IO.Path.GetFileName(Path)) + (Array is null ? "" : $", {Array}");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words =>
    [
        "--input", Path, .. Array is null ? System.Array.Empty<string>() : ["--array", Array], .. AsBFloat16 ? ["--as-bf16"] : System.Array.Empty<string>(),
        .. Axes.Of(Array) is { } axis ? ["--unit-axis", axis.ToString(CultureInfo.InvariantCulture)] : System.Array.Empty<string>(),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<LayerInput> Layers(Action<string> leftOut)
    {
        if (Array is not null || Reading(() => TensorFile.Arrays(Path)) is not { } arrays)
        {
            Axes.RequireUsed(Title, Array is null ? [] : [Array]);
            return [this];
        }

        Axes.RequireUsed(Title, [.. arrays.Select(array => array.Name)]);
        var layers = arrays.Where(IsRead).Select(a => this with
        {
            Array = a.Name,
            AsBFloat16 = AsBFloat16 && a.MayBeBFloat16,
            Axes = a.Shape.Count > 1 ? Axes : UnitAxes.None,
        }).ToList();
        var others = string.Join(", ", arrays.Where(a => !IsRead(a)).Select(a => $"{a.Name} ({DisplayName.Clean(a.Type)})"));
        if (layers.Count == 0 || (AsBFloat16 && !layers.Exists(layer => layer.AsBFloat16)))
        {
            throw new BadInputException($"{Title}: " + (layers.Count > 0
                ? "holds no array of u2 or V2; leave out --as-bf16"
                : $"holds no array of numbers{(others.Length > 0 ? $", but {others}" : "")}; save layers as float16, float32 or float64"));
        }

        RequireAxes([.. arrays.Where(IsRead)]);
        if (others.Length > 0)
        {
            leftOut($"{Title}: left out what is not numbers: {others}");
        }

        return layers;

        bool IsRead(TensorArray array) => array.Numbers is not null || (AsBFloat16 && array.MayBeBFloat16);
    }

    internal override RowSource Open() =>
        Reading(() => new FileRows(Path, TensorFile.Open(Path, new TensorOptions(Axes.Of(Array), AsBFloat16, Array))));

    /// <summary>Refuses all arrays at once whose axis nobody can know.</summary>
    void RequireAxes(IReadOnlyList<TensorArray> arrays)
    {
        var unclear = arrays.Where(array => array.Shape.Count > 2 && Axes.Of(array.Name) is null).Select(array => array.Name).ToList();
        if (arrays.Count > 1 && unclear.Count > 0)
        {
            throw new BadInputException($"{Title}: which axis holds the units of {string.Join(", ", unclear)}? "
                + "add --unit-axis K, from 0 on or -1 for the last, or --unit-axis NAME=K where it is another");
        }
    }

    static TResult Reading<TResult>(Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (TensorFormatException error)
        {
            throw new BadInputException(error.Message);
        }
    }
}

/// <summary>Independent normal values, the same for the same seed.</summary>
public sealed record NormalInput(double Mean, double Deviation, long Count, int Units, ulong Seed) : LayerInput
{
    /// <inheritdoc/>
    public override string Title => string.Create(CultureInfo.InvariantCulture, $"N({Mean}, {Deviation}^2), seed {Seed}");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => ["--normal", string.Create(CultureInfo.InvariantCulture, $"{Mean},{Deviation}"), "--rows", $"{Count}", "--units", $"{Units}", "--seed", $"{Seed}"];

    internal override RowSource Open() => new NormalRows(Title, new NormalSource(Mean, Deviation, Count, Units, Seed));

    sealed class NormalRows(string title, NormalSource source) : RowSource
    {
        long _read;

        public override int Units => source.Units;

        public override long? Rows => source.Rows;

        public override NumberType Type => NumberType.F64;

        public override string Layout => $"{source.Rows} x {Units}, f64";

        public override string Identity => $"{title}: {Layout}";

        public override double Progress => source.Rows == 0 ? 1 : (double)_read / source.Rows;

        public override void MoveTo(long row)
        {
            while (_read < row && Skip(row - _read) > 0)
            {
            }
        }

        protected override int Read(Span<double> destination)
        {
            var rows = source.Read(destination);
            _read += rows;
            return rows;
        }
    }
}
