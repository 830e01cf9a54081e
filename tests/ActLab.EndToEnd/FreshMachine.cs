using Xunit;

namespace ActLab.EndToEnd;

/// <summary>
/// A machine as a stranger may have it: an ordinary user, a folder with spaces and other letters in its name, a home that cannot be written, a plain
/// locale, no Node.js, and nothing restored or built before.
/// </summary>
sealed class FreshMachine : IDisposable
{
    const string Nobody = "65534";

    static readonly string[] NodeJs = ["node", "nodejs", "npm", "npx"];

    readonly string _folder = Directory.CreateTempSubdirectory("actlab zwei Wörter, ñ ").FullName;

    public FreshMachine()
    {
        Required.Program("git");
        Own(_folder);
        Directory.CreateDirectory(Home);
        Allow("555", Home);
        Directory.CreateDirectory(Programs);
        foreach (var program in Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).DistinctBy(Path.GetFileName))
        {
            if (!NodeJs.Contains(Path.GetFileName(program)))
            {
                File.CreateSymbolicLink(Path.Combine(Programs, Path.GetFileName(program)), program);
            }
        }
    }

    string Home => Path.Combine(_folder, "home");

    string Programs => Path.Combine(_folder, "programs");

    /// <summary>A clone of the checkout, in a folder of this name beside the others.</summary>
    public string Clone(string name)
    {
        var clone = Path.Combine(_folder, name);
        var run = Shell.Run("git", ["clone", "-q", Checkout.Root, clone]);
        Assert.True(run.ExitCode == 0, run.Error);
        Own(clone);
        return clone;
    }

    /// <summary>Runs the script of a clone as this machine's user; with another dotnet than the machine's if one is given.</summary>
    public Shell.Ended Run(string clone, string[] words, string? dotnet = null)
    {
        string[] user = Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups"] : [];
        string[] command = [.. user, Path.Combine(clone, "run.sh"), .. words];
        return Shell.Run(command[0], command[1..], clone, new Dictionary<string, string>
        {
            ["HOME"] = Home,
            // The analyzers have seen the code when these tests were built.
            ["RunAnalyzers"] = "false",
            ["LANG"] = "C",
            ["LC_ALL"] = "C",
            ["PATH"] = dotnet is null ? Programs : FolderOf(dotnet) + Path.PathSeparator + Programs,
        }, ["NUGET_PACKAGES", "DOTNET_CLI_HOME", "XDG_STATE_HOME"]);
    }

    /// <summary>Whether the user's home is as it was.</summary>
    public bool HomeIsEmpty => !Directory.EnumerateFileSystemEntries(Home).Any();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A folder with a dotnet of this text alone.</summary>
    string FolderOf(string dotnet)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "another dotnet")).FullName;
        var tool = Path.Combine(folder, "dotnet");
        File.WriteAllText(tool, dotnet);
        Allow("755", tool);
        return folder;
    }

    static void Allow(string mode, string path) => Assert.Equal(0, Shell.Run("chmod", [mode, path]).ExitCode);

    static void Own(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Assert.Equal(0, Shell.Run("chown", ["-hR", $"{Nobody}:{Nobody}", folder]).ExitCode);
        }
    }
}
