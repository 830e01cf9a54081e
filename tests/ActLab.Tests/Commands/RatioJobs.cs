using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using ActLab.Jobs;

namespace ActLab.Tests.Commands;

/// <summary>Finished jobs whose launches came out at given ratios to the copy.</summary>
static class RatioJobs
{
    public static JobResult Job(string id, params (string Activation, double[] Ratios)[] cases) => Job(id, 1, cases);

    public static JobResult Job(string id, double noise, params (string Activation, double[] Ratios)[] cases) => Job(id, NumberType.F32, 2048, noise, cases);

    /// <summary>The copy is off from itself in the last launch.</summary>
    public static JobResult Job(string id, NumberType number, int size, double noise, params (string Activation, double[] Ratios)[] cases)
    {
        var request = new JobRequest(
            [.. cases.Select(c => new RequestedActivation(c.Activation, new Dictionary<string, string>()))], [JobKernel.Simd], [size], [number], [Pass.Forward], JobKind.Quick, 1, []);
        return new(
            id, JobStatus.Finished, null, null, null, null, null,
            new("cpu", 2, [], "runtime", "os", new Dictionary<string, string>(), new Dictionary<string, string>()), request,
            [.. request.Cases.Zip(cases, (of, c) => Measured(of, [.. c.Ratios.Select((r, i) => Launch(r, i == c.Ratios.Length - 1 ? noise : 1))]))]);
    }

    static JobCase Measured(JobCase of, Comparison[] launches) =>
        of with { Status = CaseStatus.Ok, NsPerElement = new(1, 1, 1, 1, 0), Comparison = launches[0], Repeats = launches[1..] };

    static Comparison Launch(double ratio, double noise) => new(ratio, 1, new(ratio, ratio, ratio, 100), null, new PairedRatio(noise, noise, noise, 100));

    public static JobRequest Defining(JobRequest request, string id, string text) => request with
    {
        Activations = [.. request.Activations.Select(a => a.Id == id ? a with { Definition = text } : a)],
    };
}
