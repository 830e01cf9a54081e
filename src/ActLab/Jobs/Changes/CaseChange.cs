using System.Globalization;
using ActLab.Core;
using ActLab.Core.Statistics;

namespace ActLab.Jobs.Changes;

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
    public double NoiseFloor { get; } = Before.Comparisons.Concat(After.Comparisons).Max(c => c.NoiseFloor);

    /// <summary>The larger of the margin and the noise floor.</summary>
    public double WidenedMargin => Math.Max(Margin, NoiseFloor);

    /// <summary>The case by its name in the later job, and by its earlier name if that was another.</summary>
    public string Name => NameOf(After) + (WasNamed is { } old ? $" (was {old})" : "");

    /// <summary>The activation's earlier name and parameters, if they were others.</summary>
    public string? WasNamed => Before.Title == After.Title ? null : Before.Title;

    /// <summary>What the interval says.</summary>
    public SpeedVerdict Verdict => SpeedVerdicts.Of(Change.Low, Change.High, WidenedMargin);

    /// <summary>Whether it can be told that the case did not become slower.</summary>
    public bool IsNoSlower => Change.High <= 1 + WidenedMargin;

    /// <summary>Launches of the earlier and the later case.</summary>
    public (int Before, int After) LaunchCounts => (Before.Comparisons.Count(), After.Comparisons.Count());

    /// <summary>A case in words.</summary>
    public static string NameOf(JobCase of) => string.Create(
        CultureInfo.InvariantCulture, $"{of.Title} {of.KernelName} {of.Number.Word()} {of.Pass.Word()} {of.Size} {of.Jit.Word()}");

    static double[] Ratios(JobCase of) => [.. of.Comparisons.Select(c => c.RatioToCopy.Median)];
}
