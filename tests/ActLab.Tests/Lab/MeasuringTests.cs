using ActLab.Core.Lab;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Lab;

/// <summary>What a network in training shows of itself: surfaces, states of units, the theory of its gradients.</summary>
public class MeasuringTests
{
    /// <summary>Without hidden layers the answer is known: logistic(2 x - 3 y + 0.5), the highest y in the top row.</summary>
    [Fact]
    public void A_surface_is_the_answer_of_the_network()
    {
        var run = Straight(DataSet.OfClasses(2, 2, [-1, -2, 3, 6], [0, 1]), [2, -3, 0.5]);
        var surface = DecisionSurface.Of(run)!;
        Assert.Equal((-1.2, 3.2, -2.4, 6.4), Rounded(surface));
        Assert.Equal(DecisionSurface.Rows * DecisionSurface.Columns, surface.Values.Length);
        foreach (var (row, column) in ((int, int)[])[(0, 0), (0, 63), (31, 0), (17, 40)])
        {
            var x = -1.2 + ((column + 0.5) / 64 * 4.4);
            var y = 6.4 - ((row + 0.5) / 32 * 8.8);
            Assert.Equal(1 / (1 + Math.Exp(-((2 * x) - (3 * y) + 0.5))), surface.Values[(row * 64) + column], 1e-12);
        }
    }

    [Fact]
    public void A_surface_of_several_classes_is_the_likeliest_and_of_numbers_the_prediction()
    {
        // Three outputs x, y, -x - y.
        var classes = DecisionSurface.Of(Straight(DataSet.OfClasses(2, 3, [-1, -1, 1, 1, 0, 1], [0, 1, 2]), [1, 0, -1, 0, 1, -1, 0, 0, 0]))!;
        Assert.Equal([1, 0, 2], ((int[])[10, (16 * 64) + 63, 31 * 64]).Select(i => classes.Values[i]));
        var numbers = DecisionSurface.Of(Straight(new(2, 0, [0, 0, 1, 1], [5, 7]), [100, 0, 1]))!;
        Assert.Equal(1 + (100 * (1.05 - (0.5 / 64 * 1.1))), numbers.Values[63], 1e-9);
        Assert.Null(DecisionSurface.Of(Straight(new(1, 0, [0, 1], [5, 7]), [1, 1])));
    }

    /// <summary>Four units that are 0, tiny, saturated on every row and alive by their biases alone.</summary>
    [Fact]
    public void States_of_units_follow_their_definitions()
    {
        var data = new DataSet(1, 0, [-1, 0, 1], [0, 0, 1]);
        var run = new TrainingRun(Plans.Of("hard-tanh", "4") with { Loss = Plans.Loss("squared") }, new("three", data, data));
        double[] parameters = [0, 1e-3, 0, 0.5, 0, 0, 5, 0.1, 1, 1, 1, 1, 0];
        parameters.CopyTo(run.Network.Parameters);
        var layer = run.Measure().Layers[0];
        Assert.Equal([UnitState.Dead, UnitState.Dormant, UnitState.Saturated, UnitState.Alive], Enumerable.Range(0, 4).Select(unit => layer.States[unit]));
        Assert.Equal([0, 0, 1, 0], layer.SaturatedShares);
        Assert.Equal(0.25, layer.Saturated);
        Assert.Equal((1, 2), (layer.Dead, layer.Dormant));

        // E f'^2 is 3/4, the weights above are 1: chi = 4 units x 1 x 3/4.
        Assert.Equal(3.0, layer.Chi);
    }

    /// <summary>In a wide network as it begins, the gradient grows from layer to layer as theory says, to what so many units leave to chance.</summary>
    [Theory]
    [InlineData("relu", "he")]
    [InlineData("tanh", "glorot")]
    [InlineData("gelu", "selu")]
    public void Gradients_change_by_the_root_of_chi(string activation, string initializer)
    {
        var run = new TrainingRun(Plans.Of(activation, "400,400,400,400") with { Initializer = Initializer.Find(initializer) }, Toys.Generate("digits", 3));
        var now = run.Measure();
        double[] norms = [.. now.Layers.Select(l => l.BackNorm)];
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Math.Sqrt(now.Layers[i].Chi!.Value), norms[i] / norms[i + 1], 0.1 * norms[i] / norms[i + 1]);
        }

        Assert.True(now.BackNorm > 0);
    }

    static TrainingRun Straight(DataSet data, double[] parameters)
    {
        var run = new TrainingRun(Plans.Of() with { Hidden = [], Loss = TrainingPlan.UsualLoss(data) }, new("some", data, data));
        parameters.CopyTo(run.Network.Parameters);
        return run;
    }

    static (double, double, double, double) Rounded(DecisionSurface s) =>
        (Math.Round(s.X.Low, 12), Math.Round(s.X.High, 12), Math.Round(s.Y.Low, 12), Math.Round(s.Y.High, 12));
}
