using System.Globalization;
using System.Text;

namespace ActLab.Reports;

/// <summary>Text from outside as a reader may see it.</summary>
static class Characters
{
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

    static bool Acts(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
