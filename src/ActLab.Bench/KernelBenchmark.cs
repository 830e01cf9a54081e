using BenchmarkDotNet.Attributes;

namespace ActLab.Bench;

/// <summary>The one benchmark: a kernel over spans. What it measures is the case, its only parameter.</summary>
public class KernelBenchmark
{
    static LaunchPlan? _plan;

    Action? _run;

    /// <summary>Place of the case in the request.</summary>
    [ParamsSource(nameof(Cases))]
    public int Case { get; set; }

    /// <summary>The places of the cases that this launch has to measure.</summary>
    public static IEnumerable<int> Cases => _plan!.Open;

    /// <summary>Why the last case failed, if it did so by itself.</summary>
    internal static string? Error { get; private set; }

    /// <summary>The group of the last case that did not fail.</summary>
    internal static CaseGroup? Group { get; private set; }

    /// <summary>Binds the launch; BenchmarkDotNet makes the instances itself.</summary>
    internal static void Prepare(LaunchPlan plan) => _plan = plan;

    /// <summary>Makes the spans and compares the kernels that share them, if the case is the first of its group.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Error = null;
        try
        {
            MeasuringCore.Bind();
            if (Group?.Has(Case) != true)
            {
                Group?.Dispose();
                Group = null;
                Group = CaseGroup.Of(Case, _plan!);
            }

            _run = Group.Run(Case);
            _run();
        }
        catch (Exception e)
        {
            Error = e.Message;
            throw;
        }
    }

    /// <summary>The measured call.</summary>
    [Benchmark]
    public void Run() => _run!();
}
