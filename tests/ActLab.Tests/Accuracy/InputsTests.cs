using System.Numerics;
using ActLab.Core.Accuracy;
using ActLab.Tests.Kernels;
using Xunit;

namespace ActLab.Tests.Accuracy;

/// <summary>Where kernels are measured.</summary>
public class InputsTests
{
    [Fact]
    public void Any_part_of_a_sample_is_the_same_as_in_the_whole()
    {
        AssertParts(new SampledInputs<float>(KernelRun.Find("silu"), 5000));
        AssertParts(new SampledInputs<double>(KernelRun.Find("silu"), 5000));
        AssertParts(new RangeInputs<double>(-1, 2, 5000));
    }

    [Fact]
    public void A_sample_holds_the_special_values_and_the_neighbours_of_kinks_and_roots()
    {
        var relu = All(new SampledInputs<float>(KernelRun.Find("relu"), 2000));
        uint[] bits =
        [
            0, 0x80000000, 0x7F800000, 0xFF800000, 1, 0x80000001, 0x007FFFFF, 0x00800000, 0x7F7FFFFF, 0x7FC00000, 0x7F800001, 0xFFFFFFFF,
            0x80000000 + 31, 31,
        ];
        Assert.Subset(relu.Select(BitConverter.SingleToUInt32Bits).ToHashSet(), bits.ToHashSet());
        var silu = All(new SampledInputs<double>(KernelRun.Find("silu"), 2000));
        Assert.Subset(silu.ToHashSet(), new HashSet<double> { -1.278464542761074, Math.BitIncrement(-1.278464542761074), -700, Math.BitDecrement(-700) });
    }

    [Fact]
    public void A_sample_reaches_every_exponent_and_both_signs()
    {
        var singles = All(new SampledInputs<float>(KernelRun.Find("relu"), 20_000));
        Assert.Equal(512, singles.Select(x => BitConverter.SingleToUInt32Bits(x) >> 23).Distinct().Count());
        var doubles = All(new SampledInputs<double>(KernelRun.Find("relu"), 100_000));
        Assert.Equal(4096, doubles.Select(x => BitConverter.DoubleToUInt64Bits(x) >> 52).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void A_small_sample_has_as_many_inputs_as_asked_for(int count) =>
        Assert.Equal(count, All(new SampledInputs<float>(KernelRun.Find("relu"), count)).Length);

    [Fact]
    public void A_range_has_one_input_in_each_part()
    {
        var x = All(new RangeInputs<double>(-1, 3, 1000));
        Assert.Equal(Enumerable.Range(0, 1000), x.Select(at => (int)((at + 1) / 4 * 1000)));
    }

    [Fact]
    public void All_singles_are_in_the_order_of_their_bits()
    {
        var (inputs, x) = (new AllSingles(), new float[40]);
        inputs.Fill(0xFF800000 - 1, x);
        Assert.Equal([float.MinValue, float.NegativeInfinity, float.NaN], x[..3]);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => 0xFF7FFFFF + (uint)i), x.Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal((1L << 32, true, 0x40490FDBUL, (double)MathF.PI), (inputs.Count, inputs.IsExhaustive, inputs.At(0x40490FDB).Bits, inputs.At(0x40490FDB).X));
    }

    static void AssertParts<T>(Inputs<T> inputs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var whole = All(inputs);
        foreach (var (start, length) in new[] { (0, 1), (1, 700), (123, 4000), (4999, 1) })
        {
            var part = new T[length];
            inputs.Fill(start, part);
            Assert.Equal(whole[start..(start + length)], part);
        }
    }

    static T[] All<T>(Inputs<T> inputs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var x = new T[inputs.Count];
        inputs.Fill(0, x);
        return x;
    }
}
