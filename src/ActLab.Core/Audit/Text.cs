using System.Globalization;

namespace ActLab.Core.Audit;

/// <summary>How numbers are written in messages.</summary>
static class Text
{
    /// <summary>The shortest text that reads back to the same double.</summary>
    public static string Of(double x) => x.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Two or three digits, for errors.</summary>
    public static string Rough(double x) => x.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>The option for a short range that starts at x; nothing for NaN and infinities, which are always audited.</summary>
    public static string RangeAt(double x) => double.IsFinite(x) ? $" --range={Of(x)}:{Of(x + Math.Max(1, Math.Abs(x) / 8))}" : "";
}
