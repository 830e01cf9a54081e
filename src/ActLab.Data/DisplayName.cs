using System.Globalization;
using System.Text;

namespace ActLab.Data;

/// <summary>Text from a file, made fit for a terminal or a page.</summary>
public static class DisplayName
{
    const int Longest = 500;

    /// <summary>
    /// The text without control characters (escape sequences), format characters (direction overrides), line separators and
    /// what is no character, cut at 500.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Where(IsVisible))
        {
            if (clean.Length >= Longest)
            {
                return clean.Append("...").ToString();
            }

            clean.Append(rune);
        }

        return clean.ToString();
    }

    static bool IsVisible(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
