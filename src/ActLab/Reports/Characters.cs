using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ActLab.Reports;

/// <summary>Text from outside as a reader may see it.</summary>
static partial class Characters
{
    /// <summary>
    /// The visible text, in which letters of scripts that run from right to left, and what lies between them, are isolated, so that they move
    /// nothing that stands beside them. A Latin letter ends such a run: it begins other words.
    /// </summary>
    public static string Isolated(string text) => RightToLeft.Replace(Visible(text), "\u2068$0\u2069");

    /// <summary>
    /// The text with every character that is not seen but acts (controls, bidirectional overrides, half a surrogate
    /// pair) written as its code point.
    /// </summary>
    public static string Visible(string text)
    {
        if (!text.Any(c => char.IsSurrogate(c) || Acts(CharUnicodeInfo.GetUnicodeCategory(c))))
        {
            return text;
        }

        var visible = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var whole = Rune.TryGetRuneAt(text, at, out var rune);
            var code = whole ? rune.Value : text[at];
            var length = whole ? rune.Utf16SequenceLength : 1;
            visible.Append(!whole || Acts(Rune.GetUnicodeCategory(rune)) ? $"[U+{code:X4}]" : text.Substring(at, length));
            at += length;
        }

        return visible.ToString();
    }

    /// <summary>The text if it is that short, else its beginning and three dots.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text[..(longest - 3)]}...";

    static bool Acts(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    /// <summary>The blocks that Unicode sets aside for such scripts; the pairs are U+10800 to U+10FFF and U+1E800 to U+1EFFF.</summary>
    [GeneratedRegex(@"(?:[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE]|[\uD802\uD803\uD83A\uD83B].)(?:[^A-Za-z]*(?:[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE]|[\uD802\uD803\uD83A\uD83B].))?", RegexOptions.Singleline)]
    static partial Regex RightToLeft { get; }
}
