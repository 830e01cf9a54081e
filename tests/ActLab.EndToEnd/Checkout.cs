using System.Runtime.CompilerServices;

namespace ActLab.EndToEnd;

/// <summary>The checkout that the tests were built from.</summary>
static class Checkout
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    /// <summary>The script that a person starts.</summary>
    public static string Run { get; } = Path.Combine(Root, "run.sh");

    static string Here([CallerFilePath] string path = "") => path;
}
