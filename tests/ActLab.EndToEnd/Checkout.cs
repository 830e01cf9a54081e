using System.Runtime.CompilerServices;

namespace ActLab.EndToEnd;

/// <summary>The checkout that the tests were built from.</summary>
static class Checkout
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    /// <summary>The script that a person starts.</summary>
    public static string Run { get; } = Path.Combine(Root, "run.sh");

    /// <summary>Where packages are: a test with a home of its own would else restore the checkout's there, and take it away in the end.</summary>
    public static string Packages { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    static string Here([CallerFilePath] string path = "") => path;
}
