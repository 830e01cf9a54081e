using ActLab.Jobs;

namespace ActLab;

/// <summary>Where files go: the checkout's reports folder when run from one, else the user's state directory.</summary>
public static class OutputFolder
{
    /// <summary>The folder for this process; it need not exist yet.</summary>
    public static string OfProcess() =>
        Checkout(Environment.CurrentDirectory) is { } checkout ? Path.Combine(checkout, "reports") : StateFolder.Path;

    /// <summary>The nearest folder at or above <paramref name="start"/> that is a checkout of ActLab.</summary>
    static string? Checkout(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ActLab.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
