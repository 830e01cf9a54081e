using System.Text.RegularExpressions;

namespace ActLab.Reports;

/// <summary>plotly.js as it was embedded when the program was built.</summary>
/// <param name="Script">The library.</param>
/// <param name="License">The licence it must be passed on with.</param>
public sealed partial record ChartLibrary(string Script, string License)
{
    /// <summary>Whether it was embedded: npm may have been missing at build time.</summary>
    public static bool IsEmbedded => Resource.Exists("plotly.js");

    /// <summary>The embedded library, read anew each time: an app that has written a report keeps no megabytes of it. Null where there is none.</summary>
    public static ChartLibrary? Read() => Resource.Find("plotly.js") is { } script ? new(script, Resource.Find("plotly.LICENSE")!) : null;

    /// <summary>
    /// The style rules that the library would inject into the page, which a strict content security policy forbids; they
    /// stand in its text as one object of selectors and declarations.
    /// </summary>
    /// <exception cref="InvalidOperationException">They are not where this version of the library has them.</exception>
    public string StyleRules()
    {
        var table = RuleTable.Match(Script);
        var rules = table.Groups["selector"].Captures.Zip(table.Groups["body"].Captures, (selector, body) =>
            $"{selector.Value.Replace("X", ".js-plotly-plot .plotly").Replace("Y", ".plotly-notifier")}{{{body.Value}}}\n");

        // The library puts each rule before the earlier ones.
        return table.Success
            ? string.Concat(rules.Reverse())
            : throw new InvalidOperationException("plotly.js has no style rules where they are expected");
    }

    [GeneratedRegex("""\{(?:"?(?<selector>(?:(?<=")[^"\\]+|\w+))"?:(?:"(?<body>[^"\\]*)"|'(?<body>[^'\\]*)'),?)+\};for\(""")]
    static partial Regex RuleTable { get; }
}
