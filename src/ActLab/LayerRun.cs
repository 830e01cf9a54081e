using System.Runtime.ExceptionServices;
using ActLab.Core.Statistics;

namespace ActLab;

/// <summary>Some blocks of a layer, one after the other.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The one after the last.</param>
readonly record struct BlockRange(long From, long To)
{
    /// <summary>Every block there is.</summary>
    public static BlockRange All { get; } = new(0, long.MaxValue / LayerAccumulator.BlockRows);
}

/// <summary>
/// Reads blocks of a layer into an accumulator: with a reader for each processor where rows can be found without reading
/// those before them, else one after the other. The result does not depend on it.
/// </summary>
/// <param name="input">Opens further readers.</param>
/// <param name="rows">The first reader.</param>
/// <param name="progress">Told the share of rows done, by one thread at a time.</param>
/// <param name="stop">Ends the reading early.</param>
sealed class LayerRun(LayerInput input, RowSource rows, Action<double> progress, CancellationToken stop)
{
    /// <summary>As many values are worth a turn of a reader.</summary>
    const int ValuesPerTurn = 1 << 20;

    readonly Lock _lock = new();
    long _next;
    long _done;

    /// <summary>Measures the rows of the blocks that there are.</summary>
    public void Measure(LayerAccumulator layer, BlockRange blocks)
    {
        if (rows.Units == 0)
        {
            return;
        }

        if (!rows.CanSeek)
        {
            rows.MoveTo(blocks.From * LayerAccumulator.BlockRows);
            layer.MoveTo(blocks.From);
            Read(rows, layer, (blocks.To - blocks.From) * LayerAccumulator.BlockRows, _ => progress(rows.Progress));
            return;
        }

        var end = Math.Min(rows.Rows!.Value, blocks.To * LayerAccumulator.BlockRows);
        var turn = Math.Max(1, ValuesPerTurn / ((long)LayerAccumulator.BlockRows * rows.Units)) * LayerAccumulator.BlockRows;
        var first = blocks.From * LayerAccumulator.BlockRows;
        var workers = (int)Math.Clamp((end - first + turn - 1) / turn, 1, Environment.ProcessorCount);
        var parts = Enumerable.Range(0, workers).Select(worker => worker == 0 ? layer : layer.Fork()).ToArray();
        _next = first;
        try
        {
            // Threads of their own: those of the pool may be taken, and new ones come half a second later, when all is read.
            Task.WaitAll([.. parts.Select((part, worker) => Task.Factory.StartNew(
                () =>
                {
                    using var own = worker == 0 ? null : input.Open();
                    Work(own ?? rows, part, turn, new(first, end));
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))]);
            Array.ForEach(parts[1..], layer.Join);
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }

    /// <summary>Number of rows, which text tells only when it has been read.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public long CountRows()
    {
        if (rows.Rows is { } known)
        {
            return known;
        }

        using var other = input.Open();
        var count = 0L;
        while (other.Skip(long.MaxValue) is > 0 and var read)
        {
            stop.ThrowIfCancellationRequested();
            count += read;
            progress(other.Progress);
        }

        return count;
    }

    void Work(RowSource source, LayerAccumulator part, long turn, (long First, long End) all)
    {
        while (Interlocked.Add(ref _next, turn) - turn is var start && start < all.End && !stop.IsCancellationRequested)
        {
            source.MoveTo(start);
            part.MoveTo(start / LayerAccumulator.BlockRows);
            Read(source, part, Math.Min(turn, all.End - start), read =>
            {
                lock (_lock)
                {
                    progress((double)(_done += read) / (all.End - all.First));
                }
            });
        }
    }

    void Read(RowSource source, LayerAccumulator layer, long most, Action<int> report)
    {
        while (most > 0 && !stop.IsCancellationRequested && source.AddTo(layer, most) is > 0 and var read)
        {
            most -= read;
            report(read);
        }
    }
}
