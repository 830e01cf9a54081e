using System.Diagnostics;
using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>A launch as a process of its own, seen from the worker.</summary>
sealed class LaunchProcess : IDisposable
{
    readonly Process _process;

    /// <summary>Starts it.</summary>
    public LaunchProcess(JobFolder job, PlannedLaunch launch)
    {
        // All three streams are redirected: those of this process may end at a program that is gone.
        var start = new ProcessStartInfo(Dotnet.Host, [typeof(LaunchProcess).Assembly.Location, job.Path, $"{launch.Jit}", $"{launch.Repeat}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings(launch.Jit))
        {
            start.Environment[name] = value;
        }

        start.Environment["DOTNET_JitStdOutFile"] = job.JitFile(launch);
        start.Environment["DOTNET_JitDisasmSummary"] = "1";
        _process = Process.Start(start)!;
    }

    /// <summary>Waits until it is over.</summary>
    /// <returns>What went wrong, or null.</returns>
    public string? Wait()
    {
        var output = _process.StandardOutput.ReadToEndAsync();
        var complaint = _process.StandardError.ReadToEnd().Trim();
        output.Wait();
        _process.WaitForExit();
        return _process.ExitCode == 0 ? null : complaint.Length > 0 ? complaint : $"a launch ended with exit code {_process.ExitCode}";
    }

    /// <summary>Ends it.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    /// <summary>
    /// With the profile that tiers collect, TensorPrimitives is up to half again as fast as when it is optimized at once.
    /// Its narrower vectors are not tried: where there are 512 bits, half of them took twice the time.
    /// </summary>
    static (string Name, string Value)[] Settings(JitMode jit) => jit == JitMode.Full
        ? [("DOTNET_TieredCompilation", "0")]
        : [("DOTNET_TieredCompilation", "1"), ("DOTNET_TieredPGO", "1")];
}
