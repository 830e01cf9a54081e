using System.Globalization;
using ActLab.Core;
using ActLab.Jobs;

namespace ActLab.Screens.BenchmarkPanes;

/// <summary>Names of a job's cases as short as they can be: what all cases have in common is left out, and said once.</summary>
sealed class CaseNames
{
    /// <summary>Which of a case's words is its kernel.</summary>
    public const int Kernel = 1;

    readonly IReadOnlyList<int> _varying;

    /// <summary>Looks for what the cases have in common.</summary>
    public CaseNames(IReadOnlyList<JobCase> cases)
    {
        _varying = [.. Enumerable.Range(0, Traits(cases[0]).Length).Where(i => cases.Any(c => Traits(c)[i] != Traits(cases[0])[i]))];
        Common = string.Join(' ', Traits(cases[0]).Where((_, i) => !_varying.Contains(i)));
    }

    /// <summary>The names of a job's cases as a list, the first one selected.</summary>
    public static NameList List(IReadOnlyList<JobCase> cases)
    {
        var names = new CaseNames(cases);
        return NameList.OfRows(cases.Select(names.Words));
    }

    /// <summary>What all have in common, their activation and kernel apart.</summary>
    public string Common { get; }

    /// <summary>What a case is called: its activation, its kernel, and in what it differs from others, as the first columns of the table of cases.</summary>
    public IReadOnlyList<string> Words(JobCase of) => [of.Title, of.KernelName, .. _varying.Select(i => Traits(of)[i])];

    static string[] Traits(JobCase of) => [of.Jit.Word(), of.Number.Word(), of.Pass.Word(), of.Size.ToString(CultureInfo.InvariantCulture)];
}
