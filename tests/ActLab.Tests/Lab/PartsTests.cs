using ActLab.Core;
using ActLab.Core.Lab;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Lab;

/// <summary>Optimizers, losses, LSUV, data and snapshots against their definitions.</summary>
public class PartsTests
{
    /// <summary>Two steps by hand: gradients 2 and -1, rate 0.1.</summary>
    [Theory]
    [InlineData("sgd", 1 - 0.2, 1 - 0.2 + 0.1)]
    [InlineData("momentum", 1 - 0.2, 1 - 0.2 - 0.1 * (0.9 * 2 - 1))]
    [InlineData("adam", 0.9, 0.8733662962)]
    public void Optimizers_step_as_their_papers_say(string name, double first, double second)
    {
        // Adam's second step: m' = (0.9 0.2 - 0.1) / 0.19, v' = (0.999 0.004 + 0.001) / 0.001999, 0.9 - 0.1 m' / sqrt(v').
        double[] parameters = [1];
        var optimizer = Optimizer.Create(name, 0.1, 1);
        optimizer.Step(parameters, [2]);
        Assert.Equal(first, parameters[0], 1e-8);
        optimizer.Step(parameters, [-1]);
        Assert.Equal(second, parameters[0], 1e-8);
    }

    [Fact]
    public void Losses_are_those_of_the_formulas()
    {
        var dy = new double[3];
        Assert.Equal(Math.Log(3), Plans.Loss("cross-entropy").Evaluate([5, 5, 5], [0, 1, 0], 3, dy), 1e-15);
        Assert.Equal([1.0 / 3, -2.0 / 3, 1.0 / 3], dy.Select(d => Math.Round(d, 15)).Zip([1.0 / 3, -2.0 / 3, 1.0 / 3], (a, b) => Math.Abs(a - b) < 1e-14 ? b : a));
        Assert.Equal(1000, Plans.Loss("cross-entropy").Evaluate([1000, 0, 0], [0, 1, 0], 3, dy));
        Assert.Equal(Math.Log(2), Plans.Loss("cross-entropy").Evaluate([0, 0], [0, 1], 1, dy), 1e-15);
        Assert.Equal(1000, Plans.Loss("cross-entropy").Evaluate([-1000], [1], 1, dy));
        Assert.Equal(2.5, Plans.Loss("squared").Evaluate([1, 5], [2, 3], 2, dy));
        Assert.Equal((-1, 2), (dy[0], dy[1]));
        Assert.Equal(1.5, Plans.Loss("absolute").Evaluate([1, 5], [2, 3], 1, dy));
        Assert.Equal((-0.5, 0.5), (dy[0], dy[1]));
    }

    [Fact]
    public void A_single_output_is_softmax_of_0_and_itself()
    {
        double[] one = new double[1], two = new double[2];
        foreach (var z in (double[])[-30, -2, 0, 0.5, 40])
        {
            Assert.Equal(Plans.Loss("cross-entropy").Evaluate([0, z], [0, 1], 2, two), Plans.Loss("cross-entropy").Evaluate([z], [1], 1, one), 1e-14);
            Assert.Equal(two[1], one[0], 1e-15);
        }
    }

    [Fact]
    public void The_best_constant_has_the_entropy_or_half_the_variance()
    {
        Assert.Equal(Math.Log(2), Toys.Generate("moons", 1).Training.LossOfConstant(Plans.Loss("cross-entropy")), 1e-14);

        // The share of a class is a sum of 250 terms, and the loss one of 2,500.
        Assert.Equal(Math.Log(10), Toys.Generate("digits", 1).Training.LossOfConstant(Plans.Loss("cross-entropy")), Math.Log(10) * 2750 / (1L << 53));
        Assert.Equal(1.25 / 2, new DataSet(1, 0, new double[4], [1, 2, 3, 4]).LossOfConstant(Plans.Loss("squared")), 1e-15);
    }

    [Theory]
    [InlineData("tanh")]
    [InlineData("relu")]
    public void Lsuv_gives_every_layer_variance_1(string activation)
    {
        var data = Toys.Generate("moons", 4);
        var run = new TrainingRun(Plans.Of(activation, "20,10,30") with { Initializer = Initializer.Find("lsuv") }, data);
        var pass = new Pass(run.Network, data.Training.Rows);
        data.Training.X.CopyTo(pass.Input(data.Training.Rows));
        pass.Forward(data.Training.Rows);
        for (var l = 0; l < run.Network.Layers.Count; l++)
        {
            var x = pass.PreActivations(l).ToArray();
            Assert.Equal(1, x.Average(v => v * v) - Math.Pow(x.Average(), 2), 1e-12);
        }

        // Columns of a matrix with fewer of them are orthogonal and equally long.
        var layer = run.Network.Layers[1];
        var weights = layer.Weights(run.Network.Parameters).ToArray();
        double Product(int j, int k) => Enumerable.Range(0, layer.Inputs).Sum(i => weights[(i * layer.Units) + j] * weights[(i * layer.Units) + k]);
        Assert.Equal(0, Product(0, 1) / Product(0, 0), 1e-14);
        Assert.Equal(1, Product(3, 3) / Product(0, 0), 1e-14);
    }

    [Theory]
    [InlineData("relu", 0.1)]
    [InlineData("relu", 3)]
    [InlineData("tanh", 1)]
    [InlineData("gelu", 0.3)]
    public void A_snapshot_says_what_the_statistics_say(string activation, double rate)
    {
        var data = Toys.Generate("moons", 2);
        var run = new TrainingRun(Plans.Of(activation, "16,12") with { Rate = rate }, data);
        for (var i = 0; i < 1000; i++)
        {
            run.Step();
        }

        var snapshot = run.Measure();
        var pass = new Pass(run.Network, data.Training.Rows);
        data.Training.X.CopyTo(pass.Input(data.Training.Rows));
        pass.Forward(data.Training.Rows);
        for (var l = 0; l < 2; l++)
        {
            var accumulator = new LayerAccumulator([new Catalog().Find(activation)], run.Network.Layers[l].Units, new StatisticsOptions());
            accumulator.Add(pass.PreActivations(l));
            var (expected, layer) = (accumulator.Result().Activations[0], snapshot.Layers[l]);
            Assert.Equal(expected.Dead.Units.Count, layer.Dead);
            Assert.Equal(expected.Dormant.Single(d => d.Tau == LayerSnapshot.Tau).Units.Count, layer.Dormant);
            Assert.Equal(expected.Outputs.Saturation!.Value.Left + expected.Outputs.Saturation!.Value.Right, layer.Saturated!.Value, 1e-12);
            Assert.Equal(expected.Outputs.MeanSquareGain!.Value, layer.MeanSquareSlope!.Value, 1e-12);
            Assert.Equal(expected.Outputs.MeanMagnitude, layer.Magnitudes.Average(), 1e-12);
        }
    }

    [Fact]
    public void Data_are_the_same_for_a_seed_and_balanced()
    {
        foreach (var name in Toys.Names)
        {
            var (data, again, other) = (Toys.Generate(name, 1), Toys.Generate(name, 1), Toys.Generate(name, 2));
            Assert.Equal(data.Training.X, again.Training.X);
            Assert.NotEqual(data.Training.X, other.Training.X);
            Assert.NotEqual(data.Training.X[..100], data.HeldOut.X[..100]);
            var labels = Enumerable.Range(0, data.Training.Rows).Select(row => data.Training.Classes == 2 ? (int)data.Training.Target(row)[0] : data.Training.Target(row).IndexOf(1)).ToList();
            Assert.Equal(data.Training.Classes, labels.Distinct().Count());
            var counts = labels.GroupBy(label => label).Select(g => g.Count()).ToList();
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
    }
}
