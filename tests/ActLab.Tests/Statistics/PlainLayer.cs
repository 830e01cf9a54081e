using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>
/// What the statistics of a layer have to be: every value looked at by itself, by the definitions, in scalar double, and its
/// moments in two passes. Holds nothing of tiles, pieces, lanes or blocks.
/// </summary>
static class PlainLayer
{
    const double Digits = 1e-12;

    /// <summary>Holds all of a result against the values that were measured, row after row.</summary>
    public static void AssertIs(StatisticsResult measured, double[] values)
    {
        var (units, options) = (measured.Units, measured.Options);
        var rows = values.Length / units;
        (long Row, double X)[][] own = [.. Enumerable.Range(0, units).Select(u => Enumerable.Range(0, rows).Select(r => ((long)r, values[(r * units) + u])).ToArray())];
        (long Row, double X)[] all = [.. own.SelectMany(unit => unit)];
        Assert.Equal((rows, units), (measured.Rows, measured.UnitValues.Count));
        AssertValues(all, measured.Values, options.Input);
        Assert.All(own.Zip(measured.UnitValues), unit => AssertValues(unit.First, unit.Second, options.Input));
        Assert.Equal(Enumerable.Range(0, units).Where(u => rows > 0 && own[u].All(v => v.X > 0)), measured.AlwaysOn);
        Near(options.Post ? null : own.Select(Entropy).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average(), measured.SignEntropy, 1);
        Assert.Equal(options.Quantiles, measured.Histogram is not null);
        Assert.Equal(
            values.Select(x => BitConverter.SingleToUInt32Bits((float)x) >> 16).CountBy(bin => bin).OrderBy(bin => bin.Key).Where(_ => options.Quantiles),
            (measured.Histogram?.Bins ?? []).Select((count, bin) => KeyValuePair.Create((uint)bin, (int)count)).Where(bin => bin.Value > 0));
        foreach (var of in measured.Activations)
        {
            PlainOutputs.AssertIs(of, [.. all.Select(v => v.X)], [.. own.Select(unit => unit.Select(v => v.X).ToArray())], options);
        }
    }

    static void AssertValues((long Row, double X)[] own, ValueStatistics measured, NumberType type)
    {
        long Count(Func<double, bool> holds) => own.Count(v => holds(v.X));
        Assert.Equal(
            (Count(double.IsNaN), Count(double.IsPositiveInfinity), Count(double.IsNegativeInfinity), Count(x => x == 0), Count(x => x == 0 && double.IsNegative(x)),
                Count(x => x != 0 && Math.Abs(x) < type.SmallestNormal()), Count(x => x > 0)),
            (measured.NaN, measured.PosInf, measured.NegInf, measured.Zero, measured.NegativeZero, measured.Subnormal, measured.Positive));
        var fired = own.Where(v => v.X > 0).Select(v => (long?)v.Row).ToList();
        Assert.Equal((fired.Min(), fired.Max()), (measured.FirstPositive, measured.LastPositive));
        AssertMoments([.. own.Select(v => v.X).Where(double.IsFinite)], measured.Moments);
    }

    static void AssertMoments(double[] finite, Moments measured)
    {
        if (finite.Length == 0)
        {
            Assert.Equal(new(0, double.NaN, 0, 0, 0, double.NaN, double.NaN), measured);
            return;
        }

        var (n, mean) = (finite.Length, finite.Average());
        double Central(int power) => finite.Sum(x => Math.Pow(x - mean, power));
        var size = Math.Sqrt(Central(2) / n) + finite.Average(Math.Abs);
        Assert.Equal((n, finite.Min(), finite.Max()), (measured.Count, measured.Min, measured.Max));
        Near(mean, measured.Mean, size);
        foreach (var (power, moment) in new[] { (2, measured.M2), (3, measured.M3), (4, measured.M4) })
        {
            // Where one value is nearly all of a moment, that has no digits as small as those of the others.
            Near(Central(power), moment, Math.Max(n * Math.Pow(size, power), Math.Abs(Central(power))));
        }
    }

    static double Entropy((long Row, double X)[] own)
    {
        var p = own.Count(v => v.X > 0) / (double)own.Count(v => !double.IsNaN(v.X));
        return p is 0 or 1 ? 0 : -((p * Math.Log2(p)) + ((1 - p) * Math.Log2(1 - p)));
    }

    /// <summary>Equal to 12 digits of a size; NaN and what is missing only to themselves.</summary>
    public static void Near(double? expected, double? measured, double size)
    {
        if (expected is { } number && measured is { } found && double.IsFinite(number))
        {
            Assert.InRange(found, number - (Digits * Math.Abs(size)), number + (Digits * Math.Abs(size)));
            return;
        }

        Assert.Equal(expected, measured);
    }
}
