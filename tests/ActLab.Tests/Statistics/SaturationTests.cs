using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

public class SaturationTests
{
    static SaturationProfile Profile(string id, NumberType type) => SaturationProfile.Of(Layer.Find(id), type);

    [Theory]
    [InlineData("tanh", NumberType.F32, 9.010913)]
    [InlineData("tanh", NumberType.F16, 4.505396)]
    [InlineData("tanh", NumberType.BF16, 3.465247)]
    [InlineData("sigmoid", NumberType.F32, 17.328679)]
    [InlineData("sigmoid", NumberType.F16, 8.317522)]
    [InlineData("sigmoid", NumberType.BF16, 6.236370)]
    public void The_right_side_rounds_to_its_asymptote_from_the_known_threshold(string id, NumberType type, double threshold) =>
        Assert.Equal(threshold, Profile(id, type).RightExact, 1e-5);

    [Theory]
    [InlineData(NumberType.F32, -103.97208)]
    [InlineData(NumberType.F16, -17.32868)]
    public void The_sigmoid_underflows_far_later_on_the_left(NumberType type, double threshold) =>
        Assert.Equal(threshold, Profile("sigmoid", type).LeftExact, 1e-4);

    [Fact]
    public void Tanh_is_symmetric()
    {
        var profile = Profile("tanh", NumberType.F32);
        Assert.Equal((-profile.RightExact, 0.0), (profile.LeftExact, profile.Centre));
    }

    [Theory]
    [InlineData("relu", 1)]
    [InlineData("tanh", 1)]
    [InlineData("sigmoid", 0.25)]
    [InlineData("softplus", 1)]
    [InlineData("leaky-relu", 1)]
    [InlineData("elu", 1)]
    [InlineData("gelu", 1.128904145185155)]
    [InlineData("silu", 1.0998393201288668)]
    [InlineData("exponential", double.PositiveInfinity)]
    [InlineData("squared-relu", double.PositiveInfinity)]
    [InlineData("hard-swish", 1.5)]
    [InlineData("selu", 1.7580993408473768)]
    public void The_largest_derivative_is_found(string id, double largest) =>
        Assert.Equal(largest, Profile(id, NumberType.F64).MaxDerivative, 1e-12);

    /// <summary>Where f' has no bound, saturation is f' at most epsilon itself: e^x at most 0.01, left of -4.6.</summary>
    [Fact]
    public void A_derivative_without_a_bound_is_compared_with_one()
    {
        var saturation = Layer.Measure("exponential", 1, [-5, -4.61, -4.6, 0, 9], new()).Activations[0].Outputs.Saturation!.Value;
        Assert.Equal((0.4, 0.0), (saturation.Left, saturation.Right));
    }

    [Theory]
    [InlineData("relu")]
    [InlineData("leaky-relu")]
    [InlineData("softplus")]
    public void A_side_without_an_asymptote_has_no_threshold(string id) =>
        Assert.Equal(double.PositiveInfinity, Profile(id, NumberType.F32).RightExact);

    [Theory]
    [InlineData(9.0109f, 9.0110f)]
    public void Neighbouring_floats_fall_on_either_side_of_the_threshold(float low, float high)
    {
        while (MathF.BitIncrement(low) < high)
        {
            var middle = (low / 2) + (high / 2);
            middle = middle <= low ? MathF.BitIncrement(low) : middle;
            (low, high) = (float)Math.Tanh(middle) == 1 ? (low, middle) : (middle, high);
        }

        double Exact(float x) => Layer.Measure("tanh", 1, [x], new() { Input = NumberType.F32 })
            .Activations[0].Outputs.Saturation!.Value.ExactZeroDerivative;
        Assert.Equal((0, 1, 0, 1), (Exact(low), Exact(high), Exact(-low), Exact(-high)));
    }

    [Theory]
    [InlineData("tanh", 0.0, 1)]
    [InlineData("sigmoid", 0.0, 0)]
    [InlineData("relu", 0.0, 0)]
    public void At_zero_only_what_is_flat_there_has_no_derivative(string id, double x, double slope)
    {
        var outputs = Layer.Measure(id, 1, [x], new() { Input = NumberType.F32 }).Activations[0].Outputs;
        Assert.Equal(id == "relu" ? 1 : 0, outputs.Saturation!.Value.ExactZeroDerivative);
        Assert.Equal(id == "sigmoid" ? 1.0 / 16 : slope, outputs.MeanSquareGain!.Value, 1e-15);
    }

    /// <summary>P(abs(tanh z) &gt; 0.99) and P(sigmoid outside [0.01, 0.99]) for z ~ N(0, s^2): erfc closed forms.</summary>
    [Theory]
    [InlineData("tanh", 1, 0.0081293)]
    [InlineData("tanh", 2, 0.1857269)]
    [InlineData("tanh", 3, 0.3776592)]
    [InlineData("tanh", 5, 0.5965762)]
    [InlineData("sigmoid", 2, 0.0215868)]
    [InlineData("sigmoid", 3, 0.1255948)]
    [InlineData("sigmoid", 5, 0.3580830)]
    public void Saturated_shares_of_normal_input_match_the_closed_form(string id, double deviation, double share)
    {
        const int Rows = 20_000, Units = 10;
        // The derivative at the edge of the output band: 1 - 0.99^2 of 1, 0.99 * 0.01 of 1/4.
        var epsilon = id == "tanh" ? 1 - (0.99 * 0.99) : 0.99 * 0.01 * 4;
        var rows = Layer.Normal(0, deviation, Rows, Units, 4);
        var saturation = Layer.Measure(id, Units, rows, new() { Epsilon = epsilon }).Activations[0].Outputs.Saturation!.Value;
        var sigma = Math.Sqrt(share * (1 - share) / (Rows * Units));
        Assert.InRange(saturation.Left + saturation.Right, share - (5 * sigma), share + (5 * sigma));
        var half = Math.Sqrt(share / 2 * (1 - (share / 2)) / (Rows * Units));
        Assert.InRange(saturation.Left, (share / 2) - (5 * half), (share / 2) + (5 * half));
    }

    [Theory]
    [InlineData(NumberType.F32, 0.00266)]
    [InlineData(NumberType.BF16, 0.2480)]
    public void The_type_decides_how_many_tanh_units_have_no_gradient(NumberType type, double share)
    {
        var rows = Layer.Normal(0, 3, 20_000, 10, 6);
        var exact = Layer.Measure("tanh", 10, rows, new() { Input = type }).Activations[0].Outputs.Saturation!.Value.ExactZeroDerivative;
        Assert.InRange(exact, share - 0.005, share + 0.005);
    }
}
