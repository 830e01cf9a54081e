using System.Numerics;
using System.Runtime.InteropServices;

namespace ActLab.Core.Numbers;

public readonly partial record struct TensorBlock<TFloat>
{
    /// <summary>The scratch buffers of one evaluation on one thread, numbered from 1 and kept for the next.</summary>
    static class Arena
    {
        /// <summary>Keeps buffers from lying a multiple of 4,096 bytes apart, where loads wait for unrelated stores.</summary>
        const int Stagger = 64;

        [ThreadStatic]
        static List<TFloat[]>? _buffers;

        [ThreadStatic]
        static int _taken;

        [ThreadStatic]
        static int _length;

        /// <summary>The number of elements in the block.</summary>
        public static int Length => _length;

        /// <summary>Takes back all buffers.</summary>
        public static void Start(int length)
        {
            _buffers ??= [];
            _taken = 0;
            _length = length;
        }

        /// <summary>The number of a free buffer.</summary>
        public static int Take()
        {
            if (_taken == _buffers!.Count)
                _buffers.Add(new TFloat[Capacity + Stagger]);
            return ++_taken;
        }

        /// <summary>The block's part of a buffer.</summary>
        public static Span<TFloat> Buffer(int slot) => _buffers![slot - 1].AsSpan(0, _length);

        /// <summary>A buffer as whole vectors, the last one reaching past the block.</summary>
        public static Span<Vector<TFloat>> Vectors(int slot) =>
            MemoryMarshal.Cast<TFloat, Vector<TFloat>>(_buffers![slot - 1].AsSpan())[..VectorCount];

        static int VectorCount => (_length + Vector<TFloat>.Count - 1) / Vector<TFloat>.Count;
    }
}
