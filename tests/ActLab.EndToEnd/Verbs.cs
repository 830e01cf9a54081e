using System.Text.RegularExpressions;

namespace ActLab.EndToEnd;

/// <summary>Every verb of the program, by its own help, so that a verb that is added is tried, too.</summary>
static partial class Verbs
{
    /// <summary>The program itself, which run.sh has built before.</summary>
    public static string Program { get; } = Path.Combine(Checkout.Root, ".artifacts", "app", "actlab");

    /// <summary>What short work is for a verb; those that are not here do theirs without words, or refuse.</summary>
    static readonly Dictionary<string, string[]> Words = new()
    {
        ["eval"] = ["relu", "--at", "1"],
        ["plot"] = ["relu"],
        ["audit"] = ["relu"],
        ["ulp"] = ["relu", "--samples", "100"],
        ["stats"] = ["relu", "--normal", "0,1", "--rows", "10", "--units", "2"],
        ["lab"] = ["--steps", "2"],
        ["lab compare"] = ["relu", "tanh", "--lr", "0.1", "--seeds", "2"],
        ["bench"] = ["relu", "--kernels", "none"],
        ["report"] = ["--out", "report.html", "--lite"],
        ["completion"] = ["bash"],
    };

    /// <summary>Verbs that are long work whatever their words; reports are tried where they write.</summary>
    public static readonly string[] Long = ["report", "lab published"];

    /// <summary>A command line for every verb that is short work.</summary>
    public static IReadOnlyList<string[]> Short => [.. All("").Where(verb => !Long.Contains(verb)).Select(Line)];

    /// <summary>A command line for a verb.</summary>
    public static string[] Line(string verb) => [.. verb.Split(' '), .. Words.GetValueOrDefault(verb, [])];

    /// <summary>The verbs below one, and those below them.</summary>
    public static IEnumerable<string> All(string verb)
    {
        var help = Shell.Run(Program, [.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Out;
        var names = help.IndexOf("\nCommands:", StringComparison.Ordinal) is >= 0 and var at ? Name().Matches(help[at..]).Select(m => m.Groups[1].Value) : [];
        return names.Select(name => $"{verb} {name}".Trim()).SelectMany(name => All(name).Prepend(name));
    }

    [GeneratedRegex("^  ([a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex Name();
}
