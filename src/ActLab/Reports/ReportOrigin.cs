using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActLab.Reports;

/// <summary>When and where a report was written.</summary>
/// <param name="Written">When.</param>
/// <param name="Runtime">.NET's own description.</param>
/// <param name="System">The operating system's own description.</param>
/// <param name="Architecture">Of the process.</param>
/// <param name="VectorBits">The widest vector in hardware.</param>
public sealed record ReportOrigin(DateTimeOffset Written, string Runtime, string System, string Architecture, int VectorBits)
{
    /// <summary>Now and here.</summary>
    public static ReportOrigin Here(TimeProvider clock) => new(
        clock.GetUtcNow(), RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128);
}
