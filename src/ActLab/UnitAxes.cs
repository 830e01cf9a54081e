using System.Globalization;
using System.IO.Enumeration;
using ActLab.Core;

namespace ActLab;

/// <summary>Which axis of an array holds the units: one for all arrays of a file, others for those whose names match.</summary>
/// <param name="All">The axis of arrays that no name matches; null where none was said. Negative ones count from the last, -1.</param>
/// <param name="Named">Axes by name, in which * stands for any characters; the first that matches holds.</param>
public sealed record UnitAxes(int? All, IReadOnlyList<KeyValuePair<string, int>> Named)
{
    /// <summary>Nothing said.</summary>
    public static UnitAxes None { get; } = new(null, []);

    /// <summary>Reads texts K and NAME=K.</summary>
    /// <exception cref="BadInputException">One is neither, or several have no name.</exception>
    public static UnitAxes Parse(IReadOnlyList<string> texts)
    {
        var pairs = texts.Select(text => (Text: text, Parted: text.LastIndexOf('='))).Select(t => KeyValuePair.Create(
            t.Text[..Math.Max(0, t.Parted)],
            int.TryParse(t.Text[(t.Parted + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var axis) && t.Parted != 0
                ? axis
                : throw new BadInputException($"--unit-axis takes K or NAME=K, as 1 or conv*=1, not '{t.Text}'"))).ToList();
        var all = pairs.FindAll(pair => pair.Key.Length == 0);
        return all.Count <= 1
            ? new(all.Count == 0 ? null : all[0].Value, pairs.FindAll(pair => pair.Key.Length > 0))
            : throw new BadInputException("--unit-axis without a name is for all arrays; say it once, and NAME=K for others");
    }

    /// <summary>The axis of an array; null where none was said.</summary>
    public int? Of(string? array) => Named.Where(named => array is not null && Matches(named.Key, array)).Select(named => (int?)named.Value).FirstOrDefault() ?? All;

    /// <summary>Refuses a name that no array has.</summary>
    /// <param name="title">What the arrays are in.</param>
    /// <param name="arrays">Their names.</param>
    /// <exception cref="BadInputException">One matches none.</exception>
    public void RequireUsed(string title, IReadOnlyList<string> arrays)
    {
        if (Named.FirstOrDefault(named => !arrays.Any(array => Matches(named.Key, array))) is { Key: { } unused })
        {
            throw new BadInputException($"{title}: --unit-axis {unused}: " + (arrays.Count == 0
                ? "it holds one array without a name; leave out the name"
                : $"no array has that name; there {(arrays.Count == 1 ? "is" : "are")} {string.Join(", ", arrays)}"));
        }
    }

    static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}
