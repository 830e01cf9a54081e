namespace ActLab.EndToEnd;

/// <summary>Questions to a screen of text.</summary>
static class ScreenText
{
    /// <summary>Whether a line holds the text.</summary>
    public static bool Shows(this string[] screen, string text) => screen.Any(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Whether any character of the screen lies in a range, both ends included.</summary>
    public static bool ShowsAny(this string[] screen, char first, char last) => screen.Any(line => line.Any(c => c >= first && c <= last));

    /// <summary>The words of the line that begins with a word, after a mark of selection.</summary>
    public static string[] Row(this string[] screen, string first) => screen.Select(Words).First(words => words is [var word, ..] && word == first);

    static string[] Words(string line) => line.TrimStart('▸', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
