using System.Net;
using System.Text.RegularExpressions;

namespace ActLab.Reports;

/// <summary>Something that a report shows and its data do not say.</summary>
/// <param name="Place">Where.</param>
/// <param name="Shown">What the file has there.</param>
/// <param name="Derived">What follows from the data.</param>
public sealed partial record ReportDifference(Place Place, string Shown, string Derived)
{
    const int Before = 24, Longest = 72;

    /// <summary>The difference of two lines of HTML, as text where that differs, cut to the surroundings of its first character.</summary>
    public static ReportDifference Of(Place place, string shown, string derived)
    {
        var (left, right) = (Text(shown), Text(derived));
        if (left == right)
        {
            (left, right) = (Characters.Visible(shown), Characters.Visible(derived));
        }

        var start = Math.Max(0, left.AsSpan().CommonPrefixLength(right) - Before);
        return new(place, Part(left, start), Part(right, start));
    }

    static string Text(string html) => Characters.Visible(WebUtility.HtmlDecode(Tag.Replace(html, ""))).Trim();

    static string Part(string text, int start)
    {
        start = Math.Min(text.Length <= Longest ? 0 : start, text.Length);
        var length = Math.Min(Longest, text.Length - start);
        return $"{(start > 0 ? "..." : "")}{text.Substring(start, length)}{(start + length < text.Length ? "..." : "")}";
    }

    [GeneratedRegex("<[^<>]*>")]
    static partial Regex Tag { get; }
}
