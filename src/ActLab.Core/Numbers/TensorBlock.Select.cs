using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Numbers;

public readonly partial record struct TensorBlock<TFloat>
{
    interface IComparison
    {
        static abstract Vector512<TFloat> Holds(Vector512<TFloat> a, Vector512<TFloat> b);

        static abstract bool Holds(TFloat a, TFloat b);
    }

    readonly struct Smaller : IComparison
    {
        public static Vector512<TFloat> Holds(Vector512<TFloat> a, Vector512<TFloat> b) => Vector512.LessThan(a, b);

        public static bool Holds(TFloat a, TFloat b) => a < b;
    }

    readonly struct NotGreater : IComparison
    {
        public static Vector512<TFloat> Holds(Vector512<TFloat> a, Vector512<TFloat> b) => Vector512.LessThanOrEqual(a, b);

        public static bool Holds(TFloat a, TFloat b) => a <= b;
    }

    /// <summary>The one operation that TensorPrimitives does not have, in one pass as its own.</summary>
    static void Select<TComparison>(
        ReadOnlySpan<TFloat> a, ReadOnlySpan<TFloat> b, ReadOnlySpan<TFloat> whenTrue, ReadOnlySpan<TFloat> whenFalse, Span<TFloat> destination)
        where TComparison : struct, IComparison
    {
        Unsafe.SkipInit(out (Vector512<TFloat> A, Vector512<TFloat> B, Vector512<TFloat> True, Vector512<TFloat> False) room);
        var left = new Operand(a, ref room.A);
        var right = new Operand(b, ref room.B);
        var holds = new Operand(whenTrue, ref room.True);
        var fails = new Operand(whenFalse, ref room.False);
        var i = 0;
        for (; i <= destination.Length - Vector512<TFloat>.Count; i += Vector512<TFloat>.Count)
        {
            Vector512.ConditionalSelect(TComparison.Holds(left.Vector(i), right.Vector(i)), holds.Vector(i), fails.Vector(i))
                .StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)i);
        }

        for (; i < destination.Length; i++)
        {
            destination[i] = TComparison.Holds(left[i], right[i]) ? holds[i] : fails[i];
        }
    }

    /// <summary>An operand, or a constant that is the same at every index.</summary>
    readonly ref struct Operand
    {
        readonly ref TFloat _start;
        readonly int _indices;

        /// <param name="elements">The elements; one alone is a constant.</param>
        /// <param name="room">Holds the constant as a vector.</param>
        public Operand(ReadOnlySpan<TFloat> elements, ref Vector512<TFloat> room)
        {
            var isConstant = elements.Length == 1;
            room = Vector512.Create(elements[0]);
            _start = ref isConstant ? ref Unsafe.As<Vector512<TFloat>, TFloat>(ref room) : ref MemoryMarshal.GetReference(elements);
            _indices = isConstant ? 0 : -1;
        }

        public TFloat this[int i] => Unsafe.Add(ref _start, i & _indices);

        public Vector512<TFloat> Vector(int i) => Vector512.LoadUnsafe(ref _start, (nuint)(i & _indices));
    }
}
