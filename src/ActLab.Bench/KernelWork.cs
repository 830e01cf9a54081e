using System.Numerics;
using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>A kernel bound to its buffers.</summary>
abstract class KernelWork : IDisposable
{
    /// <summary>One pass over the whole span.</summary>
    public abstract void Run();

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>The work of a case.</summary>
    public static KernelWork Of(JobCase c, Activation activation, int seed) => (c.Number, c.Pass) switch
    {
        (NumberType.F32, Pass.Forward) => new Work<float>(c, seed, (x, _, y) => Kernel.Forward(activation, c.Kernel, x, y)),
        (NumberType.F32, _) => new Work<float>(c, seed, (x, dy, dx) => Kernel.Backward(activation, c.Kernel, x, dy, dx)),
        (_, Pass.Forward) => new Work<double>(c, seed, (x, _, y) => Kernel.Forward(activation, c.Kernel, x, y)),
        _ => new Work<double>(c, seed, (x, dy, dx) => Kernel.Backward(activation, c.Kernel, x, dy, dx)),
    };

    delegate void Spans<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> upstream, Span<T> result);

    sealed class Work<T> : KernelWork where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly AlignedBuffer<T> _x, _upstream, _result;
        readonly Spans<T> _kernel;

        /// <summary>Pre-activations are normal with deviation 2, upstream gradients with deviation 1.</summary>
        public Work(JobCase c, int seed, Spans<T> kernel)
        {
            var random = new Random(seed);
            _x = new(c.Size);
            _upstream = new(c.Pass == Pass.Backward ? c.Size : 0);
            _result = new(c.Size);
            _kernel = kernel;
            Normal.Fill(random, _x.Span, 2);
            Normal.Fill(random, _upstream.Span, 1);
        }

        public override void Run() => _kernel(_x.Span, _upstream.Span, _result.Span);

        public override void Dispose()
        {
            _x.Dispose();
            _upstream.Dispose();
            _result.Dispose();
        }
    }
}
