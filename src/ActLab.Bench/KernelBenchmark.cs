using ActLab.Core;
using ActLab.Jobs;
using BenchmarkDotNet.Attributes;

namespace ActLab.Bench;

/// <summary>The one benchmark: a kernel over a span. What it measures is the case, its only parameter.</summary>
public class KernelBenchmark
{
    static JobRequest? _request;
    static Catalog? _catalog;
    static JitListing? _listing;

    KernelWork? _work;

    /// <summary>Place of the case in the request.</summary>
    [ParamsSource(nameof(Cases))]
    public int Case { get; set; }

    /// <summary>The places of all cases.</summary>
    public static IEnumerable<int> Cases => Enumerable.Range(0, _request!.Cases.Count);

    /// <summary>Why the last case failed, if it did so by itself.</summary>
    internal static string? Error { get; private set; }

    /// <summary>Binds the job; BenchmarkDotNet makes the instances itself.</summary>
    internal static void Prepare(JobRequest request, Catalog catalog, JitListing listing) =>
        (_request, _catalog, _listing) = (request, catalog, listing);

    /// <summary>Makes the inputs and has the kernel compiled.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Error = null;
        try
        {
            var measured = _request!.Cases[Case];
            var activation = measured.Parameters.Aggregate(
                _catalog!.Find(measured.Activation), (a, p) => a.With(a.Parameters.With(p.Key, p.Value)));
            _work = KernelWork.Of(measured, activation, _request.Seed);
            _listing!.Begin(activation, _work.Run);
        }
        catch (Exception e)
        {
            Error = e.Message;
            throw;
        }
    }

    /// <summary>The measured call.</summary>
    [Benchmark]
    public void Run() => _work!.Run();

    /// <summary>Gives the buffers back.</summary>
    [GlobalCleanup]
    public void Cleanup() => _work?.Dispose();
}
