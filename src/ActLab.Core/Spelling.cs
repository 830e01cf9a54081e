namespace ActLab.Core;

/// <summary>What a person may have meant by a name that is not known.</summary>
public static class Spelling
{
    const int MostEdits = 2;

    /// <summary>The remark that goes after the name; empty if no known name is near.</summary>
    /// <param name="known">Names that are known, at least one.</param>
    /// <param name="name">The name given.</param>
    public static string Suggest(IEnumerable<string> known, string name)
    {
        var (distance, best) = known.Select(k => (Distance(k, name), k)).Min();
        return distance <= MostEdits ? $" (did you mean '{best}'?)" : "";
    }

    /// <summary>Characters put in, left out or replaced between two names (Levenshtein 1966).</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitute = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, 1 + Math.Min(diagonal, row[j - 1]));
            }
        }

        return row[^1];
    }
}
