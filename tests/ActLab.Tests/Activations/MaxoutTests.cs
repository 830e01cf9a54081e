using ActLab.Core;
using ActLab.Core.Kernels;
using Xunit;

namespace ActLab.Tests.Activations;

/// <summary>Maxout's kinks and the first-piece convention.</summary>
public class MaxoutTests
{
    /// <summary>
    /// Pieces; then for each kink: x, left, right, value at the kink. Where x had to be rounded, the nearest double lies on
    /// one side of the kink, and the value is that side's slope.
    /// </summary>
    public static TheoryData<string, Kink[]> Pieces => new()
    {
        { "0,0;1,0", [new(0, 0, 1, 0)] },
        { "1,0;0,0", [new(0, 0, 1, 1)] },
        { "-1,0;1,0", [new(0, -1, 1, -1)] },
        { "2,1", [] },
        { "1,0;1,0", [] },
        { "1,0;1,3;1,-2", [] },
        { "0,0;1,0;1,0;0,0", [new(0, 0, 1, 0)] },
        { "-1,0;0,0;1,0", [new(0, -1, 1, -1)] },
        { "0,0;-1,0;1,0", [new(0, -1, 1, 0)] },
        { "0.5,-3;-1,0;1,0", [new(0, -1, 1, -1)] },
        { "-1,-1;0,0;1,-1", [new(-1, -1, 0, -1), new(1, 0, 1, 0)] },
        { "1,-1;0,0;-1,-1", [new(-1, -1, 0, 0), new(1, 0, 1, 1)] },
        { "-2,-3;-1,-1;0,0;1,-1;2,-3", [new(-2, -2, -1, -2), new(-1, -1, 0, -1), new(1, 0, 1, 0), new(2, 1, 2, 1)] },
        { "0,0;3,-1", [new(1.0 / 3, 0, 3, 0)] },
        { "3,-1;0,0", [new(1.0 / 3, 0, 3, 0)] },
        { "0,1;0.1,0;0.3,-1", [new(20.0 / 3, 0, 0.3, 0)] },
    };

    [Theory]
    [MemberData(nameof(Pieces))]
    public void Kinks_are_where_the_upper_envelope_turns(string pieces, Kink[] expected)
    {
        var found = With(pieces).Kinks;
        Assert.Equal(expected.Length, found.Count);
        Assert.All(expected.Zip(found), pair =>
        {
            Assert.Equal(pair.First.X, pair.Second.X, 1e-15 * Math.Max(1, Math.Abs(pair.First.X)));
            Assert.Equal(pair.First with { X = 0 }, pair.Second with { X = 0 });
        });
    }

    [Theory]
    [MemberData(nameof(Pieces))]
    public void The_derivative_takes_the_declared_values_around_every_kink(string pieces, Kink[] kinks)
    {
        var activation = With(pieces);
        Assert.All(activation.Kinks, kink => Assert.Equal(kink.Value, Scalar.Derivative(activation, kink.X)));
        Assert.All(kinks, kink =>
        {
            Assert.Equal(kink.Left, Scalar.Derivative(activation, kink.X - 1e-9));
            Assert.Equal(kink.Right, Scalar.Derivative(activation, kink.X + 1e-9));
        });
    }

    /// <summary>Seeded sets of pieces: f is the maximum, f' the slope of a winning piece, and every change of slope is a kink.</summary>
    [Fact]
    public void Random_pieces_have_as_many_kinks_as_the_derivative_has_steps()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var pieces = Enumerable.Range(0, random.Next(1, 7)).Select(_ => (Slope: random.Next(-4, 5), Offset: random.Next(-6, 7))).ToList();
            var activation = With(string.Join(';', pieces.Select(p => $"{p.Slope},{p.Offset}")));
            var slopes = new List<double>();
            for (var x = -20 + (1.0 / 1024); x < 20; x += 1.0 / 128)
            {
                Assert.Equal(pieces.Max(p => (p.Slope * x) + p.Offset), Scalar.Forward(activation, x));
                var slope = Scalar.Derivative(activation, x);
                if (slopes.Count == 0 || slopes[^1] != slope)
                {
                    slopes.Add(slope);
                }
            }

            Assert.Equal(slopes.Zip(slopes.Skip(1)), activation.Kinks.Select(k => (k.Left, k.Right)));
        }
    }

    static Activation With(string pieces)
    {
        var maxout = new Catalog().Find("maxout");
        return maxout.With(maxout.Parameters.With("pieces", pieces));
    }
}
