using System.Runtime.CompilerServices;

namespace ActLab.Tests.Bench;

/// <summary>Workers of these tests wait for each other, and not for those of whoever works on this machine.</summary>
static class OwnState
{
    /// <summary>The state folder of this process.</summary>
    public static string Folder { get; } = Directory.CreateTempSubdirectory("actlab-state-").FullName;

    [ModuleInitializer]
    internal static void Take()
    {
        Environment.SetEnvironmentVariable("XDG_STATE_HOME", Folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
    }
}
