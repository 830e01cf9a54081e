using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>
/// Every count and mean of every activation against a second way to them: the values one by one, by the definitions, in
/// scalar double. Straight activations are never evaluated by the accumulator, so this is what holds their pieces.
/// </summary>
public class TwoPassTests
{
    const int Units = 5;
    const double Tolerance = 1e-12;

    static readonly Catalog Catalog = new();

    public static TheoryData<string, NumberType> Cases
    {
        get
        {
            var cases = new TheoryData<string, NumberType>();
            foreach (var activation in Catalog.All)
            {
                cases.Add(activation.Id, NumberType.F64);
                cases.Add(activation.Id, NumberType.F32);
                cases.Add(activation.Id, NumberType.F16);
            }

            return cases;
        }
    }

    /// <summary>Normal values of the type, and among them every kink and root with its neighbours, zeros, the smallest, the largest and what is no number.</summary>
    static double[] Values(Activation activation, NumberType type)
    {
        var step = type.Epsilon();
        double[] special =
        [
            0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, type.Round(type.SmallestNormal() / 4), -type.Round(type.SmallestNormal() / 4),
            .. activation.Kinks.Concat([new(0.5, 0, 0, 0), new(20, 0, 0, 0)]).SelectMany(k => new[] { k.X, k.X + (step * Math.Max(1, Math.Abs(k.X))), k.X - (step * Math.Max(1, Math.Abs(k.X))) }),
        ];
        var values = Layer.Normal(0.2, 3, 2500, Units, 17);
        for (var i = 0; i < special.Length * 3; i++)
        {
            values[i * 37] = special[i % special.Length];
        }

        return [.. values.Select(x => type.Round(x))];
    }

    static ActivationStatistics Measure(Activation activation, NumberType type, double[] values)
    {
        var layer = new LayerAccumulator([activation], Units, new() { Input = type, OtherTypes = [NumberType.F16, NumberType.BF16] });
        layer.Add(values);
        return layer.Result().Activations[0];
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Counts_are_those_of_the_values_one_by_one(string id, NumberType type)
    {
        var activation = Catalog.Find(id);
        var values = Values(activation, type);
        var (measured, profile) = (Measure(activation, type, values), SaturationProfile.Of(activation, type));
        var finite = values.Where(double.IsFinite).ToArray();
        double F(double x) => activation.Forward(new Real64(x)).Value;
        double Slope(double x) => Math.Abs(activation.Derivative(new Real64(x)).Value);
        double Share(Func<double, bool> holds) => (double)finite.Count(holds) / finite.Length;

        Assert.Equal(values.Count(x => type.Round(F(x)) == 0), measured.Outputs.Zero);
        Assert.Equal(
            Enumerable.Range(0, Units).Select(u => (long)values.Where((_, i) => i % Units == u).Count(x => type.Round(F(x)) == 0)),
            measured.UnitOutputs.Select(u => u.Zero));
        foreach (var (epsilon, left, right) in measured.Saturations)
        {
            Assert.Equal(Share(x => Slope(x) <= epsilon * profile.Scale && x < profile.Centre), left);
            Assert.Equal(Share(x => Slope(x) <= epsilon * profile.Scale && x >= profile.Centre), right);
        }

        foreach (var (other, share) in measured.ExactZeros)
        {
            var exact = SaturationProfile.Exact(activation, other);
            Assert.Equal(Share(x => Slope(x) == 0 || x <= exact.Left || x >= exact.Right), share);
        }

        if (measured.Bands is { } bands)
        {
            var width = 0.01 * (profile.High - profile.Low);
            Assert.Equal(Share(x => F(x) - profile.Low <= width), bands.Low);
            Assert.Equal(Share(x => profile.High - F(x) <= width), bands.High);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Means_are_those_of_the_values_one_by_one(string id, NumberType type)
    {
        var activation = Catalog.Find(id);
        var values = Values(activation, type).Select(x => Math.Clamp(x, -30, 30)).ToArray();
        var outputs = Measure(activation, type, values).Outputs;
        var profile = SaturationProfile.Of(activation, type);
        var finite = values.Where(double.IsFinite).ToArray();
        var h = finite.Select(x => activation.Forward(new Real64(x)).Value).ToArray();
        var slopes = finite.Select(x => activation.Derivative(new Real64(x)).Value).ToArray();
        var size = h.Average(Math.Abs);
        Assert.Equal(size, outputs.MeanMagnitude, Tolerance * size);
        Assert.Equal(h.Average(), outputs.Mean, Tolerance * size);
        Assert.Equal(h.Average(y => y * y), outputs.MeanSquare, Tolerance * h.Average(y => y * y));
        Assert.Equal(slopes.Average(s => s * s), outputs.MeanSquareGain!.Value, Tolerance * slopes.Average(s => s * s));
        if (outputs.Phi is { } phi)
        {
            Assert.Equal(h.Average(y => Math.Abs((2 * (y - profile.Low) / (profile.High - profile.Low)) - 1)), phi, Tolerance);
        }
    }

    /// <summary>The float path and the double path give the same bits, in any mixture.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(300)]
    public void Floats_are_measured_as_the_doubles_they_are(int units)
    {
        var values = Array.ConvertAll(Layer.Normal(0.1, 1, 9_000, units, 5), x => (float)x);
        values[7] = float.NaN;
        var (floats, doubles) = (Accumulator(units), Accumulator(units));
        floats.Add(values.AsSpan(0, 100 * units));
        floats.Add(values.AsSpan(100 * units));
        doubles.Add(Array.ConvertAll(values, x => (double)x));
        Assert.Equal(Layer.Fingerprint(doubles.Result()), Layer.Fingerprint(floats.Result()));
    }

    /// <summary>Blocks measured by several accumulators, in any order, give the bits of one.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Forks_measure_blocks_in_any_order(int units)
    {
        const int Blocks = 11;
        var values = Layer.Normal(1, 2, ((Blocks - 1) * LayerAccumulator.BlockRows) + 1001, units, 8);
        var whole = Accumulator(units);
        whole.Add(values);
        var parted = Accumulator(units);
        var forks = Enumerable.Range(0, 3).Select(_ => parted.Fork()).ToArray();
        var order = Enumerable.Range(0, Blocks).ToArray();
        new Random(3).Shuffle(order);
        foreach (var block in order)
        {
            var fork = forks[block % 3];
            fork.MoveTo(block);
            var start = block * LayerAccumulator.BlockRows * units;
            fork.Add(values.AsSpan(start, Math.Min(LayerAccumulator.BlockRows * units, values.Length - start)));
        }

        foreach (var fork in forks)
        {
            parted.Join(fork);
        }

        Assert.Equal(Layer.Fingerprint(whole.Result()), Layer.Fingerprint(parted.Result()));
    }

    static LayerAccumulator Accumulator(int units) => new([Catalog.Find("relu"), Catalog.Find("tanh")], units, new() { Input = NumberType.F32, Quantiles = true });
}
