namespace ActLab.Core.Statistics;

/// <summary>What the interval of a ratio of times says.</summary>
public enum SpeedVerdict
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

/// <summary>How intervals are judged.</summary>
public static class SpeedVerdicts
{
    /// <summary>The verdict on a ratio of times.</summary>
    /// <param name="low">Lower end of its interval; null for none.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="margin">Times that differ by less count as equal: 0.02 is 2 %, 1/1.02 to 1.02.</param>
    public static SpeedVerdict Of(double? low, double? high, double margin) => (low, high) switch
    {
        (not null, { } to) when to < 1 / (1 + margin) => SpeedVerdict.Faster,
        ({ } from, not null) when from > 1 + margin => SpeedVerdict.Slower,
        ({ } from, { } to) when from >= 1 / (1 + margin) && to <= 1 + margin => SpeedVerdict.Equivalent,
        _ => SpeedVerdict.Inconclusive,
    };
}
