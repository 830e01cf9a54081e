using System.Diagnostics;
using System.Reflection;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Audit.Foreign;
using ActLab.Core.Numbers;
using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>The errors of the kernels of a job in ulp, measured in this process on all cores, when all times have been.</summary>
static class AccuracyLaunch
{
    /// <summary>Inputs of the trial that tells how long a sample takes.</summary>
    const long Trial = 1 << 12;

    /// <summary>Time that a sample may take; where it would take longer it is halved until it does not.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>What has no result yet.</summary>
    public static IReadOnlyList<KernelAccuracy> Open(JobRequest request, IReadOnlyList<JobEvent> events)
    {
        var result = JobResult.From("", request, JobStatus.Running, events);
        return
        [
            .. KernelAccuracy.Wanted(request).Where(wanted =>
                !result.Accuracies.Any(wanted.IsOf)
                && result.Cases.Any(c => c.Status == CaseStatus.Ok && (c.Title, c.Kernel, c.Symbol, c.Number) == (wanted.Title, wanted.Kernel, wanted.Symbol, wanted.Number))),
        ];
    }

    /// <summary>Measures what is open and tells the job of each.</summary>
    public static void Run(JobFolder job)
    {
        var request = job.ReadRequest();
        var catalog = request.Extend(new Catalog(request.Assemblies.Select(Assembly.LoadFrom)));
        var activations = request.Activations.ToDictionary(a => a.Title, a => a.Parameters.Aggregate(
            catalog.Find(a.Id), (activation, p) => activation.With(activation.Parameters.With(p.Key, p.Value))));
        foreach (var wanted in Open(request, job.ReadEvents()))
        {
            var subject = new UlpSubject(activations[wanted.Title], wanted.Kernel.Family() ?? default, wanted.Quantity, wanted.Number)
            {
                Foreign = wanted.Symbol is { } symbol ? new InProcess(wanted.Number, LibraryKernel.Load(request.Library!.Path, symbol)) : null,
            };
            job.Append(new AccuracyMeasured(DateTimeOffset.UtcNow, Measure(subject, wanted, Inputs(request.Kind))));
        }
    }

    static KernelAccuracy Measure(UlpSubject subject, KernelAccuracy wanted, long inputs)
    {
        // The first one compiles the kernel and what it is held against.
        _ = Errors(subject, Trial);
        var start = Stopwatch.StartNew();
        _ = Errors(subject, Trial);
        var most = Trial * (long)Math.Max(1, Longest / start.Elapsed);
        while (inputs > most)
        {
            inputs /= 2;
        }

        var errors = Errors(subject, inputs);
        return wanted with
        {
            Checked = errors.Checked,
            Exhaustive = errors.Exhaustive,
            MaxUlp = errors.Max,
            AtX = errors.At?.X,
            MeanUlp = errors.Mean,
            CorrectlyRounded = errors.CorrectlyRounded,
            WrongSpecials = errors.WrongSpecialCount,
            Order = UlpMeasurement.Order(subject, CancellationToken.None),
        };
    }

    static UlpResult Errors(UlpSubject subject, long inputs) =>
        UlpMeasurement.Run(subject, new UlpDomain.Sample(inputs), _ => { }, CancellationToken.None).Errors;

    static long Inputs(JobKind kind) => kind switch
    {
        JobKind.Quick => 1 << 17,
        JobKind.Default => 1 << 20,
        _ => 1 << 23,
    };

    /// <summary>A library's function called where nothing guards its memory; what it does to this process ends it.</summary>
    sealed unsafe class InProcess(NumberType number, nint function) : ForeignKernel
    {
        readonly Lock _gate = new();

        public override NumberType Number => number;

        public override bool HasGuards => false;

        public override CallReport Call(ReadOnlySpan<byte> x, Span<byte> y, CallPlace place)
        {
            // Nothing says that it may be called by two threads at once.
            lock (_gate)
            {
                fixed (byte* from = x, to = y)
                {
                    ((delegate* unmanaged<byte*, byte*, nuint, void>)function)(from, to, (nuint)(x.Length / (number == NumberType.F64 ? sizeof(double) : sizeof(float))));
                }
            }

            return new(-1, 0, 0);
        }
    }
}
