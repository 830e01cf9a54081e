using System.Text.RegularExpressions;
using ActLab.Jobs;
using ActLab.Jobs.Changes;
using ActLab.Screens;
using ActLab.Screens.BenchmarkPanes;
using ActLab.Terminal;
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>The screen of benchmark jobs, driven by keys, on jobs whose numbers are made up.</summary>
public class BenchmarkScreenTests
{
    /// <summary>Messages until a job is shown that was chosen from the list: the list, and the job.</summary>
    public const int Opening = 2;

    const string Enter = "\r", Draw = "k";

    /// <summary>Opens the newest job. How a job stands may be drawn later, but what follows a key is drawn at once, also after one without a meaning.</summary>
    public static readonly string[] Open = ["4", "r", AppRun.Work, AppRun.Work, Enter, AppRun.Work, Draw];

    /// <summary>Shows the job that is going on.</summary>
    public static readonly string[] Follow = ["4", AppRun.Work, AppRun.Work, Draw];

    /// <summary>Opens it and holds it against the one before it.</summary>
    public static readonly string[] Compare = [.. Open, "c", AppRun.Work, Enter, AppRun.Work];

    static readonly string BackTab = "\e[Z";

    static string Text(IEnumerable<string> lines) => string.Join('\n', lines);

    static string[] Screen(Workbench workbench, int messages, params string[] keys) => AppRun.Screen(workbench, 200, 60, true, messages, keys);

    /// <summary>A pane of the finished job alone, 120 columns wide and 30 rows high.</summary>
    static string[] Pane<T>(int row = 0) where T : BenchmarkPane
    {
        var (before, after) = (SampleJobs.Job(SampleJobs.OfFinished, SampleJobs.Earlier).ReadResult(), JobMoment.Of(SampleJobs.Job(SampleJobs.OfFinished, SampleJobs.Shown), default));
        var changes = JobChanges.Of(before, after.Result, JobChanges.DefaultMargin, SampleJobs.OfFinished.Catalog);
        var frame = new Frame(120, 30);
        BenchmarkPane.All[BenchmarkPane.IndexOf<T>()].Draw(frame, frame.Area, new(after, changes, CaseNames.List(after.Result.Cases).At(row), 0, Marks.Braille));
        return frame.ToText(ColorProfile.None).TrimEnd('\n').Split('\n');
    }

    [Fact]
    public void Every_action_offered_on_a_job_does_something()
    {
        var shared = new Shared(0, Marks.Braille);
        foreach (var workbench in (Workbench[])[SampleJobs.OfFinished, SampleJobs.OfCancelled, SampleJobs.OfRunning])
        {
            var job = JobMoment.Of(SampleJobs.Job(workbench, SampleJobs.Shown), default);
            var seen = (BenchmarkScreen)new BenchmarkScreen(AppRun.Workbench.Catalog.All, workbench).Update(shared, new JobMessage(job, 0)).Screen;
            var screen = seen with { Cases = seen.Cases.At(1), Scrolled = 1 };
            Assert.Equal(job.IsUnderWay, screen.Hints.Contains(new("x", "cancel")));
            Assert.Equal(job.Result.Status == JobStatus.Cancelled, screen.Hints.Contains(new("u", "resume")));
            Assert.All(screen.Hints.SelectMany(hint => hint.Keys), key =>
            {
                var step = screen.Update(shared, new InputMessage(key.Key));
                Assert.True(!step.Screen.Equals(screen) || step.Shared != shared || step.Commands.Length > 0, $"{key.Name} does nothing");
            });
        }
    }

    /// <summary>What is copied is what bench prints of the cases.</summary>
    [Fact]
    public void Values_are_the_table_of_the_cases()
    {
        var job = JobMoment.Of(SampleJobs.Job(SampleJobs.OfFinished, SampleJobs.Shown), default);
        var screen = (BenchmarkScreen)new BenchmarkScreen(AppRun.Workbench.Catalog.All, SampleJobs.OfFinished).Update(new(0, Marks.Braille), new JobMessage(job, 0)).Screen;
        var lines = screen.Values(new(0, Marks.Braille))!.Split('\n');
        Assert.Equal("activation\tkernel\tjit\tsize\tns/element\t95 % interval\tx copy\tx tensor\tbytes\ttier\tstatus", lines[0]);
        Assert.Equal("gelu\tsimd\tfull\t2048\t1.1\t0.99 .. 1.21\t17.6\t0.275\t0\tFullOpts\tok", lines[3]);
        Assert.Equal(1 + 24 + 1, lines.Length);
    }

    /// <summary>No screen shows a number that the command does not print.</summary>
    [Fact]
    public void Cases_are_those_of_bench_attach()
    {
        var printed = CommandRun.In(SampleJobs.OfFinished.Folder, "bench", "attach", SampleJobs.Shown);
        Assert.Equal(0, printed.ExitCode);
        var screen = Text(Pane<CasesPane>());
        var rows = printed.Out.Split('\n').Where(line => Regex.IsMatch(line, @"^ +(gelu|relu) +(scalar|tensor|simd) +(full|tiered) ")).ToList();
        Assert.Equal(24, rows.Count);
        Assert.All(rows, row =>
        {
            var cells = row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Assert.Matches(string.Join(" +", [.. cells[..5].Select(Regex.Escape), @"\S+", .. cells[5..7].Select(Regex.Escape)]), screen);
        });
    }

    /// <summary>1.1 times the copy's in every launch: five launches, Student's interval at 99.5 %.</summary>
    [Fact]
    public void Changes_are_those_of_compare()
    {
        var printed = CommandRun.In(SampleJobs.OfFinished.Folder, "compare", SampleJobs.Earlier, SampleJobs.Shown);
        Assert.Equal(1, printed.ExitCode);
        var screen = Pane<ChangesPane>();
        var rows = printed.Out.Split('\n').Where(line => line.Contains("slower", StringComparison.Ordinal) && line.StartsWith("gelu simd", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.Contains(screen, line => Regex.IsMatch(line, string.Join(" +", row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var name, .. var cells, var verdict] ? [name, verdict, .. cells] : Array.Empty<string>()).Replace(".", @"\.", StringComparison.Ordinal))));
        Assert.Contains("fail: at least one case became slower", Text(screen).ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.StartsWith("changes against another job", Screen(SampleJobs.OfFinished, Opening + 2, Compare)[3], StringComparison.Ordinal);
        Assert.Contains($"./run.sh compare {SampleJobs.Earlier} {SampleJobs.Shown}", Text(Screen(SampleJobs.OfFinished, Opening + 2, [.. Compare, "y"])), StringComparison.Ordinal);
    }

    [Fact]
    public void Verdicts_are_those_of_the_job_and_turned_round_for_kernels_before_the_tensor_one()
    {
        var screen = Pane<CasesPane>();
        Assert.Contains(screen, line => Regex.IsMatch(line, @"gelu +scalar +full +2048 +64 +slower "));
        Assert.Contains(screen, line => Regex.IsMatch(line, @"gelu +tensor +full +2048 +4 +- "));
        Assert.Contains(screen, line => Regex.IsMatch(line, @"gelu +simd +full +2048 +1\.1 +faster "));
    }

    /// <summary>On the front: the fastest, and the scalar one, which is the most accurate. The tensor kernel is slower and less accurate than simd.</summary>
    [Fact]
    public void The_front_holds_what_no_other_kernel_surpasses_in_both()
    {
        var screen = Text(Pane<ParetoPane>()).ReplaceLineEndings(" ");
        Assert.Contains("gelu f32 forward 2048: simd (full) 1.1 ns, 1.25 ulp; tensor (full) 4 ns, 1E+06 ulp (surpassed); scalar (full) 64 ns, 0.75 ulp", screen, StringComparison.Ordinal);
    }

    /// <summary>8 bytes per element and 1.1 ns: 7.273 GB/s.</summary>
    [Fact]
    public void The_roofline_tells_bytes_per_second_and_the_roofs() => Assert.Contains(
        "gelu f32 forward full: scalar 0.125 GB/s; tensor 2 GB/s; simd 7.273 GB/s at 2048 elements; a copy 150 GB/s, multiply-adds 100 GFLOP/s",
        Text(Pane<RooflinePane>()).ReplaceLineEndings(" "), StringComparison.Ordinal);

    [Fact]
    public void Tab_walks_the_panes()
    {
        string[] titles = ["ns/element", "cases (2", "largest ulp", "GB/s", "changes", "log (6", "ns/element"];
        for (var i = 0; i < titles.Length; i++)
        {
            Assert.StartsWith(titles[i], AppRun.Screen(SampleJobs.OfFinished, 60, 15, true, Opening, [.. Open, .. Enumerable.Repeat("\t", i)])[3], StringComparison.Ordinal);
        }

        Assert.StartsWith("log (6", AppRun.Screen(SampleJobs.OfFinished, 60, 15, true, Opening, [.. Open, BackTab])[3], StringComparison.Ordinal);
    }

    /// <summary>As after a connection that dropped: no key but the one for the screen.</summary>
    [Fact]
    public void A_job_that_is_going_on_is_shown_when_the_app_opens()
    {
        var screen = Screen(SampleJobs.OfRunning, 1, Follow);
        Assert.Matches(@"^█.* 2 of 24 cases, about \d+ (s|min) left$", screen[1]);
        Assert.Equal($"measures gelu simd f32 forward 2048 full; default job {SampleJobs.Shown}", screen[2]);
        Assert.Contains(screen, line => line.StartsWith("log (6 of 6)", StringComparison.Ordinal));
        Assert.Contains("waits: another job is measuring", Screen(SampleJobs.OfWaiting, 1, Follow)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void No_report_is_exported_while_a_job_measures()
    {
        Assert.Contains("a job is measuring, and the audits of a report would disturb it", Screen(SampleJobs.OfRunning, 2, [.. Follow, "e"])[59], StringComparison.Ordinal);
        Assert.Contains("a job is measuring, and the audits of a report would disturb it", Screen(SampleJobs.OfRunning, 2, "5", AppRun.Work, AppRun.Work, "e")[59], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unfinished_job_says_how_to_go_on()
    {
        var screen = Screen(SampleJobs.OfCancelled, Opening, Open);
        Assert.Equal($"Job {SampleJobs.Shown}: cancelled", screen[1]);
        Assert.Contains("2 of 24 cases; u measures the rest", screen[2], StringComparison.Ordinal);
        Assert.Contains("u resume", screen[59], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_compare_with_is_said() =>
        Assert.Contains("there is no other job", Screen(SampleJobs.OfCancelled, Opening + 1, [.. Open, "c"])[59], StringComparison.Ordinal);

    /// <summary>Jobs whose files cannot be read stand in the list and say so when opened.</summary>
    [Fact]
    public void A_job_that_cannot_be_read_hides_no_other()
    {
        var workbench = AppRun.Workbench with { Folder = Directory.CreateTempSubdirectory("actlab-unreadable-").FullName };
        var job = Directory.CreateDirectory(Path.Combine(workbench.Folder, "jobs", "20260103-000000-000-cccc")).FullName;
        File.WriteAllText(Path.Combine(job, "request.json"), "{");
        Assert.Matches("20260103-000000-000-cccc +unreadable", Text(Screen(workbench, 1, "4", "r", AppRun.Work)));
        Directory.Delete(workbench.Folder, recursive: true);
    }
}
