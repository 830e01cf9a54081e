using ActLab.Core.Activations;
using ActLab.Core.Kernels;
using Xunit;

namespace ActLab.Tests.Kernels;

/// <summary>Spans that no cache holds: written past the caches, or on several cores, they hold the same bits.</summary>
public class LargeSpanTests
{
    /// <summary>More than the 32 MiB from which on results are streamed, and no whole registers.</summary>
    const int Length = (1 << 23) + 1025, Piece = 1000;

    static readonly float[] X = [.. Enumerable.Range(0, Length).Select(i => (i % 4001 * 0.005f) - 10)];

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Streamed_results_are_those_of_pieces(int misaligned)
    {
        var x = X.AsSpan(misaligned);
        var (whole, pieces) = (new float[x.Length], new float[x.Length]);
        Kernel.Forward(new LeakyRelu(0.01), x, whole);
        for (var start = 0; start < x.Length; start += Piece)
        {
            var length = Math.Min(Piece, x.Length - start);
            Kernel.Forward(new LeakyRelu(0.01), x.Slice(start, length), pieces.AsSpan(start, length));
        }

        Assert.True(whole.AsSpan().SequenceEqual(pieces));
        float[] place = [.. x];
        Kernel.Forward(new LeakyRelu(0.01), place, place);
        Assert.True(whole.AsSpan().SequenceEqual(place));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(Length)]
    public void Several_cores_give_the_bits_of_one(int length)
    {
        var x = X.AsSpan(0, length);
        var (one, several) = (new float[length], new float[length]);
        Kernel.Forward(new Silu(), x, one);
        Kernel.ForwardParallel(new Silu(), x, several);
        Assert.True(one.AsSpan().SequenceEqual(several));

        double[] x64 = [.. Enumerable.Range(0, Math.Min(length, 1 << 20)).Select(i => (i % 4001 * 0.005) - 10)];
        var (one64, several64) = (new double[x64.Length], new double[x64.Length]);
        Kernel.Forward(new Softplus(1), x64, one64);
        Kernel.ForwardParallel(new Softplus(1), x64, several64);
        Assert.Equal(one64, several64);
    }

    [Fact]
    public void Several_cores_refuse_bad_spans()
    {
        var x = new float[8];
        Assert.Throws<ArgumentException>(() => Kernel.ForwardParallel(new Relu(), x, x.AsSpan(0, 7)));
        Assert.Throws<ArgumentException>(() => Kernel.ForwardParallel(new Relu(), new double[8], new double[7]));
    }
}
