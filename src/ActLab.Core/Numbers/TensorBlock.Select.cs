using System.Numerics;

namespace ActLab.Core.Numbers;

public readonly partial record struct TensorBlock<TFloat>
{
    interface IComparison
    {
        static abstract Vector<TFloat> Holds(Vector<TFloat> a, Vector<TFloat> b);
    }

    readonly struct Smaller : IComparison
    {
        public static Vector<TFloat> Holds(Vector<TFloat> a, Vector<TFloat> b) => Vector.LessThan(a, b);
    }

    readonly struct NotGreater : IComparison
    {
        public static Vector<TFloat> Holds(Vector<TFloat> a, Vector<TFloat> b) => Vector.LessThanOrEqual(a, b);
    }

    /// <summary>An operand read vector by vector; a constant is the same vector everywhere.</summary>
    readonly ref struct Operand(TensorBlock<TFloat> block)
    {
        readonly Vector<TFloat> _constant = Vector.Create(block._constant);
        readonly ReadOnlySpan<Vector<TFloat>> _elements = block.IsConstant ? [] : Arena.Vectors(block._slot);

        public Vector<TFloat> this[int i] => i < _elements.Length ? _elements[i] : _constant;
    }

    /// <summary>The one operation that TensorPrimitives does not have: a loop over whole vectors.</summary>
    static TensorBlock<TFloat> Select<TComparison>(
        TensorBlock<TFloat> a, TensorBlock<TFloat> b, TensorBlock<TFloat> whenTrue, TensorBlock<TFloat> whenFalse)
        where TComparison : struct, IComparison
    {
        var block = New(out _);
        var destination = Arena.Vectors(block._slot);
        var left = new Operand(a);
        var right = new Operand(b);
        var holds = new Operand(whenTrue);
        var fails = new Operand(whenFalse);
        for (var i = 0; i < destination.Length; i++)
            destination[i] = Vector.ConditionalSelect(TComparison.Holds(left[i], right[i]), holds[i], fails[i]);
        return block;
    }
}
