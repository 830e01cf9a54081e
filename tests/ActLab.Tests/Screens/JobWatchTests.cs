using ActLab.Jobs;
using ActLab.Screens;
using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>A job is watched: how often its files are looked at, and what follows from what is seen.</summary>
public class JobWatchTests
{
    /// <summary>What is refused leaves the job that goes on in sight, and watched.</summary>
    [Fact]
    public void A_refused_start_does_not_end_the_watch()
    {
        var running = new BenchmarkScreen(AppRun.Workbench.Catalog.All, SampleJobs.OfRunning);
        var job = JobMoment.Of(SampleJobs.Job(SampleJobs.OfRunning, SampleJobs.Shown), default);
        var shown = (BenchmarkScreen)running.Update(new(0, Marks.Braille), new JobMessage(job, 0)).Screen;
        Assert.False(shown.IsChoosing);
        var asked = shown with { Chooses = true, Watch = 1 };
        Assert.Single(asked.Update(new(0, Marks.Braille), new JobMessage(job, 0)).Commands);
        Assert.True(((BenchmarkScreen)asked.Update(new(0, Marks.Braille), new JobMessage(job, 0)).Screen).IsChoosing);
        var taken = (BenchmarkScreen)asked.Update(new(0, Marks.Braille), new JobMessage(job, 1)).Screen;
        Assert.False(taken.IsChoosing);
        Assert.Same(taken, taken.Update(new(0, Marks.Braille), new JobMessage(job, 0)).Screen);
    }

    /// <summary>Else a key held down would start workers by the hundred.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_a_job_waits_for_its_turn_no_other_is_started(bool hasWorker)
    {
        var workbench = hasWorker ? SampleJobs.OfWaiting : SampleJobs.OfQueued;
        var posted = new List<Message>();
        await new JobWatch(workbench, "Benchmarks").Start(() => throw new InvalidOperationException("a job was asked for"), 1)(posted.Add, TestContext.Current.CancellationToken);
        Assert.Contains(SampleJobs.Shown, Assert.IsType<FailedMessage>(Assert.Single(posted)).Text, StringComparison.Ordinal);
        Assert.Single(workbench.Jobs.List());
    }

    /// <summary>A look waits for half a second of the clock, however fast files change; a job that is over is not looked at again.</summary>
    [Fact]
    public async Task A_job_is_looked_at_twice_a_second_at_most()
    {
        var clock = new FastClock();
        var workbench = SampleJobs.OfAnotherRunning with { Clock = clock };
        var watch = new JobWatch(workbench, "Benchmarks");
        var job = SampleJobs.Job(workbench, SampleJobs.Shown);
        var seen = new List<JobMoment>();
        void Post(Message message) => seen.Add(Assert.IsType<JobMessage>(message).Job);
        await watch.Open(job, 1)(Post, TestContext.Current.CancellationToken);
        for (var i = 0; i < 5; i++)
        {
            File.AppendAllText(job.LogFile, $"line {i}\n");
            await watch.Next(seen[^1], 1)(Post, TestContext.Current.CancellationToken);
        }

        Assert.Equal(6, seen.Count);
        Assert.Equal(TimeSpan.FromSeconds(2.5), clock.Waited);
        Assert.Equal("line 4", seen[^1].Log[^1]);
    }

    /// <summary>Every look is at most one frame, and one that shows nothing new is none.</summary>
    [Fact]
    public void A_look_is_at_most_one_frame()
    {
        using var shown = AppRun.Play(SampleJobs.OfRunning, 80, 24, true, 1, BenchmarkScreenTests.Follow);
        Assert.InRange(shown.Writes.Count, AppRun.FirstWrites + 1, AppRun.FirstWrites + 2);
        using var elsewhere = AppRun.Play(SampleJobs.OfRunning, 80, 24, true, 1, ["1", .. BenchmarkScreenTests.Follow[1..]]);
        Assert.Equal(AppRun.FirstWrites, elsewhere.Writes.Count);
    }

    /// <summary>A clock whose timers are over at once, and which counts for how long they would have run.</summary>
    sealed class FastClock : TimeProvider
    {
        public TimeSpan Waited { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waited += dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
