using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActLab.Core.Expressions;
using ActLab.Core.Numbers;

namespace ActLab.Core.Formulas;

/// <summary>A block of numbers, or one that stands for a whole block.</summary>
/// <param name="start">The first number.</param>
/// <param name="indices">All bits set, or 0 where it is the only one.</param>
readonly ref struct Source<T>(ref readonly T start, int indices)
{
    readonly ref readonly T _start = ref start;

    public T this[int i] => Unsafe.Add(ref Unsafe.AsRef(in _start), i & indices);
}

/// <summary>The loops of instructions, compiled for each operation and number system. A destination may be a source itself.</summary>
static class Loop
{
    /// <summary>An operation on one number or two.</summary>
    public interface IOperation
    {
        static abstract T Of<T>(T a, T b) where T : struct, IReal<T>;
    }

    /// <summary>A choice.</summary>
    public interface ISelection
    {
        static abstract T Of<T>(T a, T b, T whenTrue, T whenFalse) where T : struct, IReal<T>;
    }

    public static void Unary<TOperation, T>(Source<T> a, Span<T> to) where TOperation : IOperation where T : struct, IReal<T>
    {
        for (var i = 0; i < to.Length; i++)
        {
            var number = a[i];
            to[i] = TOperation.Of(number, number);
        }
    }

    public static void Binary<TOperation, T>(Source<T> a, Source<T> b, Span<T> to) where TOperation : IOperation where T : struct, IReal<T>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = TOperation.Of(a[i], b[i]);
        }
    }

    public static void Select<TSelection, T>(Source<T> a, Source<T> b, Source<T> whenTrue, Source<T> whenFalse, Span<T> to)
        where TSelection : ISelection where T : struct, IReal<T>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = TSelection.Of(a[i], b[i], whenTrue[i], whenFalse[i]);
        }
    }

    public static void Call<T>(Function function, Source<T> a, Span<T> to) where T : struct, IReal<T>
    {
        var call = FunctionsOf<T>.All[(int)function];
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = call(a[i]);
        }
    }

    public static void Activation<T>(Callee callee, Source<T> a, Span<T> to) where T : struct, IReal<T>
    {
        var calls = new Calls<T>(callee.IsDerivative, a, to);
        callee.Activation.Accept(ref calls);
    }

    /// <summary>The loop for an activation's own type.</summary>
    readonly ref struct Calls<T>(bool isDerivative, Source<T> a, Span<T> to) : IActivationVisitor where T : struct, IReal<T>
    {
        readonly Source<T> _a = a;
        readonly Span<T> _to = to;

        public void Visit<TAct>(TAct activation) where TAct : struct, IActivation<TAct>
        {
            for (var i = 0; i < _to.Length; i++)
            {
                _to[i] = isDerivative ? activation.Derivative(_a[i]) : activation.Forward(_a[i]);
            }
        }
    }

    public readonly struct Copy : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T a, T b) where T : struct, IReal<T> => a;
    }

    public readonly struct Negate : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T a, T b) where T : struct, IReal<T> => -a;
    }

    public readonly struct Abs : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T a, T b) where T : struct, IReal<T> => T.Abs(a);
    }

    public readonly struct Add : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T a, T b) where T : struct, IReal<T> => a + b;
    }

    public readonly struct Subtract : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T a, T b) where T : struct, IReal<T> => a - b;
    }

    public readonly struct Multiply : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T a, T b) where T : struct, IReal<T> => a * b;
    }

    public readonly struct Divide : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T a, T b) where T : struct, IReal<T> => a / b;
    }

    public readonly struct Max : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T a, T b) where T : struct, IReal<T> => T.Max(a, b);
    }

    public readonly struct Min : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T a, T b) where T : struct, IReal<T> => T.Min(a, b);
    }

    public readonly struct Less : ISelection
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T a, T b, T whenTrue, T whenFalse) where T : struct, IReal<T> => T.Less(a, b, whenTrue, whenFalse);
    }

    public readonly struct LessOrEqual : ISelection
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T a, T b, T whenTrue, T whenFalse) where T : struct, IReal<T> => T.LessOrEqual(a, b, whenTrue, whenFalse);
    }
}

/// <summary>Each thread's memory for intermediate results, kept; that of plain numbers begins on the boundary of a cache line.</summary>
static class Scratch<T> where T : struct
{
    const int Line = 64;

    [ThreadStatic]
    static T[]? _numbers;

    [ThreadStatic]
    static byte[]? _bytes;

    /// <summary>Memory for so many numbers; what it holds is undefined.</summary>
    public static unsafe Span<T> Of(int count)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            return (_numbers?.Length >= count ? _numbers : _numbers = new T[count]).AsSpan(0, count);
        }

        var size = count * Unsafe.SizeOf<T>();
        var bytes = _bytes?.Length >= size + Line ? _bytes : _bytes = GC.AllocateUninitializedArray<byte>(size + Line, pinned: true);
        var first = (int)(-(nint)Unsafe.AsPointer(ref bytes[0]) & (Line - 1));
        return MemoryMarshal.Cast<byte, T>(bytes.AsSpan(first, size));
    }
}
