using System.Runtime.InteropServices;

namespace ActLab.Jobs;

/// <summary>The runtime that this process runs on.</summary>
public static class Dotnet
{
    /// <summary>Its host, which starts another program on it.</summary>
    public static string Host => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
