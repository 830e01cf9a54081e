using System.Text;

namespace ActLab.Terminal;

/// <summary>A text for the clipboard of whoever sits at the terminal; each copy is one of its own, though texts be the same.</summary>
public sealed class Clip(string text)
{
    /// <summary>
    /// Bytes that a text may have as UTF-8. Terminals drop longer sequences whole: xterm takes 74,994 characters of base64, which stand for these.
    /// </summary>
    public const int MostBytes = 74_994 / 4 * 3;

    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>Whether terminals take a text of that length.</summary>
    public static bool Takes(string text) => Encoding.UTF8.GetByteCount(text) <= MostBytes;

    /// <summary>The sequence OSC 52, which also passes through SSH.</summary>
    internal byte[] Sequence => Encoding.ASCII.GetBytes($"\e]52;c;{Convert.ToBase64String(Encoding.UTF8.GetBytes(Text))}\a");
}
