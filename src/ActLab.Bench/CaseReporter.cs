using ActLab.Jobs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.EventProcessors;
using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Perfolizer.Mathematics.Common;

namespace ActLab.Bench;

/// <summary>Turns BenchmarkDotNet's calls into the job's events, and its raw measurements into times per element.</summary>
sealed class CaseReporter(LaunchPlan plan, Action<JobEvent> report) : EventProcessor
{
    public override void OnStartRunBenchmark(BenchmarkCase benchmarkCase) =>
        report(new CaseStarted(DateTimeOffset.UtcNow, IndexOf(benchmarkCase)));

    public override void OnEndRunBenchmark(BenchmarkCase benchmarkCase, BenchmarkReport benchmark)
    {
        var index = IndexOf(benchmarkCase);
        report(new CaseFinished(DateTimeOffset.UtcNow, index, Measured(index, benchmark)));
    }

    JobCase Measured(int index, BenchmarkReport benchmark)
    {
        var wanted = plan.Cases[index];
        var samples = benchmark.AllMeasurements
            .Where(m => m.IterationMode == IterationMode.Workload && m.IterationStage == IterationStage.Actual)
            .Select(m => m.Nanoseconds / m.Operations / wanted.Size)
            .ToArray();
        if (!benchmark.Success || samples.Length == 0)
        {
            return wanted with
            {
                Status = CaseStatus.Failed,
                Error = KernelBenchmark.Error ?? "BenchmarkDotNet gave no measurement; bdn.log says more",
            };
        }

        var statistics = new Statistics(samples);
        var interval = statistics.GetConfidenceInterval(ConfidenceLevel.L95);
        return KernelBenchmark.Group!.Found(index) with
        {
            Status = CaseStatus.Ok,
            NsPerElement = new(
                statistics.Mean, statistics.Median, interval.Lower, interval.Upper, statistics.StandardDeviation),
            Samples = samples.Length,
            Times = samples,
        };
    }

    static int IndexOf(BenchmarkCase benchmarkCase) => (int)benchmarkCase.Parameters[nameof(KernelBenchmark.Case)];
}
