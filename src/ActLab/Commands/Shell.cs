namespace ActLab.Commands;

/// <summary>Texts as a shell reads them back, for commands that a person may repeat.</summary>
static class Shell
{
    const string Plain = "._-+/=:,@%";

    /// <summary>The text, in single quotes if it holds anything that a shell would take apart.</summary>
    public static string Quote(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal))
        ? text
        : "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    /// <summary>The --set options.</summary>
    public static string Settings(IEnumerable<string> assignments) => string.Concat(assignments.Select(a => " --set " + Quote(a)));
}
