namespace ActLab.Terminal;

/// <summary>
/// Which texts a person looks for: those that hold the letters typed in their order, whatever stands between. A ! before them asks for the texts
/// that do not. Upper and lower case are the same.
/// </summary>
public readonly record struct TextFilter(string Text)
{
    /// <summary>Lets all texts through.</summary>
    public static TextFilter None { get; } = new("");

    /// <summary>Whether it lets all texts through.</summary>
    public bool IsEmpty => Letters.Length == 0;

    string Letters => (Text ?? "").TrimStart('!');

    bool IsInverse => (Text ?? "").StartsWith('!');

    /// <summary>
    /// The places of a text's letters that were looked for, none if it is let through without them; null if it is not let through. Letters that stand together
    /// are found before others.
    /// </summary>
    public IReadOnlyList<int>? Hits(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsEmpty)
            return [];
        var hits = Find(text, Letters);
        return !IsInverse ? hits : hits is null ? [] : null;
    }

    static int[]? Find(string text, string letters)
    {
        var whole = text.IndexOf(letters, StringComparison.OrdinalIgnoreCase);
        if (whole >= 0)
            return [.. Enumerable.Range(whole, letters.Length)];
        var hits = new int[letters.Length];
        var from = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            hits[i] = text.IndexOf(letters[i].ToString(), from, StringComparison.OrdinalIgnoreCase);
            if (hits[i] < 0)
                return null;
            from = hits[i] + 1;
        }
        return hits;
    }
}
