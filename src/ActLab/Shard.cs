using System.Globalization;
using ActLab.Core;
using ActLab.Core.Statistics;

namespace ActLab;

/// <summary>One of n parts of a layer: whole blocks, as equal in number as can be.</summary>
/// <param name="Index">Which part, from 1 on.</param>
/// <param name="Of">How many there are.</param>
readonly record struct Shard(int Index, int Of)
{
    const int Most = 65_536;

    /// <summary>Reads i/n.</summary>
    /// <exception cref="BadInputException">It is no such text.</exception>
    public static Shard Parse(string text) => text.Split('/') is [var i, var n]
        && int.TryParse(i, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
        && index >= 1 && index <= of && of <= Most
            ? new(index, of)
            : throw new BadInputException($"--shard takes i/n, from 1/n to n/n and n up to {Most}, not '{text}'");

    /// <summary>Its blocks of a layer of so many rows; none where there are fewer blocks than shards.</summary>
    public BlockRange Blocks(long rows)
    {
        var blocks = (Int128)((rows + LayerAccumulator.BlockRows - 1) / LayerAccumulator.BlockRows);
        return new((long)(blocks * (Index - 1) / Of), (long)(blocks * Index / Of));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Of}");
}

/// <summary>What was measured of one shard, to be merged with the others.</summary>
/// <param name="Whole">What all shards have in common.</param>
/// <param name="Shard">Which part it is.</param>
/// <param name="Part">The numbers.</param>
sealed record ShardMeasurement(ShardedLayer Whole, Shard Shard, LayerPart Part);

/// <summary>The layer that shards are parts of, and how it is measured.</summary>
/// <param name="Identity">What tells the source from others.</param>
/// <param name="Source">What the source is.</param>
/// <param name="Rows">Rows of the whole layer.</param>
/// <param name="Units">Values per row.</param>
/// <param name="Options">How to measure.</param>
/// <param name="Activations">The activations, side by side.</param>
sealed record ShardedLayer(
    string Identity, LayerSource Source, long Rows, int Units, StatisticsOptions Options, IReadOnlyList<Activation> Activations)
{
    /// <summary>Measures one shard.</summary>
    /// <exception cref="BadInputException">The input cannot be used, or has changed meanwhile.</exception>
    /// <exception cref="OperationCanceledException">Stopped: half a shard is none.</exception>
    public static ShardMeasurement Measure(
        LayerInput input, Shard shard, IReadOnlyList<Activation> activations, StatisticsOptions options,
        Action<double> progress, CancellationToken stop)
    {
        using var rows = input.Open();
        var identity = rows.Identity;
        options = options with { Input = rows.Type };
        var layer = new LayerAccumulator(activations, rows.Units, options);
        var run = new LayerRun(input, rows, progress, stop);
        var count = run.CountRows();
        run.Measure(layer, shard.Blocks(count));
        stop.ThrowIfCancellationRequested();
        if (rows.Identity != identity)
        {
            throw new BadInputException($"{input.Title}: changed while it was measured; measure the shard again");
        }

        var whole = new ShardedLayer(identity, input.SourceOf(rows), count, rows.Units, options, activations);
        return new(whole, shard, layer.ToPart());
    }
}
