using System.Numerics;
using ActLab.Core.Accuracy;
using ActLab.Tests.Kernels;
using Xunit;

namespace ActLab.Tests.Accuracy;

/// <summary>What a sample is made of: hard cases by their description, the rest against the same drawing written in Python.</summary>
public class SampleLayoutTests
{
    /// <summary>Hard cases of an activation without kinks: 20 special values and, around 0, 62 subnormals and 80 powers of two not among them.</summary>
    const int Hard = 162, Count = 400;

    /// <summary>The first outputs published for the seed 0.</summary>
    [Fact]
    public void Random_bits_are_those_of_the_published_generator()
    {
        Assert.Equal([16294208416658607535, 7960286522194355700, 487617019471545679], Enumerable.Range(0, 3).Select(n => Scatter.Bits(n)));
        Assert.Equal(0.8833108082136426, Scatter.Share(0));
    }

    [Fact]
    public void Draws_take_turns_over_bits_exponents_the_middle_and_the_tails()
    {
        Assert.Equal(
            [
                1.1567507619296822e-36f, 1.1182950121479962e-09f, -39.96475601196289f, -106.44010162353516f, 4.3358249753183567e-36f, -1.3401969534143632e-09f, -38.43484115600586f, -103.50432586669922f,
                2.0411269190936687e+27f, 0.0002420134551357478f, -6.528843402862549f, -15.607666015625f,
            ],
            Draws<float>());
        Assert.Equal(
            [
                1.6683453884838853e-290, 1.118294999727283e-09, -39.96475497120987, -721.8574014765749, 6.41636947395172e-286, -1.3401969395418013e-09, -38.434842845387095, -701.9475422992217,
                1.6415597076429058e+216, 0.00024201345170883715, -6.528843383974765, -105.84835542078311,
            ],
            Draws<double>());
    }

    static T[] Draws<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (sample, draws) = (new SampledInputs<T>(KernelRun.Find("linear"), Count), new T[12]);
        sample.Fill(Hard, draws.AsSpan(0, 8));
        sample.Fill(Hard + 100, draws.AsSpan(8));
        return draws;
    }

    /// <summary>Around each place it, the 32 nearest on either side, and distances of powers of two from its size, at least 1, down by 39.</summary>
    [Fact]
    public void Hard_cases_come_first()
    {
        var expected = new HashSet<ulong>();
        void Add(double x) => expected.Add(BitConverter.DoubleToUInt64Bits(x));
        double[] special = [0, double.PositiveInfinity, double.Epsilon, 2.2250738585072009e-308, 2.2250738585072014e-308, double.MaxValue];
        ulong[] nan = [0x7FF8000000000000, 0x7FFFFFFFFFFFFFFF, 0x7FF0000000000001, 0x7FF5555555555555];
        foreach (var x in special.Concat(nan.Select(BitConverter.UInt64BitsToDouble)))
        {
            Add(x);
            Add(-x);
        }

        foreach (var place in new double[] { 0, -1, 1 })
        {
            Add(place);
            for (var (i, below, above) = (0, place, place); i < 32; i++)
            {
                Add(below = Math.BitDecrement(below));
                Add(above = Math.BitIncrement(above));
            }

            for (var i = 0; i < 40; i++)
            {
                Add(place - Math.ScaleB(1, -i));
                Add(place + Math.ScaleB(1, -i));
            }
        }

        var (sample, hard) = (new SampledInputs<double>(KernelRun.Find("hard-tanh"), 10_000), new double[expected.Count]);
        sample.Fill(0, hard);
        Assert.Equal(expected.Order(), hard.Select(BitConverter.DoubleToUInt64Bits).Order());

        // Distances from a place grow with it.
        Assert.Subset(All("relu6", 10_000).ToHashSet(), new HashSet<float> { 12, 6 + 0.75f, 6 - 0.75f });
    }

    /// <summary>Half of a sample, rounded up, is hard cases if there are as many.</summary>
    [Fact]
    public void Hard_cases_are_at_most_half()
    {
        var few = All("linear", 9);
        Assert.Equal(
            [0, 0x80000000, 0x7F800000, 0xFF800000, 1],
            few[..5].Select(BitConverter.SingleToUInt32Bits));
        Assert.All(few[5..], x => Assert.True(float.IsNormal(x)));
    }

    static float[] All(string id, int count)
    {
        var x = new float[count];
        new SampledInputs<float>(KernelRun.Find(id), count).Fill(0, x);
        return x;
    }
}
