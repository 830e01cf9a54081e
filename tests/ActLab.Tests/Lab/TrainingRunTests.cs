using ActLab.Core.Lab;
using ActLab.Tests.Kernels;
using Xunit;

namespace ActLab.Tests.Lab;

/// <summary>Runs: the same bits for the same seed, back and forth, without allocation.</summary>
public class TrainingRunTests
{
    public static TheoryData<string, string> FunctionsAndOptimizers()
    {
        var data = new TheoryData<string, string>();
        foreach (var function in (string[])["relu", "tanh", "prelu", "gelu", "maxout:2"])
        {
            foreach (var optimizer in Optimizer.Names)
            {
                data.Add(function, optimizer);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(FunctionsAndOptimizers))]
    public void A_step_allocates_nothing(string function, string optimizer)
    {
        var run = Run(function, optimizer);
        Steps(200);

        // The order of a new epoch needs a source of random numbers; between two epochs there is nothing to allocate.
        Assert.Equal(0, run.Steps % run.StepsPerEpoch);
        Assert.Equal(0, Allocation.Least(() => Steps(run.StepsPerEpoch - 1), run.Step));

        void Steps(int count)
        {
            for (var i = 0; i < count; i++)
            {
                run.Step();
            }
        }
    }

    [Theory]
    [MemberData(nameof(FunctionsAndOptimizers))]
    public void The_same_seed_gives_the_same_bits_on_one_thread_and_on_many(string function, string optimizer)
    {
        var alone = Parameters(Run(function, optimizer), 120);
        var together = new double[8][];
        Parallel.For(0, together.Length, i => together[i] = Parameters(Run(function, optimizer), 120));
        Assert.All(together, other => Assert.Equal(Bits(alone), Bits(other)));
        Assert.NotEqual(Bits(alone), Bits(Parameters(Run(function, optimizer, seed: 2), 120)));
    }

    [Theory]
    [MemberData(nameof(FunctionsAndOptimizers))]
    public void A_run_taken_back_goes_on_with_the_same_bits(string function, string optimizer)
    {
        var run = Run(function, optimizer);
        Parameters(run, 77);
        var state = run.Save();
        var first = Bits(Parameters(run, 90));
        var measured = run.Measure();
        run.Restore(state);
        Assert.Equal((77, state.BatchLoss), (run.Steps, run.BatchLoss));
        Assert.Equal(first, Bits(Parameters(run, 90)));
        Assert.Equal(measured.Training, run.Measure().Training);
    }

    [Fact]
    public void Every_row_is_used_once_in_an_epoch()
    {
        // With the identity alone, one step of rate 1 and batches of one row, the bias is moved by every target in turn.
        double[] targets = [1, 2, 4, 8, 16, 32, 64];
        var data = new DataSet(1, 0, new double[targets.Length], targets);
        var run = new TrainingRun(Plans.Of() with { Hidden = [], Loss = Plans.Loss("squared"), Rate = 1, Batch = 1 }, new("seven", data, data));
        var seen = new List<double>();
        for (var i = 0; i < targets.Length; i++)
        {
            run.Step();
            seen.Add(run.Network.Layers[0].Biases(run.Network.Parameters)[0]);
        }

        Assert.Equal(targets, seen.Order());
        Assert.NotEqual(targets, seen);
        Assert.Equal(1, run.Epoch);
    }

    [Theory]
    [InlineData("xor")]
    [InlineData("moons")]
    [InlineData("circles")]
    [InlineData("blobs")]
    [InlineData("spirals")]
    [InlineData("digits")]
    public void Training_learns_what_the_rows_held_out_show(string name)
    {
        var data = Toys.Generate(name, 1);
        var run = new TrainingRun(Plans.Of("relu", "32,32") with { Optimizer = "adam", Rate = 0.01 }, data);
        var before = run.Measure();
        Parameters(run, 3000);
        var after = run.Measure();
        Assert.InRange(after.Training.Loss, 0, before.Training.Loss / 2);
        Assert.InRange(after.HeldOut.Loss, 0, data.HeldOut.LossOfConstant(Plans.Loss("cross-entropy")) / 2);
        Assert.True(after.HeldOut.Right > 0.8, $"{after.HeldOut.Right}");
    }

    /// <summary>Moons in 50 steps an epoch.</summary>
    static TrainingRun Run(string function, string optimizer, ulong seed = 1) => new(
        Plans.Of() with { Hidden = [new(6, Plans.Function(function)), new(5, Plans.Function(function))], Optimizer = optimizer, Rate = 0.02, Seed = seed },
        Toys.Generate("moons", 1));

    static double[] Parameters(TrainingRun run, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            run.Step();
        }

        return run.Network.Parameters.ToArray();
    }

    static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
}
