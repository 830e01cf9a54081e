using System.Collections.Concurrent;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>What an activation's part of a layer's statistics has to be, as <see cref="PlainLayer"/> has the rest.</summary>
static class PlainOutputs
{
    /// <summary>Holds the outputs of one activation, over all units and unit by unit, against those of the values.</summary>
    public static void AssertIs(ActivationStatistics measured, double[] all, double[][] units, StatisticsOptions options)
    {
        var (plain, rows) = (new Plain(measured.Activation, measured.Profile, options), all.Length / units.Length);
        double[] magnitudes = [.. units.Select(plain.Magnitude)];
        var mean = magnitudes.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
        double Score(double magnitude) => mean == 0 ? magnitude : magnitude / mean;
        plain.AssertOutputs(all, measured.Outputs, Score(mean));
        Assert.Equal(units.Length, measured.UnitOutputs.Count);
        for (var u = 0; u < units.Length; u++)
        {
            plain.AssertOutputs(units[u], measured.UnitOutputs[u], Score(magnitudes[u]));
        }

        int[] Where(Func<int, bool> holds) => [.. Enumerable.Range(0, units.Length).Where(holds)];
        Assert.Equal(Where(u => rows > 0 && plain.Zeros(units[u]) == rows), measured.Dead.Units);
        PlainLayer.Near(rows == 0 ? 1 : 1 - Math.Pow(0.05, 1.0 / rows), measured.Dead.Bound95, 1);
        double[] taus = [0, 0.025, 0.1], bounds = [1e-6, 1e-4, 1e-2];
        Assert.Equal(taus, measured.Dormant.Select(d => d.Tau));
        Assert.Equal(taus.Select(tau => Where(u => Score(magnitudes[u]) <= tau)), measured.Dormant.Select(d => d.Units));
        Assert.Equal(bounds, measured.Faint.Select(d => d.Tau));
        Assert.Equal(bounds.Select(bound => Where(u => magnitudes[u] < bound)), measured.Faint.Select(d => d.Units));
        plain.AssertShares(all, measured);
        Assert.Equal(measured.Bands is null ? null : Where(u => rows > 0 && units[u].All(plain.IsInBand)), measured.Bands?.SaturatedUnits);
    }

    /// <summary>The definitions.</summary>
    sealed class Plain(Activation activation, SaturationProfile profile, StatisticsOptions options)
    {
        static readonly ConcurrentDictionary<(string Id, NumberType Type), ExactBounds> Bounds = new();

        readonly double _band = options.Epsilon * (profile.High - profile.Low);

        double F(double x) => options.Post ? x : activation.Forward(new Real64(x)).Value;

        double Slope(double x) => Math.Abs(activation.Derivative(new Real64(x)).Value);

        bool IsLow(double x) => double.IsFinite(x) && F(x) - profile.Low <= _band;

        bool IsHigh(double x) => double.IsFinite(x) && profile.High - F(x) <= _band;

        public bool IsInBand(double x) => IsLow(x) || IsHigh(x);

        public int Zeros(double[] x) => x.Count(v => (options.Post ? v : options.Input.Round(F(v))) == 0);

        public double Magnitude(double[] x) => Mean(x, v => Math.Abs(F(v)));

        static double Mean(double[] x, Func<double, double> of) =>
            x.Where(double.IsFinite).Aggregate(DoubleDouble.Zero, (sum, v) => sum + DoubleDouble.Of(of(v))).ToDouble() / x.Count(double.IsFinite);

        static double Share(double[] x, Func<double, bool> holds) => Mean(x, v => holds(v) ? 1 : 0);

        double Left(double[] x, double epsilon) => Share(x, v => Slope(v) <= epsilon * profile.Scale && v < profile.Centre);

        double Right(double[] x, double epsilon) => Share(x, v => Slope(v) <= epsilon * profile.Scale && v >= profile.Centre);

        double Exact(double[] x, NumberType type)
        {
            var (left, right) = Bounds.GetOrAdd((activation.Id, type), _ => SaturationProfile.Exact(activation, type));
            return Share(x, v => Slope(v) == 0 || v <= left || v >= right);
        }

        public void AssertOutputs(double[] x, OutputStatistics measured, double score)
        {
            var (size, square, gain) = (Magnitude(x), Mean(x, v => F(v) * F(v)), Mean(x, v => Slope(v) * Slope(v)));
            Assert.Equal(Zeros(x), measured.Zero);
            PlainLayer.Near(size, measured.MeanMagnitude, size);
            PlainLayer.Near(Mean(x, F), measured.Mean, size);
            PlainLayer.Near(square, measured.MeanSquare, square);
            PlainLayer.Near(score, measured.DormantScore, score);
            PlainLayer.Near(options.Post ? null : gain, measured.MeanSquareGain, gain);
            PlainLayer.Near(profile.IsBounded ? Mean(x, v => Math.Abs((2 * (F(v) - profile.Low) / (profile.High - profile.Low)) - 1)) : null, measured.Phi, 1);
            Assert.Equal(options.Post, measured.Saturation is null);
            PlainLayer.Near(options.Post ? null : Left(x, options.Epsilon), measured.Saturation?.Left, 1);
            PlainLayer.Near(options.Post ? null : Right(x, options.Epsilon), measured.Saturation?.Right, 1);
            PlainLayer.Near(options.Post ? null : Exact(x, options.Input), measured.Saturation?.ExactZeroDerivative, 1);
        }

        public void AssertShares(double[] x, ActivationStatistics measured)
        {
            Assert.Equal(options.Post ? [] : options.Epsilons.Select(e => new SaturatedShares(e, Left(x, e), Right(x, e))), measured.Saturations);
            Assert.Equal(options.Post ? [] : options.Types.Select(t => new ExactZeroShare(t, Exact(x, t))), measured.ExactZeros);
            Assert.Equal(profile.IsBounded, measured.Bands is not null);
            PlainLayer.Near(profile.IsBounded ? Share(x, IsLow) : null, measured.Bands?.Low, 1);
            PlainLayer.Near(profile.IsBounded ? Share(x, IsHigh) : null, measured.Bands?.High, 1);
            var (square, gain) = (Mean(x, v => F(v) * F(v)), Mean(x, v => Slope(v) * Slope(v)));
            double? variance = options.Post ? null : options.WeightVariance ?? (Mean(x, v => v * v) / square);
            Assert.Equal(options.Post, measured.Depth is null);
            PlainLayer.Near(variance, measured.Depth?.WeightVariance, variance ?? 0);
            PlainLayer.Near(variance is { } v ? Math.Sqrt(v * gain) : null, measured.Depth?.Factor, Math.Sqrt((variance ?? 0) * gain));
        }
    }
}
