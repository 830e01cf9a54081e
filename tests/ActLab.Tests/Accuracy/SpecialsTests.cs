using ActLab.Core.Accuracy;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Tests.Kernels;
using Xunit;

namespace ActLab.Tests.Accuracy;

/// <summary>Special values in and out, and results that depend on the length of the span.</summary>
public class SpecialsTests
{
    const float Inf = float.PositiveInfinity, NaN = float.NaN;

    public static TheoryData<string, KernelFamily> Own => KernelRun.Families(KernelFamily.Scalar, KernelFamily.Simd);

    /// <summary>tanh: f(-0) = -0, f(inf) = 1, both values of the type.</summary>
    [Theory]
    [InlineData(NaN, 1, SpecialKind.NaNInput)]
    [InlineData(Inf, NaN, SpecialKind.InfiniteInput)]
    [InlineData(-Inf, -0.99999994f, SpecialKind.InfiniteInput)]
    [InlineData(-0f, 0f, SpecialKind.ZeroInput)]
    [InlineData(0f, -6E-8f, SpecialKind.ZeroInput)]
    [InlineData(2, NaN, SpecialKind.NaNResult)]
    [InlineData(2, Inf, SpecialKind.InfiniteResult)]
    public void A_wrong_special_has_its_kind(float x, float y, SpecialKind kind)
    {
        var single = Single("tanh", x, y);
        var wrong = Assert.Single(single.WrongSpecials);
        Assert.Equal((kind, (double)x, (double)y), (wrong.Kind, wrong.At.X, wrong.Got));
        Assert.Equal((double)MathF.Tanh(x), wrong.Want, 1e-6);
        var twice = new UlpSweep<double>((_, to) => to.Fill(y), new DoubleComparison(KernelRun.Find("tanh"), Quantity.Forward), new ListedInputs<double>(x))
            .Run(_ => { }, CancellationToken.None);
        Assert.Equal(kind, Assert.Single(twice.WrongSpecials).Kind);
    }

    [Theory]
    [InlineData("tanh", -0f, -0f)]
    [InlineData("tanh", Inf, 1)]
    [InlineData("tanh", NaN, NaN)]
    [InlineData("relu", Inf, Inf)]
    [InlineData("relu", -3, -0f)]
    [InlineData("softplus", 0, 0.69314724f)]
    [InlineData("softplus", 0, 0.6931473f)]
    public void What_is_right_or_only_inexact_is_no_wrong_special(string name, float x, float y) =>
        Assert.Empty(Single(name, x, y).WrongSpecials);

    /// <summary>A wrong result for NaN or an infinity is no error in ulp.</summary>
    [Fact]
    public void Errors_in_ulp_are_those_of_numbers()
    {
        float[] x = [NaN, Inf, 1], y = [0, NaN, 0.7615942f];
        var result = new UlpSweep<float>((_, to) => y.CopyTo(to), new SingleComparison(KernelRun.Find("tanh"), Quantity.Forward), new ListedInputs<float>(x))
            .Run(_ => { }, CancellationToken.None);
        Assert.InRange(result.Max, 0, 0.5);
        Assert.Equal((3L, 2L, 0.5), (result.Checked, result.WrongSpecialCount, result.CorrectlyRounded));
    }

    /// <summary>The last numbers, both infinities and all payloads of NaN: a planted one is found among 2^25.</summary>
    [Fact]
    public void Every_payload_of_nan_is_tried()
    {
        const uint Odd = 0xFFABCDEF;
        var sweep = new UlpSweep<float>((x, y) =>
        {
            for (var i = 0; i < x.Length; i++)
                y[i] = BitConverter.SingleToUInt32Bits(x[i]) == Odd ? 1 : x[i] <= 0 ? 0 : x[i];
        }, new SingleComparison(KernelRun.Find("relu"), Quantity.Forward), new AllSingles());
        var result = new UlpTally();
        result.Append(sweep.Count(0x7F700000, 0x80000000));
        result.Append(sweep.Count(0xFF700000, 0x100000000));
        var found = result.Result(false, new AllSingles().At);
        var wrong = Assert.Single(found.WrongSpecials);
        Assert.Equal((SpecialKind.NaNInput, Odd), (wrong.Kind, (uint)wrong.At.Bits));
        Assert.Equal((0x1200000L, 0.0, 1.0), (found.Checked, found.Max, found.CorrectlyRounded));
    }

    [Fact]
    public void Few_of_each_kind_are_kept_and_all_are_counted()
    {
        var sweep = new UlpSweep<float>((_, y) => y.Fill(NaN), new SingleComparison(KernelRun.Find("relu"), Quantity.Forward), new RangeInputs<float>(-1, 1, 100_000));
        var result = sweep.Run(_ => { }, CancellationToken.None);
        Assert.Equal((4, 100_000L, double.PositiveInfinity), (result.WrongSpecials.Count, result.WrongSpecialCount, result.Max));
        Assert.Equal(double.NaN, result.Mean);
        Assert.Equal(100_000, Assert.Single(result.Histogram).Count);
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void The_own_families_have_no_wrong_special_and_no_length(string name, KernelFamily family)
    {
        foreach (var quantity in Enum.GetValues<Quantity>())
        {
            var report = Measured(name, family, quantity);
            Assert.Empty(report.Errors.WrongSpecials);
            Assert.Equal((0L, null), (report.Lengths.Count, report.Lengths.First));
        }
    }

    /// <summary>
    /// Faults of System.Numerics.Tensors that must show: tanh and exp(x) - 1 at 0, and short spans that take other code.
    /// </summary>
    [Theory]
    [InlineData("tanh")]
    [InlineData("elu")]
    public void Known_faults_of_the_tensor_family_are_found(string name)
    {
        var report = Measured(name, KernelFamily.Tensor, Quantity.Forward);
        Assert.All([0.0, -0.0], zero => Assert.Contains(report.Errors.WrongSpecials, wrong =>
            wrong.Kind == SpecialKind.ZeroInput && BitConverter.DoubleToInt64Bits(wrong.At.X) == BitConverter.DoubleToInt64Bits(zero)));
        Assert.True(report.Errors.Max > 1e30, $"{report.Errors.Max} ulp");
        Assert.InRange(report.Lengths.Count, 1, report.Lengths.Checked - 1);
        Assert.NotNull(report.Lengths.First);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_length_that_matters_is_found(int length)
    {
        var lengths = LengthCheck.Run<float>((x, y) =>
        {
            for (var i = 0; i < x.Length; i++)
                y[i] = x.Length == length && x[i] > 0.75f ? MathF.BitIncrement(x[i]) : x[i];
        }, new RangeInputs<float>(0, 1, 1000), CancellationToken.None);
        Assert.Equal((1000L, 250L), (lengths.Checked, lengths.Count));
        Assert.InRange(lengths.First!.Value.X, 0.75, 0.751);
    }

    static UlpReport Measured(string name, KernelFamily family, Quantity quantity) => UlpMeasurement.Run(
        new(KernelRun.Find(name), family, quantity, NumberType.F32), new UlpDomain.Sample(10_000), _ => { }, CancellationToken.None);

    static UlpResult Single(string name, float x, float y) =>
        new UlpSweep<float>((_, to) => to.Fill(y), new SingleComparison(KernelRun.Find(name), Quantity.Forward), new ListedInputs<float>(x))
            .Run(_ => { }, CancellationToken.None);
}
