using System.Collections.Immutable;
using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Jobs;
using ActLab.Screens;
using ActLab.Screens.BenchmarkPanes;
using ActLab.Screens.LabPanes;
using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>What a filter leaves of the rows of a close look, of a job and of the lab, and which letters it marks.</summary>
public sealed class FilterTests
{
    static readonly Shared Shared = new(0, Marks.Braille) { Area = new(0, 1, 80, 22) };

    static readonly KeyInput Tab = new(Key.Tab);

    static IScreen Filtered(IScreen screen, string filter) => screen.Update(Shared, new FilterMessage(new(filter))).Screen;

    static IScreen Pressed(IScreen screen, params KeyInput[] keys) => keys.Aggregate(screen, (s, key) => s.Update(Shared, new InputMessage(key)).Screen);

    /// <summary>The rows of a screen, and of each the letters that are marked.</summary>
    static List<(string Text, string Marked)> Rows(IScreen screen, Shared? shared = null)
    {
        var frame = new Frame(80, 22);
        screen.View(shared ?? Shared, frame, frame.Area);
        return
        [
            .. frame.ToText(ColorProfile.None).Split('\n').Take(22).Select((text, y) =>
                (text, string.Concat(Enumerable.Range(0, 80).Select(x => frame[x, y]).Where(cell => cell.Style.Emphasis.HasFlag(Emphasis.Underline)).Select(cell => cell.Rune)))),
        ];
    }

    static IScreen Job => new BenchmarkScreen(AppRun.Workbench.Catalog.All, SampleJobs.OfFinished)
        .Update(Shared, new JobMessage(JobMoment.Of(SampleJobs.Job(SampleJobs.OfFinished, SampleJobs.Shown), default), 0)).Screen;

    static AuditScreen Audit(string id)
    {
        var activation = AppRun.Workbench.Catalog.Find(id);
        IReadOnlyList<AuditResult> results = [.. PlannedAudit.OfCatalogue([activation], new AuditOptions()).Select(a => a.Run(null, default))];
        return new([activation]) { Results = ImmutableDictionary<string, IReadOnlyList<AuditResult>>.Empty.Add(id, results), Look = new(id) };
    }

    [Fact]
    public void Cases_of_a_job_are_narrowed()
    {
        var cases = Filtered(Pressed(Job, Tab), "relusimd");
        Assert.Equal((4, 24), cases.List(Shared) is { } list ? (list.Shown, list.All) : default);
        var rows = Rows(cases).FindAll(row => row.Text.TrimStart('▸', ' ').StartsWith("relu  ", StringComparison.Ordinal));
        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.Equal("relusimd", row.Marked));
        Assert.StartsWith("▸ relu        simd    full        2048 ", rows[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Rows(cases), row => row.Text.Contains("gelu ", StringComparison.Ordinal));
        Assert.StartsWith("▸ relu        simd    full    16777216 ", Rows(Pressed(cases, new KeyInput(Key.Down))).Find(row => row.Text.StartsWith('▸')).Text, StringComparison.Ordinal);
        Assert.Equal(24, Filtered(cases, "").List(Shared)!.Value.Shown);
    }

    /// <summary>Panes beside the table follow: bars of the cases shown, each under its subject.</summary>
    [Fact]
    public void Bars_and_changes_of_a_job_are_narrowed_with_its_cases()
    {
        var bars = Rows(Filtered(Job, "relutensor"));
        Assert.Equal(4, bars.Count(row => row.Text.StartsWith("relu ", StringComparison.Ordinal) && row.Marked == "relu"));
        Assert.Equal(4, bars.Count(row => row.Text.Contains(" tensor ", StringComparison.Ordinal) && row.Marked == "tensor"));
        Assert.DoesNotContain(bars, row => row.Text.Contains("gelu", StringComparison.Ordinal) || row.Text.Contains("simd", StringComparison.Ordinal));
        var (before, after) = (SampleJobs.Job(SampleJobs.OfFinished, SampleJobs.Earlier).ReadResult(), SampleJobs.Job(SampleJobs.OfFinished, SampleJobs.Shown).ReadResult());
        var changes = Jobs.Changes.JobChanges.Of(before, after, Jobs.Changes.JobChanges.DefaultMargin, AppRun.Workbench.Catalog);
        var compared = (BenchmarkScreen)Filtered(Job.Update(Shared, new ChangesMessage(changes)).Screen, "!simd");
        var frame = new Frame(120, 40);
        BenchmarkPane.All[BenchmarkPane.IndexOf<ChangesPane>()].Draw(frame, frame.Area, compared.Look(Marks.Braille));
        var lines = frame.ToText(ColorProfile.None).Split('\n');
        Assert.Equal(16, lines.Count(line => line.Contains("lu scalar ", StringComparison.Ordinal) || line.Contains("lu tensor ", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.Contains("lu simd ", StringComparison.Ordinal));
    }

    [Fact]
    public void Points_of_an_audit_are_narrowed_and_walked()
    {
        var audit = Audit("softsign");
        var all = audit.List(Shared)!.Value.All;
        var narrowed = Filtered(audit, "-5.");
        var shown = narrowed.List(Shared)!.Value.Shown;
        Assert.InRange(shown, 2, all - 1);
        Assert.Equal(shown, WorstPoints.First(audit.Results["softsign"][0]).Count(p => new TextFilter("-5.").Hits($"{NumberText.Of(p.X)} {NumberText.Short(p.Ulps)} {p.Verdict.Word()}") is not null));
        var first = Rows(narrowed).Find(row => row.Text.StartsWith('▸'));
        Assert.Equal("-5.", first.Marked);
        Assert.NotEqual(first, Rows(Pressed(narrowed, new KeyInput(Key.Down))).Find(row => row.Text.StartsWith('▸')));
        Assert.Equal(Rows(Pressed(narrowed, new KeyInput(Key.End))), Rows(Pressed(narrowed, [.. Enumerable.Repeat(new KeyInput(Key.Down), shown + 1)])));
        Assert.Equal(shown, Pressed(narrowed, Tab).List(Shared)!.Value.Shown);
    }

    [Fact]
    public void Kinks_and_findings_are_narrowed_and_the_summary_is_not()
    {
        var kinks = Filtered(Pressed(Audit("hard-shrink"), Tab, Tab), "-0.5jump");
        Assert.Equal((1, 2), kinks.List(Shared) is { } list ? (list.Shown, list.All) : default);
        Assert.Equal("-0.5jump", Rows(kinks).Find(row => row.Text.StartsWith("▸ -0.5 ", StringComparison.Ordinal)).Marked);
        Assert.DoesNotContain(Rows(kinks), row => row.Text.StartsWith("  0.5 ", StringComparison.Ordinal));
        Assert.Null(Pressed(Audit("softsign"), Tab, Tab).List(Shared));
        Assert.Null(Pressed(Audit("hard-shrink"), Tab, Tab, Tab, Tab).List(Shared));
        var audit = Audit("relu");
        var findings = Pressed(audit, Tab, Tab, Tab);
        Assert.Equal(audit.Results["relu"][0].Findings.Count == 0, findings.List(Shared) is null);
    }

    [Fact]
    public void A_finding_is_found_by_its_words()
    {
        var formula = new Core.Formulas.UserActivation(new("formula-1", new("sqrt(x*x + 1) - x", "test")), AppRun.Workbench.Catalog);
        IReadOnlyList<AuditResult> results = [.. PlannedAudit.OfCatalogue([formula], new AuditOptions()).Select(a => a.Run(null, default))];
        var screen = new AuditScreen([formula]) { Results = ImmutableDictionary<string, IReadOnlyList<AuditResult>>.Empty.Add(formula.Id, results), Look = new(formula.Id) };
        var findings = Filtered(Pressed(screen, Tab, Tab, Tab), "--range");
        Assert.Equal(results[0].Findings.Count, findings.List(Shared)!.Value.Shown);
        Assert.Equal(2 * results[0].Findings.Count, findings.List(Shared)!.Value.All);
        Assert.Contains(Rows(findings), row => row.Text.Contains("--range=2.25:3.25", StringComparison.Ordinal) && row.Marked == "--range");
    }

    [Fact]
    public void Knobs_of_the_lab_are_narrowed()
    {
        var lab = Filtered(new LabScreen(AppRun.Workbench.Catalog, new(TimeProvider.System)), "at");
        string[] names = ["data", "activation", "rate", "batch"];
        Assert.Equal((names.Length, Knob.All.Count), lab.List(Shared) is { } list ? (list.Shown, list.All) : default);
        var rows = Rows(lab);
        Assert.All(names.Index(), name => Assert.Equal(($"{(name.Index == 0 ? '▸' : ' ')} {name.Item}", "at"), (rows[name.Index].Text[..(2 + name.Item.Length)], rows[name.Index].Marked)));
        Assert.StartsWith("▸ batch", Rows(Pressed(lab, [.. Enumerable.Repeat(new KeyInput(Key.Down), 9)]))[3].Text, StringComparison.Ordinal);
        Assert.StartsWith("▸ rate", Rows(lab.Update(Shared, new InputMessage(new MouseInput(MouseAction.Press, 0, 3, 3))).Screen)[2].Text, StringComparison.Ordinal);
        Assert.StartsWith("▸ rate", Rows(Filtered(lab, "rate"))[0].Text, StringComparison.Ordinal);
        var none = Filtered(lab, "none");
        Assert.Equal(none, Pressed(none, new KeyInput(Key.Right), new KeyInput(Key.Enter)));
    }

    /// <summary>A click selects the row under it, whatever the filter leaves, and the wheel moves the selection.</summary>
    [Fact]
    public void Rows_of_close_looks_are_clicked()
    {
        IScreen Clicked(IScreen screen, string text)
        {
            var y = Rows(screen).FindIndex(row => row.Text.Contains(text, StringComparison.Ordinal));
            Assert.True(y > 0, text);
            return screen.Update(Shared, new InputMessage(new MouseInput(MouseAction.Press, 0, 5, Shared.Area.Y + y))).Screen;
        }

        IScreen Wheeled(IScreen screen) => screen.Update(Shared, new InputMessage(new MouseInput(MouseAction.WheelDown, 0, 5, 5))).Screen;
        string Selected(IScreen screen) => Rows(screen).Find(row => row.Text.StartsWith('▸')).Text;
        var cases = Filtered(Pressed(Job, Tab), "simd");
        Assert.StartsWith("▸ relu        simd    full        2048 ", Selected(Clicked(cases, "relu        simd    full        2048 ")), StringComparison.Ordinal);
        Assert.StartsWith("▸ gelu        simd    full    16777216 ", Selected(Wheeled(cases)), StringComparison.Ordinal);
        var kinks = Pressed(Audit("hard-shrink"), Tab, Tab);
        Assert.StartsWith("▸ 0.5 ", Selected(Clicked(kinks, "  0.5 ")), StringComparison.Ordinal);
        Assert.StartsWith("▸ 0.5 ", Selected(Wheeled(kinks)), StringComparison.Ordinal);
        var points = Audit("softsign");
        var third = Rows(points).FindIndex(row => row.Text.StartsWith('▸')) + 2;
        Assert.Equal(Rows(Wheeled(Wheeled(points))), Rows(points.Update(Shared, new InputMessage(new MouseInput(MouseAction.Press, 0, 5, Shared.Area.Y + third))).Screen));
        Assert.StartsWith("▸ layers", Selected(Wheeled(new LabScreen(AppRun.Workbench.Catalog, new(TimeProvider.System)))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_of_a_job_begins_with_its_command()
    {
        var job = JobMoment.Of(SampleJobs.Job(SampleJobs.OfFinished, SampleJobs.Shown), default);
        var frame = new Frame(40, 6);
        var told = job with { Result = job.Result with { Request = job.Result.Request with { Command = "./run.sh bench gelu relu --job default --sizes L1,DRAM" } } };
        BenchmarkPane.All[BenchmarkPane.IndexOf<LogPane>()].Draw(frame, frame.Area, new(told, null, CaseNames.List(job.Result.Cases), 0, Marks.Braille));
        var lines = frame.ToText(ColorProfile.None).Split('\n');
        Assert.Equal(["./run.sh bench gelu relu --job default", "--sizes L1,DRAM"], lines[..2]);
        Assert.StartsWith("WorkloadActual  57", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("WorkloadActual  60", lines[5], StringComparison.Ordinal);
    }

    /// <summary>What stands below the rows says how many there are and what clears the filter; the palette has it too.</summary>
    [Theory]
    [InlineData("4 of 10", "6", "/", "at", "\r")]
    [InlineData("of 654", "/", "relu", "\r", "2", "\r", AppRun.Work, AppRun.Work, "/", "fail", "\r")]
    public void A_filter_in_force_says_how_to_clear_it(string count, params string[] keys)
    {
        var messages = keys.Count(key => key == AppRun.Work) / 2;
        var lines = AppRun.Screen(120, 40, true, messages, keys);
        Assert.Contains(count, lines[39], StringComparison.Ordinal);
        Assert.Contains("/ filter  Esc clear filter", lines[39], StringComparison.Ordinal);
        Assert.DoesNotContain("Esc back", lines[39], StringComparison.Ordinal);
        Assert.Contains(AppRun.Screen(120, 40, true, messages, [.. keys, "?", "clear"]), line => line.Contains("Esc             clear filter", StringComparison.Ordinal));
        Assert.DoesNotContain("clear filter", AppRun.Screen(120, 40, true, messages, [.. keys, AppRun.Escape])[39], StringComparison.Ordinal);
    }
}
