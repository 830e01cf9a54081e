using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;
using ActLab.Jobs;
using Xunit;

namespace ActLab.Tests.Bench;

/// <summary>What a person reads of a job, from made-up measurements.</summary>
public class JobMarkdownTests
{
    static readonly DateTimeOffset Noon = new(2026, 1, 2, 14, 0, 0, TimeSpan.FromHours(2));

    static readonly JobRequest Request = new(
        [new("elu", new Dictionary<string, string> { ["alpha"] = "1" })], [JobKernel.Tensor, JobKernel.Simd], [2048],
        [NumberType.F32], [Pass.Forward], JobKind.Thorough, 0, [])
    { Command = "./run.sh bench elu --kernels tensor,simd --job thorough" };

    [Fact]
    public void The_whole_document() => Assert.Equal(
        """
        # Benchmark job 1

        thorough job, f32, forward; 4 of 4 cases tried, finished.

        ```
        ./run.sh bench elu --kernels tensor,simd --job thorough
        ```

        | machine |  |
        | --- | --- |
        | date | 2026-01-02 12:00 UTC |
        | processor | a processor, 2 logical |
        | vectors and instruction sets in use | Vector256, AVX2 |
        | runtime | .NET 10 |
        | system | Linux |
        | packages | BenchmarkDotNet 1 |
        | load average | 0.25 before, 1.50 after |
        | launch full | DOTNET_TieredCompilation=0 |
        | launch tiered | DOTNET_TieredCompilation=1, DOTNET_TieredPGO=1 |

        LEGEND

        ## Summary

        SUMMARY

        | activation | size | copy | tensor | simd | simd/tensor |
        | --- | ---: | ---: | ---: | ---: | ---: |
        | elu alpha=1 | 2048 | 0.5 | 6 (12 x) | 2 (4 x) | 0.375 |

        ## Cases

        | activation | kernel | jit | size | ns/element | 95 % interval | x copy | x tensor | bytes | tier | status |
        | --- | --- | --- | ---: | ---: | --- | ---: | ---: | ---: | --- | --- |
        | elu alpha=1 | tensor | full | 2048 | 64 | 63.75 .. 64.25 | 128 | - | 0 | FullOpts | ok |
        | elu alpha=1 | simd | full | 2048 | 2 | 1.75 .. 2.25 | 4 | 0.0312 | 0 | FullOpts | ok |
        | elu alpha=1 | tensor | tiered | 2048 | 6 | 5.75 .. 6.25 | 12 | - | 0 | Tier1 | ok |
        | elu alpha=1 | simd | tiered | 2048 | 2.25 | 2 .. 2.5 | 4.5 | 0.375 | 0 | Tier1 | ok |

        """.Replace("LEGEND", JobTables.Legend, StringComparison.Ordinal).Replace("SUMMARY", JobTables.SummaryLegend, StringComparison.Ordinal),
        JobMarkdown.Of(Result([
            JobFixture.Measured(Request.Cases[0], 64, 128), JobFixture.Measured(Request.Cases[1], 2, 4, 0.03125),
            JobFixture.Measured(Request.Cases[2], 6, 12), JobFixture.Measured(Request.Cases[3], 2.25, 4.5, 0.375),
        ])));

    /// <summary>A slow configuration of the tensor kernel flatters nobody: the ratio is that of its fastest launch.</summary>
    [Theory]
    [InlineData(128, 12, 0.375)]
    [InlineData(11, 12, 0.25)]
    public void The_simd_kernel_is_held_against_the_fastest_launch_of_the_tensor_kernel(double full, double tiered, double expected)
    {
        JobCase[] cases =
        [
            JobFixture.Measured(Request.Cases[0], 1, full), JobFixture.Measured(Request.Cases[1], 1, 1, 0.25),
            JobFixture.Measured(Request.Cases[2], 1, tiered), JobFixture.Measured(Request.Cases[3], 1, 1, 0.375),
        ];
        Assert.Equal(expected, JobTables.AgainstTensor(cases));
        Assert.Null(JobTables.AgainstTensor([cases[0]]));
        Assert.Null(JobTables.AgainstTensor([cases[1]]));
    }

    /// <summary>Five launches in which the second kernel takes a quarter longer than the first.</summary>
    [Fact]
    public void Verdicts_errors_and_limits_have_parts_of_their_own()
    {
        var launch = JobFixture.Measured(Request.Cases[1], 1, 1).Comparison! with { RatiosToEarlier = [new(1.25, 1.25, 1.25, 100)] };
        var text = JobMarkdown.Of(Result([
            JobFixture.Measured(Request.Cases[0], 1, 1),
            JobFixture.Measured(Request.Cases[1], 1, 1) with { Comparison = launch, Repeats = [launch, launch, launch, launch] },
        ]) with
        {
            Accuracies =
            [
                new("elu alpha=1", JobKernel.Simd, null, NumberType.F32, Quantity.Derivative, 1024, false, 0.75, -0.5, 0.25, 0.875, 2) { Order = new(64_512, 3, -1.5) },
                new KernelAccuracy("elu alpha=1", JobKernel.Library, "mine", NumberType.F32, Quantity.Forward, 0, false, double.NaN, null, double.NaN, double.NaN, 0) with { Error = "gone" },
            ],
            Roofs = [new(NumberType.F32, 2048, 180.5, 110.25)],
        });
        Assert.Contains("## Which kernel is faster\n\nComparisons of two kernels, 1 of them", text, StringComparison.Ordinal);
        Assert.Contains("\n| elu alpha=1 | simd | tensor | full | 2048 | 1.25 | 1.25 .. 1.25 | 2 % | 5 | slower |\n", text, StringComparison.Ordinal);
        Assert.Contains("\n| elu alpha=1 | simd | f32 | f' | 0.75 | -0.5 | 0.25 | 87.5 % | 2 | 3 | 1024 |\n", text, StringComparison.Ordinal);
        Assert.Contains("\n| elu alpha=1 | library:mine | f32 | f | - | - | - | - | - | - | gone |\n", text, StringComparison.Ordinal);
        Assert.Contains("\n| f32 | 2048 | 180.5 | 110.2 |\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_failed_says_why_in_one_row_and_is_not_in_the_summary()
    {
        var text = JobMarkdown.Of(Result([Request.Cases[0] with { Status = CaseStatus.Failed, Error = "no\nsuch | luck" }]));
        Assert.Contains("| elu alpha=1 | tensor | full | 2048 | - | - | - | - | - | - | failed: no such \\| luck |\n", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("| elu alpha=1 |").Length - 1);
    }

    [Fact]
    public void A_quick_job_says_what_it_leaves_out_and_another_that_was_stopped_early_does_not()
    {
        var stopped = Result([]) with { Launches = [new(JitMode.Full, new Dictionary<string, string>())] };
        Assert.DoesNotContain(JobTables.OneLaunch, JobMarkdown.Of(stopped), StringComparison.Ordinal);
        Assert.Contains(JobTables.OneLaunch, JobMarkdown.Of(stopped with { Request = Request with { Kind = JobKind.Quick } }), StringComparison.Ordinal);
    }

    static JobResult Result(IReadOnlyList<JobCase> cases) => new(
        "1", JobStatus.Finished, null, Noon, Noon, 0.25, 1.5,
        new("a processor", 2, ["Vector256", "AVX2"], ".NET 10", "Linux", new Dictionary<string, string>(), new Dictionary<string, string> { ["BenchmarkDotNet"] = "1" }),
        Request, cases)
    {
        Launches =
        [
            new(JitMode.Full, new Dictionary<string, string> { ["DOTNET_TieredCompilation"] = "0" }),
            new(JitMode.Tiered, new Dictionary<string, string> { ["DOTNET_TieredCompilation"] = "1", ["DOTNET_TieredPGO"] = "1" }),
        ],
    };
}
