using ActLab.Core.Statistics;
using ActLab.Tests.Data;
using Xunit;

namespace ActLab.Tests.Statistics;

public class NumPyAgreementTests
{
    const double Tolerance = 1e-12;

    static StatisticsResult Measure(Fixture fixture, int chunk = 4096)
    {
        using var reader = fixture.Open();
        return Layer.Measure("relu", reader.Units, ReadAll.Of(reader), chunk: chunk);
    }

    [Theory]
    [MemberData(nameof(Fixture.Names), MemberType = typeof(Fixture))]
    public void Counts_are_exactly_those_of_NumPy(string name)
    {
        var fixture = Fixture.Find(name);
        var result = Measure(fixture);
        Assert.Equal(fixture.Rows, result.Rows);
        Assert.Equal(
            fixture.PerUnit.Select(u => (u.NaN, u.PosInf, u.NegInf, u.Zero, u.Positive, u.Count)),
            result.UnitValues.Select(u => (u.NaN, u.PosInf, u.NegInf, u.Zero, u.Positive, u.Moments.Count)));
        var v = result.Values;
        Assert.Equal(
            (fixture.PerUnit.Sum(u => u.NaN), fixture.PerUnit.Sum(u => u.Zero), fixture.PerUnit.Sum(u => u.Count)),
            (v.NaN, v.Zero, v.Moments.Count));
    }

    [Theory]
    [MemberData(nameof(Fixture.Names), MemberType = typeof(Fixture))]
    public void Dead_units_are_those_of_NumPy(string name)
    {
        var fixture = Fixture.Find(name);
        var dead = Enumerable.Range(0, fixture.Units).Where(u => fixture.Rows > 0 && fixture.PerUnit[u].Dead);
        Assert.Equal(dead, Measure(fixture).Activations[0].Dead.Units);
    }

    [Theory]
    [MemberData(nameof(Fixture.Names), MemberType = typeof(Fixture))]
    public void Moments_agree_with_exact_arithmetic(string name)
    {
        var fixture = Fixture.Find(name);
        foreach (var (want, got) in fixture.PerUnit.Zip(Measure(fixture).UnitValues, (w, g) => (w, g.Moments)))
        {
            Assert.Equal(want.Min ?? double.NaN, got.Min);
            Assert.Equal(want.Max ?? double.NaN, got.Max);
            if (want.Count == 0)
            {
                Assert.Equal((double.NaN, 0, 0, 0), (got.Mean, got.M2, got.M3, got.M4));
                continue;
            }

            var sd = Math.Sqrt(want.M2 / want.Count);
            Assert.InRange(Math.Abs(got.Mean - want.Mean!.Value), 0, Tolerance * want.MeanMagnitude!.Value);
            Assert.InRange(Math.Abs(got.M2 - want.M2), 0, Tolerance * want.Count * sd * sd);
            Assert.InRange(Math.Abs(got.M3 - want.M3), 0, Tolerance * want.Count * Math.Pow(sd, 3));
            Assert.InRange(Math.Abs(got.M4 - want.M4), 0, Tolerance * want.Count * Math.Pow(sd, 4));
        }
    }

    [Theory]
    [MemberData(nameof(Fixture.Names), MemberType = typeof(Fixture))]
    public void The_size_of_the_chunks_does_not_change_a_bit(string name)
    {
        var fixture = Fixture.Find(name);
        Assert.Equal(Layer.Fingerprint(Measure(fixture)), Layer.Fingerprint(Measure(fixture, 1)));
        Assert.Equal(Layer.Fingerprint(Measure(fixture)), Layer.Fingerprint(Measure(fixture, 7)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(300)]
    public void Nor_over_many_blocks(int units)
    {
        var rows = Layer.Normal(0.5, 2, 3 * LayerAccumulator.BlockRows + 1234, units, 1);
        rows[5] = double.NaN;
        var one = Layer.Fingerprint(Layer.Measure("tanh", units, rows, chunk: 1));
        Assert.Equal(one, Layer.Fingerprint(Layer.Measure("tanh", units, rows, chunk: 7)));
        Assert.Equal(one, Layer.Fingerprint(Layer.Measure("tanh", units, rows, chunk: 4096)));
        Assert.Equal(one, Layer.Fingerprint(Layer.Measure("tanh", units, rows, chunk: int.MaxValue / units)));
    }

    /// <summary>Results are made of the sums themselves when they are looked at, every time the same.</summary>
    [Fact]
    public void Looking_changes_nothing()
    {
        var rows = Layer.Normal(0, 1, 10_000, 5, 2);
        rows[7] = double.NegativeInfinity;
        var layer = new LayerAccumulator([Layer.Find("relu"), Layer.Find("tanh")], 5, new());
        layer.Add(rows);
        var first = layer.Result();
        var looked = Layer.Fingerprint(first);
        Assert.Equal(looked, Layer.Fingerprint(first));
        Assert.Equal(looked, Layer.Fingerprint(layer.Result()));
    }

    [Fact]
    public void A_variance_beside_a_large_mean_survives()
    {
        var rows = Layer.Normal(1e4, 1, 100_000, 1, 3);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = (float)rows[i];
        }

        var mean = rows.Average();
        var moments = Layer.Measure("relu", 1, rows).Values.Moments;
        Assert.Equal(rows.Sum(x => (x - mean) * (x - mean)) / rows.Length, moments.Variance, 1e-9);
        Assert.InRange(moments.Variance, 1 - (5 * Math.Sqrt(2e-5)), 1 + (5 * Math.Sqrt(2e-5)));
        Assert.InRange(moments.Skewness, -5 * Math.Sqrt(6e-5), 5 * Math.Sqrt(6e-5));
        Assert.InRange(moments.ExcessKurtosis, -5 * Math.Sqrt(24e-5), 5 * Math.Sqrt(24e-5));
    }
}
