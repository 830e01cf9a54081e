using System.Globalization;
using ActLab.Core;
using ActLab.Jobs;

namespace ActLab.Screens.BenchmarkPanes;

/// <summary>Names of a job's cases as short as they can be: what all cases have in common is left out, and said once.</summary>
sealed class CaseNames
{
    readonly IReadOnlyList<int> _varying;

    /// <summary>Looks for what the cases have in common.</summary>
    public CaseNames(IReadOnlyList<JobCase> cases)
    {
        _varying = [.. Enumerable.Range(0, Traits(cases[0]).Length).Where(i => cases.Any(c => Traits(c)[i] != Traits(cases[0])[i]))];
        Common = string.Join(' ', Traits(cases[0]).Where((_, i) => !_varying.Contains(i)));
    }

    /// <summary>What all have in common, their activation and kernel apart.</summary>
    public string Common { get; }

    /// <summary>What is measured, whatever the kernel.</summary>
    public string Subject(JobCase of) => string.Join(' ', [of.Title, .. _varying.Select(i => Traits(of)[i])]);

    static string[] Traits(JobCase of) => [of.Number.Word(), of.Pass.Word(), of.Size.ToString(CultureInfo.InvariantCulture), of.Jit.Word()];
}
