using System.Numerics;
using System.Numerics.Tensors;
using ActLab.Core.Numbers;
using ActLab.Tests.Kernels;
using Xunit;

namespace ActLab.Tests.Numbers;

/// <summary>A formula over TensorBlock is the composition of TensorPrimitives calls that it spells.</summary>
public class TensorBlockTests
{
    const int Block = TensorProgram<float>.BlockSize;

    public static TheoryData<int> Lengths { get; } = [1, 3, 8, 17, 255, Block, Block + 1, (2 * Block) + 33];

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

    [Theory, MemberData(nameof(Lengths))]
    public void Products_are_added_with_one_rounding_and_constants_anywhere(int length)
    {
        var x = Inputs<double>(length);
        var (two, third) = (TensorBlock<double>.Of(2), TensorBlock<double>.Of(1.0 / 3));
        var got = Run(x, b => TensorBlock<double>.MultiplyAdd(b, b, TensorBlock<double>.MultiplyAdd(third, b, TensorBlock<double>.MultiplyAdd(b, b, two))));
        Assert.Equal(x.Select(v => Math.FusedMultiplyAdd(v, v, Math.FusedMultiplyAdd(v, 1.0 / 3, Math.FusedMultiplyAdd(v, v, 2)))), got);
        Assert.Equal(x.Select(v => (2 * v) + 1.0 / 3), Run(x, b => TensorBlock<double>.MultiplyAdd(two, b, third)));
        Assert.Equal(x.Select(_ => (2 * (1.0 / 3)) + 2), Run(x, _ => TensorBlock<double>.MultiplyAdd(two, third, two)));
    }

    [Theory, MemberData(nameof(Lengths))]
    public void The_destination_may_be_the_source(int length)
    {
        var x = Inputs<float>(length);
        var program = new TensorProgram<float>(Wide(TensorBlock<float>.Source));
        var expected = new float[length];
        program.Run(x, expected);
        program.Run(x, x);
        Assert.Equal(expected, x);
    }

    /// <summary>Values read late keep their buffers, whatever is computed in between.</summary>
    [Fact]
    public void A_buffer_is_reused_only_when_nothing_reads_it_any_more()
    {
        var x = Inputs<double>(100);
        Assert.Equal(
            x.Select(v => ((((v + 1) * (v + 2)) - (v + 3)) * (v + 1)) + ((v + 2) / v)),
            Run(x, b =>
            {
                var (one, two, three) = (b + TensorBlock<double>.Of(1), b + TensorBlock<double>.Of(2), b + TensorBlock<double>.Of(3));
                return (((one * two) - three) * one) + (two / b);
            }));
    }

    [Fact]
    public void What_no_user_would_write_is_left_out()
    {
        var (x, one) = (TensorBlock<float>.Source, TensorBlock<float>.Of(1));
        Assert.All([x * one, one * x, x / one, Select.Finite(x)], same => Assert.Equal(x, same));
        Assert.NotEqual(x, TensorBlock<float>.Max(x, TensorBlock<float>.Of(-1e29)));
    }

    /// <summary>The library refuses empty spans.</summary>
    [Fact]
    public void An_empty_span_calls_nothing() => Assert.Equal([], Run<float>([], Silu));

    [Fact]
    public void The_source_alone_is_copied() => Assert.Equal([1f, 2f], Run<float>([1, 2], x => x));

    [Fact]
    public void Running_allocates_nothing()
    {
        var (x, y) = (Inputs<float>(Block + 1), new float[Block + 1]);
        var program = new TensorProgram<float>(Wide(TensorBlock<float>.Source));
        Assert.Equal(0, Allocation.Least(() => program.Run(x, y)));
    }

    static TensorBlock<float> Wide(TensorBlock<float> x) =>
        TensorBlock<float>.LessOrEqual(x, TensorBlock<float>.Of(0), TensorBlock<float>.Erf(x), Silu(x));

    static TensorBlock<float> Silu(TensorBlock<float> x) => x * TensorBlock<float>.Logistic(x);

    static TFloat[] Run<TFloat>(TFloat[] x, Func<TensorBlock<TFloat>, TensorBlock<TFloat>> formula)
        where TFloat : unmanaged, IBinaryFloatingPointIeee754<TFloat>
    {
        var y = new TFloat[x.Length];
        new TensorProgram<TFloat>(formula(TensorBlock<TFloat>.Source)).Run(x, y);
        return y;
    }

    static TFloat[] Inputs<TFloat>(int length) where TFloat : INumberBase<TFloat> =>
        [.. Enumerable.Range(0, length).Select(i => TFloat.CreateChecked((i - length / 2 + 0.25) * 8.0 / (length + 1)))];
}
