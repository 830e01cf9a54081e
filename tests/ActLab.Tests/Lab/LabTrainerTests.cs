using System.Collections.Concurrent;
using ActLab.Core;
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Lab;

/// <summary>What trains behind the screen of the lab: orders in, states out.</summary>
public sealed class LabTrainerTests : IDisposable
{
    static readonly LabSetup Usual = LabSetup.Usual(new Catalog());

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly LabTrainer _trainer = new(TimeProvider.System);
    readonly BlockingCollection<LabState> _told = [];
    readonly CancellationTokenSource _stop = new();
    readonly Task _training;

    public LabTrainerTests() => _training = Task.Run(() => _trainer.Run(_told.Add, _stop.Token));

    public void Dispose()
    {
        _stop.Cancel();
        Assert.Throws<AggregateException>(() => _training.Wait(Patience));
        Assert.True(_training.IsCanceled || _training.Exception?.InnerException is OperationCanceledException);
    }

    /// <summary>Gives an order and returns what is told once it is done.</summary>
    LabState Ask(Action<LabTrainer> order)
    {
        _trainer.Ask(order);
        return Next();
    }

    LabState Next() => _told.TryTake(out var state, Patience) ? state : throw new TimeoutException("nothing was told");

    LabState Until(Func<LabState, bool> condition)
    {
        LabState state;
        do
        {
            state = Next();
        }
        while (!condition(state));
        return state;
    }

    /// <summary>The lab's own words of a moment make a run that ends with the same numbers to the last bit.</summary>
    static void IsWhatTheCommandMakes(LabMoment moment)
    {
        var run = CommandRun.Of([.. moment.Setup.Words, "--json"]).Json().GetProperty("final");
        Assert.Equal(moment.Snapshot.Steps, run.GetProperty("steps").GetInt32());
        Assert.Equal(moment.Snapshot.Training.Loss, run.GetProperty("loss").GetDouble());
        Assert.Equal(moment.Snapshot.HeldOut.Loss, run.GetProperty("heldOutLoss").GetDouble());
        Assert.Equal(moment.Snapshot.Layers[0].BackNorm, run.GetProperty("layers")[0].GetProperty("backNorm").GetDouble());
    }

    [Fact]
    public void Steps_forward_and_back_are_what_the_command_makes()
    {
        IsWhatTheCommandMakes(Ask(t => t.Begin(0, Usual)).Runs[0]);
        var far = Ask(t => t.Forward(123)).Runs[0];
        IsWhatTheCommandMakes(far);
        var back = Ask(t => t.Back(76));
        Assert.Equal("back 76 to 47: checkpoint 40, 7 steps anew, same bits", back.Note);
        Assert.Equal(47, back.Runs[0].Snapshot.Steps);
        IsWhatTheCommandMakes(back.Runs[0]);
        Assert.Equal(far.Snapshot.Training, Ask(t => t.Forward(76)).Runs[0].Snapshot.Training);
        var start = Ask(t => t.Back(int.MaxValue)).Runs[0];
        Assert.Equal(0, start.Snapshot.Steps);
        Assert.Equal([0], start.Curve.Select(p => p.Steps));
    }

    [Fact]
    public void It_trains_until_told_to_pause_and_then_says_nothing()
    {
        Ask(t => t.Speed = LabTrainer.Unlimited);
        Ask(t => t.Begin(0, Usual));
        Assert.True(Ask(t => t.Toggle()).Trains);
        var running = Until(s => s.IsTick && s.Runs[0].Snapshot.Steps > 200);
        Assert.True(running.Trains);
        _trainer.Ask(t => t.Toggle());
        var paused = Until(s => !s.Trains);
        Assert.False(_told.TryTake(out _, TimeSpan.FromMilliseconds(400)));
        Assert.True(paused.Runs[0].Curve.Zip(paused.Runs[0].Curve.Skip(1), (a, b) => a.Steps < b.Steps).All(rises => rises));
        IsWhatTheCommandMakes(paused.Runs[0]);
    }

    [Fact]
    public void A_change_of_the_rate_on_the_way_is_in_the_command()
    {
        Ask(t => t.Begin(0, Usual));
        Ask(t => t.Forward(30));
        var changed = Ask(t => t.TurnRate(0, 1));
        Assert.Equal((0.3, "learning rate 0.3 from step 30 on"), (changed.Runs[0].Rate, changed.Note));
        var moment = Ask(t => t.Forward(45)).Runs[0];
        Assert.Contains(" --lr 0.1,0.3@30 ", moment.Setup.Command, StringComparison.Ordinal);
        IsWhatTheCommandMakes(moment);

        // Taken back before the change, it is none of what made the run.
        var before = Ask(t => t.Back(50)).Runs[0];
        Assert.Equal(0.1, before.Rate);
        Assert.Contains(" --lr 0.1 ", before.Setup.Command, StringComparison.Ordinal);
        Assert.Equal(moment.Snapshot.Training, Ask(t => t.Forward(50)).Runs[0].Snapshot.Training);
    }

    [Fact]
    public void A_twin_catches_up_and_goes_in_step()
    {
        Ask(t => t.Begin(0, Usual));
        Ask(t => t.Forward(60));
        var twins = Ask(t => t.Begin(1, Usual with { Rate = 3 }));
        Assert.Equal([60, 60], twins.Runs.Select(r => r.Snapshot.Steps));
        var on = Ask(t => t.Forward(15));
        Assert.Equal([75, 75], on.Runs.Select(r => r.Snapshot.Steps));
        Assert.All(on.Runs, IsWhatTheCommandMakes);
        Assert.All(Ask(t => t.Back(70)).Runs, IsWhatTheCommandMakes);
        Assert.Single(Ask(t => t.EndTwin()).Runs);
    }

    [Fact]
    public void An_identical_twin_has_the_same_bits()
    {
        Ask(t => t.Begin(0, Usual));
        Ask(t => t.Forward(20));
        Ask(t => t.TurnRate(0, 1));
        var run = Ask(t => t.Forward(20)).Runs[0];
        var twins = Ask(t => t.Begin(1, run.Setup with { Steps = null })).Runs;
        Assert.Equal(twins[0].Snapshot.Training, twins[1].Snapshot.Training);
        Assert.Equal(twins[0].Surface!.Values, twins[1].Surface!.Values);
    }

    [Fact]
    public void What_cannot_be_done_is_told_and_what_was_there_stays()
    {
        Ask(t => t.Begin(0, Usual));
        var before = Ask(t => t.Forward(10)).Runs[0];
        var refused = Ask(t => t.Begin(0, Usual with { Data = "nix" }));
        Assert.Contains("there is no data 'nix'", refused.Failure!, StringComparison.Ordinal);
        Assert.Equal(before, Assert.Single(refused.Runs));
    }

    [Fact]
    public void A_run_that_diverges_stops_by_itself_and_can_be_taken_back()
    {
        Ask(t => t.Speed = LabTrainer.Unlimited);
        var linear = new Core.Lab.ElementwiseFunction(new Catalog().Find("linear"));
        Ask(t => t.Begin(0, Usual with { Functions = [linear], FunctionOptions = ["--activation", "linear"], Loss = "squared", Rate = 50 }));
        _trainer.Ask(t => t.Toggle());
        var ended = Until(s => s.Runs[0].HasDiverged && !s.Trains);
        Assert.False(Ask(t => t.Back(ended.Runs[0].Snapshot.Steps - 1)).Runs[0].HasDiverged);
    }

    /// <summary>However long a run is, its curves are short, and evenly spaced from its beginning to now.</summary>
    [Fact]
    public void Curves_stay_short_and_even()
    {
        var run = new LabRun(Usual with { Hidden = [2] });
        run.Measure();
        for (var i = 0; i < 4000; i++)
        {
            run.Step();
            run.Measure();
        }

        int[] steps = [.. run.Measure().Curve.Select(p => p.Steps)];
        Assert.InRange(steps.Length, 200, 513);
        Assert.Equal((0, 4000), (steps[0], steps[^1]));
        Assert.InRange(steps.Zip(steps.Skip(1), (a, b) => b - a).Max(), 1, 4 * 4000 / steps.Length);
    }
}
