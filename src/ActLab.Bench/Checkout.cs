using System.ComponentModel;
using System.Diagnostics;
using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>The checkout that this program was built in, as git tells.</summary>
static class Checkout
{
    /// <summary>What the program is built from.</summary>
    static readonly string[] Sources = ["src", "Directory.Build.props", "Directory.Packages.props"];

    /// <summary>The state of the checkout that a folder lies in; null if it lies in none of ActLab, or git cannot tell.</summary>
    public static SourceState? Of(string folder)
    {
        for (var root = new DirectoryInfo(folder); root is not null; root = root.Parent)
        {
            if (File.Exists(Path.Combine(root.FullName, "ActLab.sln")))
            {
                return Git(root, "rev-parse", "HEAD") is { } commit && Git(root, ["status", "--porcelain", "--", .. Sources]) is { } changes
                    ? new(commit.Trim(), changes.Length > 0)
                    : null;
            }
        }

        return null;
    }

    static string? Git(DirectoryInfo root, params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", root.FullName, "--no-optional-locks", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            // There is no git.
            return null;
        }
    }
}
