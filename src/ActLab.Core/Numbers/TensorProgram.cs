using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>The calls that a formula over <see cref="TensorBlock{TFloat}"/> makes, in order, with as few scratch buffers as they need.</summary>
/// <remarks>May be run by several threads at once; each has scratch buffers of its own.</remarks>
public sealed class TensorProgram<TFloat> where TFloat : unmanaged, IBinaryFloatingPointIeee754<TFloat>
{
    /// <summary>Elements between two passes when there are scratch buffers: a few of these fit the first-level cache.</summary>
    public const int BlockSize = 2048;

    /// <summary>Keeps buffers from lying a multiple of 4,096 bytes apart, where loads wait for unrelated stores.</summary>
    const int Stagger = 16 * CacheLine;

    const int CacheLine = 64;

    const int Source = -1;

    readonly List<Step> _steps = [];
    readonly int _buffers;

    [ThreadStatic]
    static TFloat[]? _scratch;

    /// <summary>The program of a formula, its value for <see cref="TensorBlock{TFloat}.Source"/>.</summary>
    public TensorProgram(TensorBlock<TFloat> value)
    {
        var root = value.Call;
        var calls = new List<TensorCall<TFloat>>();
        List(root, calls);
        if (calls.Count == 0)
        {
            TensorOperation<TFloat> copy = root.IsConstant
                ? (a, _, _, _, to) => to.Fill(a[0])
                : (a, _, _, _, to) => a.CopyTo(to);
            calls.Add(new(copy, [root]));
        }

        _buffers = Assign(calls);
    }

    /// <summary>Runs the calls; the destination may be the source itself.</summary>
    /// <param name="x">Source elements.</param>
    /// <param name="y">Destination, as long as the source.</param>
    public void Run(ReadOnlySpan<TFloat> x, Span<TFloat> y)
    {
        var scratch = Scratch();
        var block = _buffers == 0 ? x.Length : BlockSize;
        for (var start = 0; start < x.Length; start += block)
        {
            var length = Math.Min(block, x.Length - start);
            Run(x.Slice(start, length), y.Slice(start, length), scratch);
        }
    }

    void Run(ReadOnlySpan<TFloat> x, Span<TFloat> y, Span<TFloat> scratch)
    {
        for (var i = 0; i < _steps.Count - 1; i++)
        {
            Make(_steps[i], x, Buffer(scratch, _steps[i].Destination, x.Length), scratch);
        }

        Make(_steps[^1], x, y, scratch);
    }

    static void Make(Step step, ReadOnlySpan<TFloat> x, Span<TFloat> destination, Span<TFloat> scratch) => step.Call.Operation!(
        Operand(step, 0, x, scratch), Operand(step, 1, x, scratch), Operand(step, 2, x, scratch), Operand(step, 3, x, scratch), destination);

    static ReadOnlySpan<TFloat> Operand(Step step, int index, ReadOnlySpan<TFloat> x, Span<TFloat> scratch) =>
        index >= step.Places.Length ? []
        : step.Call.Operands[index].IsConstant ? step.Call.Operands[index].Constant
        : step.Places[index] == Source ? x
        : Buffer(scratch, step.Places[index], x.Length);

    /// <summary>Every call once, after those that yield its operands.</summary>
    static void List(TensorCall<TFloat> call, List<TensorCall<TFloat>> calls)
    {
        if (call.Operation is null || calls.Contains(call))
        {
            return;
        }

        foreach (var operand in call.Operands)
        {
            List(operand, calls);
        }

        calls.Add(call);
    }

    /// <summary>
    /// Gives each call a place for its result: a buffer that no later call reads, be it its own operand's. The last one
    /// writes to the destination, and only that one, which may be the source.
    /// </summary>
    int Assign(List<TensorCall<TFloat>> calls)
    {
        var places = new Dictionary<TensorCall<TFloat>, int>();
        var free = new Stack<int>();
        var buffers = 0;
        for (var i = 0; i < calls.Count; i++)
        {
            var call = calls[i];
            int[] operands = [.. call.Operands.Select(o => places.GetValueOrDefault(o, Source))];
            foreach (var last in call.Operands.Distinct().Where(o => places.ContainsKey(o) && !calls.Skip(i + 1).Any(c => c.Operands.Contains(o))))
            {
                free.Push(places[last]);
            }

            if (i < calls.Count - 1)
            {
                places[call] = free.TryPop(out var place) ? place : buffers++;
            }

            _steps.Add(new(call, operands, places.GetValueOrDefault(call, Source)));
        }

        return buffers;
    }

    static Span<TFloat> Buffer(Span<TFloat> scratch, int place, int length) =>
        scratch.Slice(place * (BlockSize + (Stagger / Unsafe.SizeOf<TFloat>())), length);

    /// <summary>This thread's buffers, the first of them on a cache line's boundary.</summary>
    unsafe Span<TFloat> Scratch()
    {
        if (_buffers == 0)
        {
            return [];
        }

        var needed = (_buffers * (BlockSize + (Stagger / sizeof(TFloat)))) + (CacheLine / sizeof(TFloat));
        if (_scratch is null || _scratch.Length < needed)
        {
            _scratch = GC.AllocateUninitializedArray<TFloat>(needed, pinned: true);
        }

        var address = (nuint)Unsafe.AsPointer(ref _scratch[0]);
        return _scratch.AsSpan((int)((CacheLine - (address % CacheLine)) % CacheLine) / sizeof(TFloat));
    }

    readonly record struct Step(TensorCall<TFloat> Call, int[] Places, int Destination);
}
