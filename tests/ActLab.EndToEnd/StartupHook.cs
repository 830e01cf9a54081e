/// <summary>
/// Loaded into the app by .NET (DOTNET_STARTUP_HOOKS), which looks for this name outside of any namespace: starts a thread that nobody waits for, and that
/// throws as soon as a file with the name in ACTLAB_DEFECT exists.
/// </summary>
static class StartupHook
{
    /// <summary>Called by .NET before the program begins.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("ACTLAB_DEFECT") is { } file && Path.GetFileName(Environment.ProcessPath) == "actlab")
        {
            new Thread(() =>
            {
                while (!File.Exists(file))
                {
                    Thread.Sleep(50);
                }

                throw new NotSupportedException("a thread of its own");
            }).Start();
        }
    }
}
