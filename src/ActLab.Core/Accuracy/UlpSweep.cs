using System.Numerics;
using ActLab.Core.Kernels;

namespace ActLab.Core.Accuracy;

/// <summary>Runs a kernel over inputs on all cores and counts its errors.</summary>
/// <param name="kernel">What is measured.</param>
/// <param name="comparison">What it is measured against.</param>
/// <param name="inputs">Where.</param>
sealed class UlpSweep<T>(SpanFunction<T> kernel, Comparison<T> comparison, Inputs<T> inputs)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Inputs that one core takes at a time.</summary>
    public const int Chunk = 1 << 16;

    /// <summary>Elements that the kernel is given at once: a block, unless a call costs much.</summary>
    public int Span { get; init; } = Block.Size;

    readonly Lock _lock = new();
    readonly Dictionary<long, UlpTally> _ahead = [];
    readonly UlpTally _total = new();
    long _taken, _merged;

    /// <summary>Runs until every input is counted or <paramref name="stop"/>; what was counted until then is the result.</summary>
    /// <param name="progress">Told the share done, by one core at a time.</param>
    /// <param name="stop">Ends the sweep early.</param>
    public UlpResult Run(Action<double> progress, CancellationToken stop)
    {
        var chunks = (inputs.Count + Chunk - 1) / Chunk;
        Parallel.For(0, (int)Math.Min(chunks, Environment.ProcessorCount), _ =>
        {
            while (!stop.IsCancellationRequested && Interlocked.Increment(ref _taken) - 1 is var chunk && chunk < chunks)
            {
                var tally = Count(chunk * Chunk, Math.Min(inputs.Count, (chunk + 1) * Chunk));
                lock (_lock)
                {
                    Merge(chunk, tally);
                    progress((double)_merged / chunks);
                }
            }
        });
        foreach (var tally in _ahead.OrderBy(pair => pair.Key).Select(pair => pair.Value))
        {
            _total.Append(tally);
        }

        return _total.Result(inputs.IsExhaustive && _merged == chunks, inputs.At);
    }

    /// <summary>Counts the errors of inputs from one index to before another.</summary>
    public UlpTally Count(long start, long end)
    {
        var tally = new UlpTally();
        var (x, y) = (new T[Span], new T[Span]);
        for (; start < end; start += Span)
        {
            var length = (int)Math.Min(Span, end - start);
            inputs.Fill(start, x.AsSpan(0, length));
            kernel(x.AsSpan(0, length), y.AsSpan(0, length));
            for (var i = 0; i < length; i += Block.Size)
            {
                var part = Math.Min(Block.Size, length - i);
                comparison.Count(start + i, x.AsSpan(i, part), y.AsSpan(i, part), tally);
            }
        }

        return tally;
    }

    /// <summary>Merges in the order of the chunks, so that the result does not depend on which core was faster.</summary>
    void Merge(long chunk, UlpTally tally)
    {
        _ahead.Add(chunk, tally);
        while (_ahead.Remove(_merged, out var next))
        {
            _total.Append(next);
            _merged++;
        }
    }
}
