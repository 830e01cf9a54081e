using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

public class DeadAndDormantTests
{
    [Fact]
    public void A_unit_is_dead_when_every_output_is_zero()
    {
        var relu = Layer.Measure("relu", 3, [-1, 1, -1, 0, -1, -2, -3, 0, double.NaN]).Activations[0];
        Assert.Equal([0], relu.Dead.Units);
        Assert.Equal([3L, 2L, 2L], relu.UnitOutputs.Select(u => u.Zero));
        Assert.Equal(7, relu.Outputs.Zero);
        Assert.Equal(1 - Math.Pow(0.05, 1.0 / 3), relu.Dead.Bound95);
    }

    [Theory]
    [InlineData(300, 0.0099)]
    [InlineData(2048, 0.00146)]
    public void The_bound_says_what_the_rows_can_tell(int rows, double bound) =>
        Assert.Equal(bound, Layer.Measure("relu", 1, new double[rows]).Activations[0].Dead.Bound95, 1e-4);

    [Fact]
    public void A_float32_sigmoid_dies_by_underflow_and_a_float64_one_does_not()
    {
        double[] rows = [-104, -103.9, -200, -103.9];
        Assert.Equal([0], Layer.Measure("sigmoid", 2, rows, new() { Input = NumberType.F32 }).Activations[0].Dead.Units);
        Assert.Empty(Layer.Measure("sigmoid", 2, rows).Activations[0].Dead.Units);
    }

    [Fact]
    public void Dormant_is_relative_to_the_mean_of_the_layer_and_inclusive()
    {
        // E|h| = 0, 1/4, 15/4, 6 with mean 5/2: scores 0, 0.1, 1.5, 2.4.
        var relu = Layer.Measure("relu", 4, [-1, 0.25, 3.75, 4, -9, 0.25, 3.75, 8]).Activations[0];
        Assert.Equal([0, 0.1, 1.5, 2.4], relu.UnitOutputs.Select(u => u.DormantScore));
        Assert.Equal([0, 0.025, 0.1], relu.Dormant.Select(d => d.Tau));
        Assert.Equal([0], relu.Dormant[0].Units);
        Assert.Equal([0], relu.StandardDormant.Units);
        Assert.Equal([0, 1], relu.Dormant[2].Units);
    }

    /// <summary>A layer that shrinks as a whole has no unit dormant beside the others, and all of them faint.</summary>
    [Fact]
    public void Faint_sees_what_a_relative_score_does_not()
    {
        var relu = Layer.Measure("relu", 2, [1e-5, 2e-5, 3e-5, 2e-5]).Activations[0];
        Assert.All(relu.Dormant, d => Assert.Empty(d.Units));
        Assert.Equal([1e-6, 1e-4, 1e-2], relu.Faint.Select(f => f.Tau));
        Assert.Equal([0, 2, 2], relu.Faint.Select(f => f.Units.Count));
        Assert.Empty(Layer.Measure("relu", 1, [0.01]).Activations[0].Faint[2].Units);
    }

    [Fact]
    public void In_a_layer_of_zeros_every_unit_is_dead_and_dormant()
    {
        var relu = Layer.Measure("relu", 2, [-1, -1, -2, -2]).Activations[0];
        Assert.Equal([0, 0], relu.UnitOutputs.Select(u => u.DormantScore));
        Assert.Equal([0, 1], relu.Dead.Units);
        Assert.All(relu.Dormant, d => Assert.Equal([0, 1], d.Units));
    }

    [Fact]
    public void Without_rows_nothing_is_dead()
    {
        var result = Layer.Measure("relu", 2, []);
        Assert.Empty(result.Activations[0].Dead.Units);
        Assert.All(result.Activations[0].Dormant, d => Assert.Empty(d.Units));
        Assert.Equal(double.NaN, result.SignEntropy);
        Assert.Equal(1, result.Activations[0].Dead.Bound95);
    }

    [Fact]
    public void Counts_gain_and_entropy_of_a_small_layer()
    {
        var result = Layer.Measure("relu", 2, [
            1, double.PositiveInfinity, -1, -0.0, 2, double.NegativeInfinity, -2, double.NaN]);
        var v = result.Values;
        Assert.Equal((1, 1, 1, 1, 3), (v.NaN, v.PosInf, v.NegInf, v.Zero, v.Positive));
        Assert.Equal((5L, -2.0, 2.0, 0.0), (v.Moments.Count, v.Moments.Min, v.Moments.Max, v.Moments.Mean));
        Assert.Equal(2.0 / 5, result.Activations[0].Outputs.MeanSquareGain);
        Assert.Equal(new Saturation(0.6, 0, 0.6), result.Activations[0].Outputs.Saturation);
        var entropy = -((Math.Log2(1.0 / 3) / 3) + (Math.Log2(2.0 / 3) * 2 / 3));
        Assert.Equal((1 + entropy) / 2, result.SignEntropy!.Value, 1e-15);
    }

    [Fact]
    public void Outputs_say_nothing_of_pre_activations()
    {
        var result = Layer.Measure("relu", 2, [0, 1, 0, 3], new() { Post = true, Input = NumberType.F32 });
        Assert.Null(result.SignEntropy);
        Assert.Null(result.Activations[0].Outputs.Saturation);
        Assert.Null(result.Activations[0].Outputs.MeanSquareGain);
        Assert.Equal([0], result.Activations[0].Dead.Units);
        Assert.Equal([0, 2], result.Activations[0].UnitOutputs.Select(u => u.MeanMagnitude));
        Assert.Equal(1, result.Values.Moments.Mean);
    }

    [Fact]
    public void Several_activations_are_measured_side_by_side()
    {
        var layer = new LayerAccumulator([Layer.Find("tanh"), Layer.Find("relu")], 2, new());
        layer.Add([-1, 1, -2, 2]);
        var result = layer.Result();
        Assert.Equal(["tanh", "relu"], result.Activations.Select(a => a.Activation.Id));
        Assert.Equal(Layer.Measure("relu", 2, [-1, 1, -2, 2]).Activations[0].Outputs, result.Activations[1].Outputs);
        Assert.Empty(result.Activations[0].Dead.Units);
    }

    [Fact]
    public void A_broken_row_is_refused() =>
        Assert.Throws<ArgumentException>(() => new LayerAccumulator([], 3, new()).Add([1, 2]));
}
