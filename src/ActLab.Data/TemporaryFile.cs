namespace ActLab.Data;

/// <summary>A file for the time that it is open: where the system allows it has no name, so nothing is left however the program ends.</summary>
static class TemporaryFile
{
    /// <summary>An empty file that its user alone can read.</summary>
    /// <exception cref="IOException">There is no room, or no right, for one.</exception>
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"actlab-{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 0 };
        if (OperatingSystem.IsWindows())
        {
            options.Options = FileOptions.DeleteOnClose;
            return new(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        File.Delete(path);
        return stream;
    }
}
