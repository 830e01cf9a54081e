using System.Globalization;
using ActLab.Core;
using ActLab.Jobs;

namespace ActLab.Reports.Speed;

/// <summary>Cases in words.</summary>
static class CaseText
{
    /// <summary>What kernels compete in: an activation, type, pass and size.</summary>
    public static string Subject(JobCase of) => $"{of.Title}, {Setting(of)}";

    /// <summary>The type, pass and size.</summary>
    public static string Setting(JobCase of) => $"{of.Number.Word()} {of.Pass.Word()}, {Count(of.Size)}";

    /// <summary>Names the subjects of these cases by what they do not all have in common, and their activation.</summary>
    public static Func<JobCase, string> Names(IReadOnlyList<JobCase> cases)
    {
        var (types, passes, sizes) = (Differ(c => c.Number), Differ(c => c.Pass), Differ(c => c.Size));
        return of => string.Join(' ', ((string?[])[of.Title, types ? of.Number.Word() : null, passes ? of.Pass.Word() : null, sizes ? Count(of.Size) : null]).OfType<string>());

        bool Differ<T>(Func<JobCase, T> trait) => cases.Select(trait).Distinct().Count() > 1;
    }

    /// <summary>What all of these cases have in common, in words.</summary>
    public static string Common(IReadOnlyList<JobCase> cases) => string.Join(", ", ((string?[])
    [
        One(cases.Select(c => c.Number.Word())), One(cases.Select(c => c.Pass.Word())), One(cases.Select(c => $"{Count(c.Size)} elements")),
    ]).OfType<string>());

    /// <summary>The kernel and how it is compiled.</summary>
    public static string Kernel(JobCase of) => $"{of.KernelName} ({of.Jit.Word()})";

    /// <summary>A whole number with its thousands apart.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share in percent, with three significant digits.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:G3} %");

    /// <summary>Three significant digits.</summary>
    public static string Ratio(double ratio) => ratio.ToString(ratio < 100 ? "G3" : "F0", CultureInfo.InvariantCulture);

    /// <summary>An interval, or that there is none.</summary>
    public static string Interval(double? low, double? high) => low is { } from && high is { } to ? $"{Ratio(from)} to {Ratio(to)}" : "none";

    static string? One(IEnumerable<string> values) => values.Distinct().ToList() is [var only] ? only : null;
}
