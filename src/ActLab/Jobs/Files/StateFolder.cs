namespace ActLab.Jobs;

/// <summary>Where the program keeps what belongs to a person and to no checkout.</summary>
public static class StateFolder
{
    /// <summary>The XDG state directory, or its counterpart on Windows; it need not exist yet.</summary>
    public static string Path
    {
        get
        {
            if (OperatingSystem.IsWindows())
            {
                return System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "actlab");
            }

            var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
            return System.IO.Path.IsPathRooted(state)
                ? System.IO.Path.Combine(state, "actlab")
                : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state", "actlab");
        }
    }
}
