using System.Runtime.Intrinsics;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>Moments of columns and their merging, against whole numbers, of which nothing is rounded but the results.</summary>
public class MomentLanesTests
{
    const double Tolerance = 1e-13, Digit = 2.2204460492503131e-16;

    /// <summary>The moments of one value, in every lane.</summary>
    internal static MomentLanes Of(double value) => MomentLanes.Empty with
    {
        Count = Vector512<double>.One,
        High = Vector512.Create(value),
        Min = Vector512.Create(value),
        Max = Vector512.Create(value),
    };

    static MomentLanes All(double[] values) => MomentLanes.MergeAll(0, values.Length, i => Of(values[i]));

    static void AssertNear(double[] values, Moments measured)
    {
        var exact = ExactMoments.Of(values);
        var deviation = Math.Sqrt(exact.M2 / values.Length);
        Assert.Equal((values.Length, values.Min(), values.Max()), (measured.Count, measured.Min, measured.Max));
        Assert.Equal(exact.Mean, measured.Mean, Digit * values.Average(Math.Abs));
        Assert.Equal(exact.M2, measured.M2, Tolerance * exact.M2);
        Assert.Equal(exact.M3, measured.M3, Tolerance * values.Length * Math.Pow(deviation, 3));
        Assert.Equal(exact.M4, measured.M4, Tolerance * exact.M4);
    }

    /// <summary>Far from 0 the third moment needs the digits of the mean that one double does not hold.</summary>
    [Theory]
    [InlineData(0, 37, 6)]
    [InlineData(1e4, 37, 20)]
    [InlineData(-1e7, 50, 7)]
    [InlineData(0.1, 3, 1)]
    public void Merged_moments_are_those_of_all_values(double mean, int count, int cut)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => mean + Math.Sin(i * i) + (i % 5 == 0 ? 0.75 : 0))];
        AssertNear(values, All(values).First());
        AssertNear(values, MomentLanes.Merge(All(values[..cut]), All(values[cut..])).First());
        AssertNear(values, MomentLanes.Merge(All(values[cut..]), All(values[..cut])).First());
        AssertNear(values, Measured(values).First());
    }

    /// <summary>A look at a tile of one column of values beside seven of 1; the values may begin with one far away or no number.</summary>
    [Theory]
    [InlineData(1e9, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.NaN, 1e6)]
    [InlineData(double.PositiveInfinity, -1e6)]
    [InlineData(double.NegativeInfinity, 0)]
    public void A_first_row_far_away_costs_no_digits(double first, double mean)
    {
        double[] values = [first, .. Enumerable.Range(0, 40).Select(i => mean + Math.Cos(i)), mean, double.NaN];
        var (rest, finite) = (MomentLanes.Merge(Measured(values), MomentLanes.Empty), values.Where(double.IsFinite).ToArray());
        if (finite.Length == values.Length - 2)
        {
            AssertNear(finite, rest.First());
        }
        else
        {
            var exact = ExactMoments.Of(finite);
            Assert.Equal((42, finite.Min(), first), (rest.First().Count, rest.First().Min, rest.First().Max));
            Assert.Equal(exact.M2, rest.First().M2, Tolerance * exact.M2);
            Assert.Equal(exact.M4, rest.First().M4, Tolerance * exact.M4);
        }

        Assert.Equal(new(values.Length, 1, 0, 0, 0, 1, 1), rest.Broadcast(3).First());
    }

    static MomentLanes Measured(double[] values)
    {
        var rows = new double[values.Length * 8];
        Array.Fill(rows, 1);
        for (var r = 0; r < values.Length; r++)
        {
            rows[r * 8] = values[r];
        }

        var tile = new Tile(values.Length);
        tile.Take<double>(rows, 8, 0, [GroupLook.Empty]);
        Assert.Equal((values.Length, 1, 0, false), (tile.Rows, tile.Groups, tile.FirstGroup, tile.IsSingle));
        return MomentLanes.Of(ref Tile.At(tile.X, 0), tile.Looks[0]);
    }

    [Fact]
    public void No_values_change_nothing()
    {
        double[] values = [3, 5, 10];
        AssertNear(values, MomentLanes.Merge(MomentLanes.Empty, All(values)).First());
        AssertNear(values, MomentLanes.Merge(All(values), MomentLanes.Empty).First());
        Assert.Equal(new(0, double.NaN, 0, 0, 0, double.NaN, double.NaN), MomentLanes.Merge(MomentLanes.Empty, MomentLanes.Empty).First());
        Assert.Equal(MomentLanes.Empty, MomentLanes.MergeAll(4, 4, _ => Of(1)));
    }

    /// <summary>-0 is no smaller than 0, whichever came first.</summary>
    [Fact]
    public void Zero_has_no_sign()
    {
        var moments = Measured([-0.0, 0, -0.0]).First();
        Assert.Equal((0L, 0L), (BitConverter.DoubleToInt64Bits(moments.Min), BitConverter.DoubleToInt64Bits(moments.Max)));
    }
}
