using System.Globalization;

namespace ActLab.Terminal;

/// <summary>What may stand in one cell, and its nearest 7-bit likeness.</summary>
static class Glyph
{
    // Ranges of the Basic Multilingual Plane that terminals draw two cells wide (East Asian Width W and F).
    static ReadOnlySpan<char> Wide =>
    [
        '\u1100', '\u115f', '\u231a', '\u231b', '\u2329', '\u232a', '\u23e9', '\u23ec', '\u23f0', '\u23f0',
        '\u23f3', '\u23f3', '\u25fd', '\u25fe', '\u2614', '\u2615', '\u2648', '\u2653', '\u267f', '\u267f',
        '\u2693', '\u2693', '\u26a1', '\u26a1', '\u26aa', '\u26ab', '\u26bd', '\u26be', '\u26c4', '\u26c5',
        '\u26ce', '\u26ce', '\u26d4', '\u26d4', '\u26ea', '\u26ea', '\u26f2', '\u26f3', '\u26f5', '\u26f5',
        '\u26fa', '\u26fa', '\u26fd', '\u26fd', '\u2705', '\u2705', '\u270a', '\u270b', '\u2728', '\u2728',
        '\u274c', '\u274c', '\u274e', '\u274e', '\u2753', '\u2755', '\u2757', '\u2757', '\u2795', '\u2797',
        '\u27b0', '\u27b0', '\u27bf', '\u27bf', '\u2b1b', '\u2b1c', '\u2b50', '\u2b50', '\u2b55', '\u2b55',
        '\u2e80', '\u303e', '\u3041', '\ua4cf', '\ua960', '\ua97f', '\uac00', '\ud7a3', '\uf900', '\ufaff',
        '\ufe10', '\ufe19', '\ufe30', '\ufe6f', '\uff00', '\uff60', '\uffe0', '\uffe6',
    ];

    /// <summary>
    /// The character if it is printable and one cell wide, else '?': a control character must never reach the
    /// terminal, and a character of another width would shift everything right of it.
    /// </summary>
    internal static char Printable(char c)
    {
        if (c is >= ' ' and <= '~')
            return c;
        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => '?',
            _ => IsWide(c) ? '?' : c,
        };
    }

    /// <summary>The nearest 7-bit character, for terminals and files that take nothing else.</summary>
    internal static char ToAscii(char c) => c switch
    {
        <= '~' => c,
        '─' or '−' or '–' or '—' => '-',
        '│' => '|',
        '┆' => ':',
        >= '┌' and <= '╋' => '+',
        '█' or '▉' or '▊' or '▋' or '▌' or '▓' or '■' => '#',
        '▏' or '▎' or '▍' or ' ' => ' ',
        '░' or '▒' or '·' or '…' => '.',
        '▸' or '▶' or '→' or '›' or '≥' => '>',
        '◂' or '◀' or '←' or '≤' => '<',
        '▲' or '↑' => '^',
        '▼' or '↓' => 'v',
        '●' or '•' => '*',
        '◆' => '@',
        '×' or '✗' => 'x',
        '✓' => 'v',
        '′' or '’' => '\'',
        '″' => '"',
        _ => '?',
    };

    static bool IsWide(char c)
    {
        if (c < Wide[0])
            return false;
        for (var i = 0; i < Wide.Length; i += 2)
        {
            if (c >= Wide[i] && c <= Wide[i + 1])
                return true;
        }
        return false;
    }
}
