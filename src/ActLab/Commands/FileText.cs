namespace ActLab.Commands;

/// <summary>A file of tensors as it is written in the app: a path, and the axes of the units as on the command line.</summary>
static class FileText
{
    const string Axis = " --unit-axis ";

    /// <summary>Reads "path --unit-axis K --unit-axis NAME=K", of which the path is enough; ~/ begins it at the person's home.</summary>
    /// <exception cref="Core.BadInputException">An axis is none.</exception>
    public static FileInput Parse(string text)
    {
        var parts = text.Split(Axis, StringSplitOptions.TrimEntries);
        return new(HomePath(parts[0])) { Axes = UnitAxes.Parse(parts[1..]) };
    }

    /// <summary>A path in which a tilde stands for the home directory.</summary>
    public static string HomePath(string path) => path.StartsWith("~/", StringComparison.Ordinal)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
        : path;
}
