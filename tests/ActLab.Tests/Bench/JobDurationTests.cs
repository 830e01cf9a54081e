using ActLab.Jobs;
using Xunit;

namespace ActLab.Tests.Bench;

/// <summary>How long a job is said to take, and what is left of it.</summary>
public class JobDurationTests
{
    /// <summary>Times are whole numbers of 100 ns, and seconds as fractions are rounded to them; in seconds.</summary>
    const double Tick = 1e-6;

    static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly JobRequest Request = JobFixture.Request("sigmoid", 64, 128);

    /// <summary>Four cases of 40 samples of 50 ms and a tenth of a second of comparison each, one launch of 2 s, two errors of half a second.</summary>
    [Fact]
    public void A_quick_job_of_four_cases_takes_what_its_parts_take() =>
        Assert.Equal(TimeSpan.FromSeconds((4 * (2 + 0.1)) + 2 + (2 * 0.5)), JobDuration.Of(Request));

    [Fact]
    public void More_of_anything_takes_longer()
    {
        var time = JobDuration.Of(Request);
        Assert.True(JobDuration.Of(Request with { Kind = JobKind.Default }) > time);
        Assert.True(JobDuration.Of(Request with { Kind = JobKind.Thorough }) > JobDuration.Of(Request with { Kind = JobKind.Default }));
        Assert.True(JobDuration.Of(Request with { Passes = [Pass.Forward, Pass.Backward] }) > 1.8 * time);
        Assert.True(JobDuration.Of(Request with { Sizes = [64, 1 << 26] }) > time);
    }

    [Fact]
    public void Before_the_first_case_is_measured_all_of_it_is_left() =>
        Assert.Equal(JobDuration.Of(Request), JobDuration.Left(Request, [new MeasuringStarted(Begin, null)], Begin.AddSeconds(3)));

    /// <summary>
    /// Of 11.4 s planned two cases are done, with their share of the launch: 2 x 2.1 + 1 s. They took 10.4 s, twice that; so what is left takes twice its plan, less what has
    /// passed since.
    /// </summary>
    [Fact]
    public void What_is_left_goes_on_at_the_pace_so_far()
    {
        JobEvent[] events = [new MeasuringStarted(Begin, null), .. Finished(0, 5), .. Finished(1, 10.4)];
        Assert.Equal(2 * (11.4 - 5.2), JobDuration.Left(Request, events, Begin.AddSeconds(10.4)).TotalSeconds, Tick);
        Assert.Equal((2 * (11.4 - 5.2)) - 3, JobDuration.Left(Request, events, Begin.AddSeconds(13.4)).TotalSeconds, Tick);
        Assert.Equal(TimeSpan.Zero, JobDuration.Left(Request, events, Begin.AddHours(1)));
    }

    /// <summary>The pace is that of the run that goes on: what was measured before a resume took another time.</summary>
    [Fact]
    public void A_resumed_job_has_the_pace_of_its_second_run()
    {
        JobEvent[] events = [new MeasuringStarted(Begin, null), .. Finished(0, 500), new JobResumed(Begin.AddHours(1)), new MeasuringStarted(Begin.AddHours(2), null), .. Finished(1, 7200 + 5.2)];
        Assert.Equal(2 * (11.4 - 5.2), JobDuration.Left(Request, events, Begin.AddSeconds(7205.2)).TotalSeconds, Tick);
    }

    /// <summary>The choice of a job says it anew in every frame, of thousands of cases if somebody marks the whole catalogue.</summary>
    [Fact]
    public void Ten_times_the_cases_are_ten_times_the_work()
    {
        var (few, many) = (Work(100), Work(1000));
        Assert.InRange(many, 5 * few, 15 * few);
    }

    [Fact]
    public void Errors_count_as_work()
    {
        JobEvent[] events = [new MeasuringStarted(Begin, null), .. Enumerable.Range(0, 4).SelectMany(i => Finished(i, 2.6 * (i + 1)))];
        Assert.Equal(1, JobDuration.Left(Request, events, Begin.AddSeconds(10.4)).TotalSeconds, Tick);
        events = [.. events, new AccuracyMeasured(Begin.AddSeconds(10.9), KernelAccuracy.Wanted(Request)[0])];
        Assert.Equal(0.5, JobDuration.Left(Request, events, Begin.AddSeconds(10.9)).TotalSeconds, Tick);
    }

    [Theory]
    [InlineData(0, "a few seconds")]
    [InlineData(9.9, "a few seconds")]
    [InlineData(10, "about 10 s")]
    [InlineData(11, "about 20 s")]
    [InlineData(94, "about 100 s")]
    [InlineData(95, "about 2 min")]
    [InlineData(3600, "about 60 min")]
    [InlineData(2 * 3600, "about 2 h")]
    public void A_time_is_said_as_exactly_as_it_deserves(double seconds, string text) => Assert.Equal(text, JobDuration.About(TimeSpan.FromSeconds(seconds)));

    static JobEvent[] Finished(int index, double seconds) =>
        [new CaseFinished(Begin.AddSeconds(seconds), index, JobFixture.Measured(Request.Cases[index], 1, 2))];

    /// <summary>Bytes allocated to work out the time of a job at so many sizes.</summary>
    static long Work(int sizes)
    {
        var request = Request with { Sizes = [.. Enumerable.Range(1, sizes)] };
        JobDuration.Of(request);
        var before = GC.GetAllocatedBytesForCurrentThread();
        JobDuration.Of(request);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
