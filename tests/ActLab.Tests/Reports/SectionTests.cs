using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using ActLab.Jobs;
using ActLab.Reports;
using ActLab.Reports.Speed;
using Xunit;

namespace ActLab.Tests.Reports;

public sealed class SectionTests
{
    [Fact]
    public void An_audit_is_shown_with_its_verdict_kinks_and_findings()
    {
        AuditResult audit = new(
            "relu", "derivative", Verdict.Fail, [new(1, 1, 1, 1, 0.5, 1, [], Verdict.Pass), new(2, 1, 1, 1, double.NaN, 1, [], Verdict.Fail)],
            new(2, 1, 0, 4e15, 1), [new(0, 0, 1, 0, "left")], [new("wrong", 2, "is wrong", "actlab audit relu")]);
        var section = AuditSection.Of([audit, audit with { Verdict = Verdict.Pass, Worst = null, Kinks = [], Findings = [] }]);
        Whole(section, "Verdicts", "Kinks", "Findings");
        Assert.Equal(
            ["relu", "derivative", "fail", "2", "0.5", "4E+15", "2", "1", "0"], section.Figures[0].Tables[0].Rows[0]);
        var sum = AuditSection.Sum([audit]);
        Assert.Equal((Mark.Fail, "Gradient audit: 0 pass, 1 fail, 0 inconclusive, over 2 points."), (sum.Mark, sum.Text));
    }

    [Fact]
    public void Statistics_are_shown_for_every_activation()
    {
        var layer = new LayerAccumulator([new Catalog().Find("relu"), new Catalog().Find("sigmoid")], 2, new());
        layer.Add([-1, 1, -2, 2]);
        var section = StatisticsSection.Of(LayerFacts.Of("four values", layer.Result()));
        Whole(section, "Values", "Activations");
        Assert.Equal(["relu", "1"], section.Figures[1].Tables[0].Rows[0].Take(2));
        Assert.Equal("four values: 2 rows of 2 units, pre-activations. Dead units: relu 1; none with the others.",
            StatisticsSection.Sum(LayerFacts.Of("four values", layer.Result())).Text);
    }

    [Fact]
    public void A_job_is_shown_with_what_it_measured_and_what_it_did_not()
    {
        var request = new JobRequest(
            [RequestedActivation.Of(new Catalog().Find("relu"))], [JobKernel.Scalar, JobKernel.Simd], [2048],
            [NumberType.F32], [Pass.Forward], JobKind.Quick, 1, []);
        var cases = request.Cases;
        var job = new JobResult("1", JobStatus.Finished, null, null, null, 0.5, null,
            new("a processor", 2, ["AVX2"], ".NET", "Linux", new Dictionary<string, string>(), new Dictionary<string, string>()), request,
            [
                cases[0] with { Status = CaseStatus.Ok, NsPerElement = new(1, 1, 0.75, 1.5, 0.1), Samples = 15 },
                cases[1] with { Status = CaseStatus.Failed, Error = "no such luck" },
            ]);
        var section = SpeedSection.Of(job);
        Whole(section, "Cases without a result", "Time: f32 forward, 2,048 elements", "Compiled code", "Machine and trust");
        Assert.Equal("no such luck", section.Figures[0].Tables[0].Rows[0][2]);
        Assert.Contains("\"error_x\":{\"array\":[0.5],\"arrayminus\":[0.25]", section.Figures[1].Chart!.ToJson(), StringComparison.Ordinal);
        Assert.Equal("Job 1 is finished: partial, 1 of 2 cases measured, 1 failed. No two kernels were compared in the same rounds, so none can be said to be faster; actlab bench compares them.", Assert.Single(SpeedSection.Sum(job)).Text);
    }

    /// <summary>A verdict over code that may not have been compiled to its end says so beside it.</summary>
    [Fact]
    public void Code_that_was_not_seen_to_be_final_is_on_the_card()
    {
        var job = SampleData.All.Jobs[0];
        Assert.DoesNotContain(SpeedSection.Sum(job), s => s.Text.Contains("final", StringComparison.Ordinal));
        var doubtful = job with { Cases = [job.Cases[0] with { Tier = JobCase.Unproved }, .. job.Cases.Skip(1)] };
        var said = SpeedSection.Sum(doubtful).Last();
        Assert.Equal(Mark.Inconclusive, said.Mark);
        Assert.StartsWith($"Of {job.Cases.Count(c => c.Status == CaseStatus.Ok)} cases 1 ran code that was not seen to be final: scalar.", said.Text, StringComparison.Ordinal);
    }

    /// <summary>The section has these figures, and every row of their tables a cell for every column.</summary>
    static void Whole(Section section, params string[] titles)
    {
        Assert.Equal(titles, section.Figures.Select(f => f.Title));
        Assert.All(section.Figures.SelectMany(f => f.Tables), table =>
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));
    }
}
