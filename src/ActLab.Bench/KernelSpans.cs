using System.Numerics;
using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>The spans that all kernels of an activation at one size work on.</summary>
abstract class KernelSpans(int length) : IDisposable
{
    /// <summary>Elements in use: all of them, or as many as a warm-up needs.</summary>
    public int Length { get; set; } = length;

    /// <summary>One pass of a kernel over the spans.</summary>
    public abstract void Run(Activation activation, KernelFamily family);

    /// <summary>A pass of a function of the same signature in machine code: from the pre-activations to the results.</summary>
    public abstract Action Run(nint function);

    /// <summary>Copies the pre-activations to the results: the anchor of all times, the least that a pass has to do.</summary>
    public abstract void Copy();

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>The spans of a case.</summary>
    public static KernelSpans Of(JobCase c, int seed) => (c.Number, c.Pass) switch
    {
        (NumberType.F32, Pass.Forward) => new Spans<float>(2, c.Size, seed, (a, f, x, y, _) => Kernel.Forward(a, f, x, y)),
        (NumberType.F32, Pass.Fused) => new Spans<float>(3, c.Size, seed, (a, f, x, y, df) => Kernel.ForwardAndDerivative(a, f, x, y, df)),
        (NumberType.F32, _) => new Spans<float>(3, c.Size, seed, (a, f, x, dx, dy) => Kernel.Backward(a, f, x, dy, dx)),
        (_, Pass.Forward) => new Spans<double>(2, c.Size, seed, (a, f, x, y, _) => Kernel.Forward(a, f, x, y)),
        (_, Pass.Fused) => new Spans<double>(3, c.Size, seed, (a, f, x, y, df) => Kernel.ForwardAndDerivative(a, f, x, y, df)),
        _ => new Spans<double>(3, c.Size, seed, (a, f, x, dx, dy) => Kernel.Backward(a, f, x, dy, dx)),
    };

    delegate void KernelPass<T>(Activation activation, KernelFamily family, Span<T> x, Span<T> result, Span<T> third);

    sealed class Spans<T> : KernelSpans where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly AlignedSpans<T> _spans;
        readonly int _count;
        readonly KernelPass<T> _pass;

        /// <summary>Pre-activations are normal with deviation 2, what a third span holds with deviation 1.</summary>
        public Spans(int count, int length, int seed, KernelPass<T> pass) : base(length)
        {
            _spans = new(count, length);
            _count = count;
            _pass = pass;
            var random = new Random(seed);
            for (var i = 0; i < count; i++)
            {
                Normal.Fill(random, _spans[i], i == 0 ? 2 : 1);
            }
        }

        public override void Run(Activation activation, KernelFamily family) =>
            _pass(activation, family, _spans[0][..Length], _spans[1][..Length], _count > 2 ? _spans[2][..Length] : []);

        public override unsafe Action Run(nint function) => () =>
        {
            fixed (T* x = _spans[0], y = _spans[1])
            {
                ((delegate* unmanaged<T*, T*, nuint, void>)function)(x, y, (nuint)Length);
            }
        };

        public override void Copy() => _spans[0][..Length].CopyTo(_spans[1]);

        public override void Dispose() => _spans.Dispose();
    }
}
