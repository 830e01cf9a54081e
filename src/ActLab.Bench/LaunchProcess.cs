using System.Diagnostics;
using ActLab.Jobs;
using ActLab.Libraries;

namespace ActLab.Bench;

/// <summary>A launch as a process of its own, seen from the worker.</summary>
sealed class LaunchProcess : IDisposable
{
    /// <summary>Exit code of a launch that a library's function does not let go on; any but these three is none of ours.</summary>
    public const int LibraryFault = 3;

    /// <summary>The file that the JIT lists its work in.</summary>
    public const string ListingVariable = "DOTNET_JitStdOutFile";

    /// <summary>Exit code of a launch that could not measure.</summary>
    public const int Failure = 1;

    readonly Process _process;

    /// <summary>Starts it.</summary>
    /// <param name="job">The job.</param>
    /// <param name="launch">The launch; null for the one that measures errors.</param>
    public LaunchProcess(JobFolder job, PlannedLaunch? launch)
    {
        var start = Dotnet.Child(
            [typeof(LaunchProcess).Assembly.Location, job.Path, .. launch is null ? (string[])["errors"] : [$"{launch.Jit}", $"{launch.Repeat}"]]);
        foreach (var (name, value) in launch is null ? [] : Settings(job, launch))
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Waits until it is over.</summary>
    /// <returns>What went wrong, or null.</returns>
    public LaunchFault? Wait()
    {
        var output = _process.StandardOutput.ReadToEndAsync();
        var complaint = _process.StandardError.ReadToEnd().Trim();
        output.Wait();
        _process.WaitForExit();
        return _process.ExitCode switch
        {
            0 => null,
            Failure => new(complaint, InForeignCode: false),
            LibraryFault when complaint.Length > 0 => new(complaint, InForeignCode: true),
            var code => new(Signals.Ended(code), InForeignCode: true),
        };
    }

    /// <summary>Ends it.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    static (string Name, string Value)[] Settings(JobFolder job, PlannedLaunch launch) =>
    [
        .. Ways(launch.Jit), (ListingVariable, job.JitFile(launch)), ("DOTNET_JitDisasmSummary", "1"),
        .. launch.Repeat == 0 ? [("DOTNET_JitDisasm", JitListing.Listed)] : Array.Empty<(string, string)>(),
    ];

    /// <summary>
    /// With the profile that tiers collect, TensorPrimitives is up to half again as fast as when it is optimized at once.
    /// Its narrower vectors are not tried: where there are 512 bits, half of them took twice the time.
    /// </summary>
    static (string Name, string Value)[] Ways(JitMode jit) => jit == JitMode.Full
        ? [("DOTNET_TieredCompilation", "0")]
        : [("DOTNET_TieredCompilation", "1"), ("DOTNET_TieredPGO", "1")];
}

/// <summary>Why a launch did not end as it should.</summary>
/// <param name="Message">In words.</param>
/// <param name="InForeignCode">Whether it ended as managed code does not by itself.</param>
sealed record LaunchFault(string Message, bool InForeignCode);
