using System.Globalization;
using ActLab.Core;
using ActLab.Core.Statistics;

namespace ActLab.Jobs.Changes;

/// <summary>What the interval of a change says.</summary>
public enum ChangeVerdict
{
    /// <summary>It lies below the margin.</summary>
    Faster,

    /// <summary>It lies above the margin.</summary>
    Slower,

    /// <summary>It lies within the margin.</summary>
    Equivalent,

    /// <summary>It lies on both sides of an end of the margin, or there is none.</summary>
    Inconclusive,
}

/// <summary>A case that two jobs have measured.</summary>
/// <param name="Before">The case in the earlier job.</param>
/// <param name="After">The case in the later one.</param>
/// <param name="Margin">A change by less counts as none: 0.02 is 2 %.</param>
public sealed record CaseChange(JobCase Before, JobCase After, double Margin)
{
    /// <summary>How often an interval holds the true change.</summary>
    public const double Confidence = 0.995;

    /// <summary>Time in the later job over that in the earlier one, each as a multiple of its own copies.</summary>
    public RatioChange Change { get; } = RatioChange.Of(Ratios(Before), Ratios(After), Confidence);

    /// <summary>How far the copy came out from itself, at worst, in a launch of either: nothing smaller can be told from noise.</summary>
    public double NoiseFloor { get; } = Launches(Before).Concat(Launches(After)).Max(c => Math.Exp(Math.Abs(Math.Log(c.CopyToCopy.Median))) - 1);

    /// <summary>The larger of the margin and the noise floor.</summary>
    public double WidenedMargin => Math.Max(Margin, NoiseFloor);

    /// <summary>The case by its name in the later job, and by its earlier name if that was another.</summary>
    public string Name => NameOf(After) + (WasNamed is { } old ? $" (was {old})" : "");

    /// <summary>The activation's earlier name and parameters, if they were others.</summary>
    public string? WasNamed => Before.Title == After.Title ? null : Before.Title;

    /// <summary>What the interval says.</summary>
    public ChangeVerdict Verdict => Change switch
    {
        { High: { } high } when high < 1 / (1 + WidenedMargin) => ChangeVerdict.Faster,
        { Low: { } low } when low > 1 + WidenedMargin => ChangeVerdict.Slower,
        { Low: { } low, High: { } high } when low >= 1 / (1 + WidenedMargin) && high <= 1 + WidenedMargin => ChangeVerdict.Equivalent,
        _ => ChangeVerdict.Inconclusive,
    };

    /// <summary>Whether it can be told that the case did not become slower.</summary>
    public bool IsNoSlower => Change.High <= 1 + WidenedMargin;

    /// <summary>Launches of the earlier and the later case.</summary>
    public (int Before, int After) LaunchCounts => (Launches(Before).Count(), Launches(After).Count());

    /// <summary>A case in words.</summary>
    public static string NameOf(JobCase of) => string.Create(
        CultureInfo.InvariantCulture, $"{of.Title} {of.Kernel.Word()} {of.Number.Word()} {of.Pass.Word()} {of.Size} {of.Jit.Word()}");

    static IEnumerable<Comparison> Launches(JobCase of) => of.Repeats.Prepend(of.Comparison!);

    static double[] Ratios(JobCase of) => [.. Launches(of).Select(c => c.RatioToCopy.Median)];
}
