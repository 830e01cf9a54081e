namespace ActLab.Reports;

/// <summary>Text files that the build put into the program.</summary>
static class Resource
{
    /// <summary>Whether there is a resource of that name.</summary>
    public static bool Exists(string name) => typeof(Resource).Assembly.GetManifestResourceInfo(name) is not null;

    /// <summary>The text of a resource, with line ends that hash the same everywhere; null if there is none.</summary>
    public static string? Find(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
