using ActLab.Core.Lab;
using Xunit;

namespace ActLab.Tests.Lab;

/// <summary>Runs with checkpoints: at any step that was made they have the bits they had there.</summary>
public class RewindableRunTests
{
    const int Steps = 1500;

    [Theory]
    [MemberData(nameof(TrainingRunTests.FunctionsAndOptimizers), MemberType = typeof(TrainingRunTests))]
    public void A_step_gone_back_to_has_the_bits_it_had(string function, string optimizer)
    {
        var plain = Start(function, optimizer);
        var bits = new List<long[]> { Bits(plain) };
        while (plain.Steps < Steps)
        {
            plain.Step();
            bits.Add(Bits(plain));
        }

        var run = new RewindableRun(Start(function, optimizer));
        Advance(run, Steps);
        Assert.Equal(bits[Steps], Bits(run.Run));
        foreach (var step in (int[])[Steps, 1499, 1280, 1279, 701, 10, 9, 0])
        {
            var from = run.GoBackTo(step);
            Assert.Equal(run.Checkpoints.Last(c => c <= step), from);
            Assert.Equal(bits[step], Bits(run.Run));
        }

        // Forward again, past checkpoints that are still there.
        Advance(run, 800);
        Assert.Equal(bits[800], Bits(run.Run));
    }

    [Fact]
    public void Checkpoints_are_few_and_evenly_spaced()
    {
        var run = new RewindableRun(Start("relu", "sgd"));
        Advance(run, 5000);
        var steps = run.Checkpoints.ToList();
        Assert.InRange(steps.Count, 32, 64);
        Assert.Equal(0, steps[0]);
        Assert.Single(steps.Zip(steps.Skip(1), (a, b) => b - a).Distinct());
    }

    [Fact]
    public void A_step_that_was_not_made_is_no_way_back()
    {
        var run = new RewindableRun(Start("relu", "sgd"));
        Advance(run, 20);
        Assert.Throws<ArgumentOutOfRangeException>(() => run.GoBackTo(21));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.GoBackTo(-1));
    }

    /// <summary>A rate changed on the way is part of the run: a plan that says so makes the same run, and so does the way back and forth.</summary>
    [Fact]
    public void A_change_of_the_rate_is_made_again()
    {
        var run = new RewindableRun(Start("tanh", "momentum"));
        Advance(run, 37);
        run.ChangeRate(0.3);
        Advance(run, 100);
        var changed = Bits(run.Run);
        run.GoBackTo(20);
        Assert.Equal(0.02, run.Run.Rate);
        Advance(run, 100);
        Assert.Equal(changed, Bits(run.Run));

        var planned = new TrainingRun(Plan("tanh", "momentum") with { RateChanges = [new(37, 0.3)] }, Toys.Generate("moons", 1));
        while (planned.Steps < 100)
        {
            planned.Step();
        }

        Assert.Equal(changed, Bits(planned));
        Assert.Equal([new(0, 0.02), new(37, 0.3)], run.Run.Rates);
    }

    [Fact]
    public void A_change_after_the_way_back_forgets_what_lay_ahead()
    {
        var run = new RewindableRun(Start("tanh", "sgd"));
        Advance(run, 50);
        run.ChangeRate(0.5);
        Advance(run, 90);
        run.GoBackTo(30);
        run.ChangeRate(0.1);
        Assert.Equal([new(0, 0.02), new(30, 0.1)], run.Run.Rates);
        Assert.Equal(30, run.Checkpoints.Last());
        Advance(run, 90);
        Assert.Equal(0.1, run.Run.Rate);
        run.GoBackTo(0);
        run.ChangeRate(0.7);
        Assert.Equal([new(0, 0.7)], run.Run.Rates);
    }

    static void Advance(RewindableRun run, int steps)
    {
        while (run.Run.Steps < steps)
        {
            run.Step();
        }
    }

    static TrainingPlan Plan(string function, string optimizer) =>
        Plans.Of() with { Hidden = [new(6, Plans.Function(function)), new(5, Plans.Function(function))], Optimizer = optimizer, Rate = 0.02 };

    static TrainingRun Start(string function, string optimizer) => new(Plan(function, optimizer), Toys.Generate("moons", 1));

    static long[] Bits(TrainingRun run) => [.. run.Network.Parameters.ToArray().Append(run.BatchLoss).Select(BitConverter.DoubleToInt64Bits)];
}
