using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Audit.Tables;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit.Tables;

/// <summary>Values at the very bounds: at a kink of size 4, at infinities, and what another value explains.</summary>
public class TableBoundTests
{
    static readonly double Exactly = 8 * NumberType.F32.Epsilon() * 4;

    static ClaimedTable Table(Activation activation, Quantity quantity, NumberType type, double x, double y) => new(activation, quantity, type, [x], [y], "it", "again");

    /// <summary>4 on the left and 1 on the right: 8 epsilons of 4 between the sides, 4/256 outside of them.</summary>
    [Fact]
    public void A_convention_is_told_by_the_size_of_the_kink()
    {
        var prelu = new Catalog().Find("prelu");
        TableKinks At(double claimed) => new(Table(prelu.With(prelu.Parameters.With("alpha", "4")), Quantity.Derivative, NumberType.F32, 0, claimed), [0]);
        string Of(double claimed) => Assert.Single(At(claimed).Audited).Convention;
        Assert.Equal(["left", "left", "between", "left", "outside"], new[] { 4, 4 - Exactly, 4 - (1.01 * Exactly), 4 + Slight, 4 + (1.01 * Slight) }.Select(Of));
        Assert.Equal(["right", "right", "between", "right", "outside"], new[] { 1, 1 + Exactly, 1 + (1.01 * Exactly), 1 - Slight, 1 - (1.01 * Slight) }.Select(Of));
        var left = Assert.Single(At(4 + Slight).Points);
        Assert.Equal((0.0, 4.0, 4.0, Exactly, Slight / (4 * NumberType.F32.Epsilon())), (left.X, left.Exact.ToDouble(), left.Scale, left.Allowed, left.Ulps));
        Assert.Empty(At(2.5).Points);
        Assert.Equal((true, false), (At(1).Contains(0), At(1).Contains(1)));
        Assert.Equal([1.0, 4.0], new[] { 0.5, 5 }.Select(claimed => Assert.Single(At(claimed).Explain()).Points[0].Exact.ToDouble()));
    }

    const double Slight = 4 / 256.0;

    static bool IsWrong(string id, NumberType type, double x, double y)
    {
        var table = Table(new Catalog().Find(id), Quantity.Forward, type, x, y);
        return new TableSpecials(table, new(table), [0]).Explain().Any();
    }

    /// <summary>An infinite limit is infinite; a finite one may be missed by 4 ulp, or by less than the smallest normal number.</summary>
    [Fact]
    public void A_limit_may_be_missed_by_little()
    {
        Assert.False(IsWrong("linear", NumberType.F64, double.NegativeInfinity, double.NegativeInfinity));
        Assert.False(IsWrong("linear", NumberType.F64, double.PositiveInfinity, double.PositiveInfinity));
        Assert.True(IsWrong("linear", NumberType.F64, double.PositiveInfinity, double.NegativeInfinity));
        Assert.True(IsWrong("linear", NumberType.F64, double.PositiveInfinity, 1e300));
        var ulp = NumberType.F32.Epsilon() / 2;
        Assert.False(IsWrong("tanh", NumberType.F32, double.PositiveInfinity, 1 - (4 * ulp)));
        Assert.True(IsWrong("tanh", NumberType.F32, double.PositiveInfinity, 1 - (9 * ulp)));
        Assert.False(IsWrong("sigmoid", NumberType.F32, double.NegativeInfinity, 1e-39));
        Assert.True(IsWrong("sigmoid", NumberType.F32, double.NegativeInfinity, NumberType.F32.SmallestNormal()));
        Assert.False(IsWrong("sigmoid", NumberType.F32, 3, 9));
    }

    /// <summary>What is allowed is for the scale nearby; of another value its own share is.</summary>
    [Fact]
    public void Another_value_explains_a_claim_within_a_rounding_of_its_own()
    {
        static TablePoint Claimed(double claimed) => new(1, claimed, DoubleDouble.Zero, 0, 4, 0.5);
        Assert.True(Claimed(1.5).IsExplainedBy(DoubleDouble.Of(1)));
        Assert.False(Claimed(1.51).IsExplainedBy(DoubleDouble.Of(1)));
        Assert.True(Claimed(18).IsExplainedBy(DoubleDouble.Of(16)));
        Assert.False(Claimed(18.1).IsExplainedBy(DoubleDouble.Of(16)));
        Assert.True(Claimed(-18).IsExplainedBy(DoubleDouble.Of(-16)));
        Assert.Equal((0.0, false), (new TablePoint(1, double.PositiveInfinity, DoubleDouble.Of(1e39), 0, 1, 1).Error, new TablePoint(1, double.PositiveInfinity, DoubleDouble.Of(1e39), 0, 1, 1).Fails));
        Assert.True(new TablePoint(1, double.PositiveInfinity, DoubleDouble.Of(1), 9, 1, 1).Fails);
    }
}
