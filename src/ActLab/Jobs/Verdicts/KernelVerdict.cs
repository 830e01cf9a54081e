using System.Text.Json.Serialization;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;

namespace ActLab.Jobs.Verdicts;

/// <summary>Two kernels that were measured in the same rounds of the same launches: which is faster, as far as that can be told.</summary>
/// <param name="Case">One of them.</param>
/// <param name="AgainstCase">The other one.</param>
/// <param name="Ratio">Time of the first over that of the other; over launches, the geometric mean of the medians.</param>
/// <param name="Low">Lower end of its interval; null where there are too few launches for one.</param>
/// <param name="High">Upper end.</param>
/// <param name="NoiseFloor">How far the copy came out from itself, at worst, in one of the launches.</param>
/// <param name="Medians">The ratio in each launch in which both were compared.</param>
public sealed record KernelVerdict(
    [property: JsonIgnore] JobCase Case, [property: JsonIgnore] JobCase AgainstCase, double Ratio, double? Low, double? High, double NoiseFloor, [property: JsonIgnore] IReadOnlyList<double> Medians)
{
    /// <summary>How often an interval holds the true ratio.</summary>
    public const double Confidence = 0.995;

    /// <summary>A ratio nearer to 1 counts as none, unless the noise floor is higher: 2 %.</summary>
    public const double LeastMargin = 0.02;

    /// <summary>The activation and its parameters.</summary>
    [JsonPropertyOrder(-1)]
    public string Title => Case.Title;

    /// <summary>The kernel.</summary>
    [JsonPropertyOrder(-1)]
    public string Kernel => Case.KernelName;

    /// <summary>The kernel that it is held against.</summary>
    [JsonPropertyOrder(-1)]
    public string Against => AgainstCase.KernelName;

    /// <summary>Element type.</summary>
    [JsonPropertyOrder(-1)]
    public NumberType Number => Case.Number;

    /// <summary>What both compute.</summary>
    [JsonPropertyOrder(-1)]
    public Pass Pass => Case.Pass;

    /// <summary>Elements per span.</summary>
    [JsonPropertyOrder(-1)]
    public int Size => Case.Size;

    /// <summary>How the launches compile.</summary>
    [JsonPropertyOrder(-1)]
    public JitMode Jit => Case.Jit;

    /// <summary>Launches in which both were compared.</summary>
    public int Launches => Medians.Count;

    /// <summary>The ratio of BenchmarkDotNet's means, which it takes of one kernel after the other; null where one has none.</summary>
    [JsonIgnore]
    public double? BenchmarkRatio => Case.NsPerElement?.Mean / AgainstCase.NsPerElement?.Mean;

    /// <summary>The larger of the least margin and the noise floor.</summary>
    public double Margin => Math.Max(LeastMargin, NoiseFloor);

    /// <summary>What the interval says of the kernel against the other.</summary>
    public SpeedVerdict Verdict => SpeedVerdicts.Of(Low, High, Margin);

    /// <summary>Every two of the cases that were measured in the same rounds; the later one against the earlier.</summary>
    public static IReadOnlyList<KernelVerdict> Of(IReadOnlyList<JobCase> cases)
    {
        var verdicts = new List<KernelVerdict>();
        for (var (first, i) = (0, 0); i < cases.Count; i++)
        {
            first = cases[i].SharesSpansWith(cases[first]) ? first : i;
            for (var j = first; j < i; j++)
            {
                if (Of(cases[i], cases[j], j - first) is { } verdict)
                {
                    verdicts.Add(verdict);
                }
            }
        }

        return verdicts;
    }

    static KernelVerdict? Of(JobCase of, JobCase against, int place)
    {
        var launches = of.Comparisons.Where(c => c.RatiosToEarlier.ElementAtOrDefault(place) is not null).ToList();
        if (of.Status != CaseStatus.Ok || against.Status != CaseStatus.Ok || launches.Count == 0)
        {
            return null;
        }

        double[] medians = [.. launches.Select(c => c.RatiosToEarlier[place]!.Value.Median)];
        var (ratio, low, high) = LaunchRatio.Of(medians, Confidence);
        return new(of, against, ratio, low, high, launches.Max(c => c.NoiseFloor), medians);
    }
}
