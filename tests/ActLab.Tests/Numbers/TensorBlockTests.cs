using System.Numerics;
using System.Numerics.Tensors;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

/// <summary>A formula over TensorBlock is the composition of TensorPrimitives calls that it spells.</summary>
public class TensorBlockTests
{
    public static TheoryData<int> Lengths { get; } = [1, 3, 8, 17, 255, TensorBlock<float>.Capacity];

    [Theory, MemberData(nameof(Lengths))]
    public void Silu_is_sigmoid_times_x(int length)
    {
        var x = Inputs<float>(length);
        var expected = new float[length];
        TensorPrimitives.Sigmoid<float>(x, expected);
        TensorPrimitives.Multiply<float>(x, expected, expected);
        Assert.Equal(expected, Run<float>(x, Silu));
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Constants_work_on_either_side(int length)
    {
        var x = Inputs<double>(length);
        var got = Run<double>(x, b => (Of(3) - b) / (b + Of(2)) * Of(-0.5) + Of(1) / -b);
        for (var i = 0; i < length; i++)
            Assert.Equal((3 - x[i]) / (x[i] + 2) * -0.5 + 1 / -x[i], got[i]);

        static TensorBlock<double> Of(double value) => TensorBlock<double>.Of(value);
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Selects_compare_element_by_element(int length)
    {
        var x = Inputs<float>(length);
        var zero = TensorBlock<float>.Of(0);
        var relu = Run<float>(x, b => TensorBlock<float>.LessOrEqual(b, zero, zero, b));
        var less = Run<float>(x, b => TensorBlock<float>.Less(zero, b, b * b, TensorBlock<float>.Of(7)));
        Assert.Equal(x.Select(v => v <= 0 ? 0 : v), relu);
        Assert.Equal(x.Select(v => 0 < v ? v * v : 7), less);
        Assert.Equal(x.Select(v => MathF.Max(v, 0)), Run<float>(x, b => TensorBlock<float>.Max(zero, b)));
        Assert.Equal(x.Select(v => MathF.Min(v, 1)), Run<float>(x, b => TensorBlock<float>.Min(b, TensorBlock<float>.Of(1))));
    }

    [Fact]
    public void A_constant_formula_fills_the_block() =>
        Assert.Equal([2.5f, 2.5f, 2.5f], Run<float>([1, 2, 3], _ => TensorBlock<float>.Of(2.5)));

    [Fact]
    public void The_textbook_forms_are_near_the_truth()
    {
        var x = Inputs<double>(500);
        Compare(TensorBlock<double>.NormalCdf, v => Real64.NormalCdf(new(v)).Value, 2e-7);
        Compare(TensorBlock<double>.NormalPdf, v => Real64.NormalPdf(new(v)).Value, 1e-14);
        Compare(TensorBlock<double>.Softplus, v => Real64.Softplus(new(v)).Value, 1e-14);
        Compare(b => TensorBlock<double>.MultiplyAdd(b, b, TensorBlock<double>.Of(1)), v => v * v + 1, 1e-13);

        void Compare(Func<TensorBlock<double>, TensorBlock<double>> block, Func<double, double> truth, double tolerance)
        {
            var got = Run(x, block);
            for (var i = 0; i < x.Length; i++)
                Assert.Equal(truth(x[i]), got[i], tolerance);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(TensorBlock<float>.Capacity + 1)]
    public void A_span_of_another_length_is_refused(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TensorBlock<float>.Load(new float[length]));

    [Fact]
    public void The_steady_state_allocates_nothing()
    {
        var x = Inputs<float>(1000);
        var y = new float[1000];
        Evaluate();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Evaluate();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Evaluate()
        {
            var block = TensorBlock<float>.Load(x);
            TensorBlock<float>.LessOrEqual(block, TensorBlock<float>.Of(0), TensorBlock<float>.Erf(block), Silu(block)).CopyTo(y);
        }
    }

    static TensorBlock<float> Silu(TensorBlock<float> x) => x * TensorBlock<float>.Logistic(x);

    static TFloat[] Run<TFloat>(TFloat[] x, Func<TensorBlock<TFloat>, TensorBlock<TFloat>> formula)
        where TFloat : unmanaged, IBinaryFloatingPointIeee754<TFloat>
    {
        var y = new TFloat[x.Length];
        formula(TensorBlock<TFloat>.Load(x)).CopyTo(y);
        return y;
    }

    static TFloat[] Inputs<TFloat>(int length) where TFloat : INumberBase<TFloat> =>
        [.. Enumerable.Range(0, length).Select(i => TFloat.CreateChecked((i - length / 2 + 0.25) * 8.0 / (length + 1)))];
}
