using ActLab.Core;
using ActLab.Jobs;
using BenchmarkDotNet.Attributes;

namespace ActLab.Bench;

/// <summary>The one benchmark: a kernel over spans. What it measures is the case, its only parameter.</summary>
public class KernelBenchmark
{
    static JobRequest? _request;
    static IReadOnlyList<int> _open = [];
    static Catalog? _catalog;
    static JitListing? _listing;
    static JobCase? _groupOf;

    Action? _run;

    /// <summary>Place of the case in the request.</summary>
    [ParamsSource(nameof(Cases))]
    public int Case { get; set; }

    /// <summary>The places of the cases that this launch has to measure.</summary>
    public static IEnumerable<int> Cases => _open;

    /// <summary>Why the last case failed, if it did so by itself.</summary>
    internal static string? Error { get; private set; }

    /// <summary>The group of the last case that did not fail.</summary>
    internal static CaseGroup? Group { get; private set; }

    /// <summary>Binds the launch; BenchmarkDotNet makes the instances itself.</summary>
    internal static void Prepare(JobRequest request, IReadOnlyList<int> open, Catalog catalog, JitListing listing) =>
        (_request, _open, _catalog, _listing) = (request, open, catalog, listing);

    /// <summary>Makes the spans and compares the kernels that share them, if the case is the first of its group.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Error = null;
        try
        {
            var measured = _request!.Cases[Case];
            if (_groupOf is null || !measured.SharesSpansWith(_groupOf))
            {
                Group?.Dispose();
                (Group, _groupOf) = (null, null);
                Group = CaseGroup.Of(measured, _catalog!, _request, _listing!, repeat: 0);
                _groupOf = measured;
            }

            _run = Group!.Run(measured.Kernel);
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
