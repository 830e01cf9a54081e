using System.Collections;
using System.Globalization;
using System.Numerics.Tensors;
using System.Reflection;
using System.Runtime.InteropServices;
using ActLab.Core;
using ActLab.Jobs;
using BenchmarkDotNet.Running;

namespace ActLab.Bench;

/// <summary>What this process runs on, as it finds it and not as it was asked for.</summary>
static partial class Machine
{
    /// <summary>Everything that a time depends on and a reader cannot see.</summary>
    public static JobEnvironment Describe() => new(
        Cpu(),
        Environment.ProcessorCount,
        [.. InstructionSets.All.Where(i => i.InUse).Select(i => i.Name)],
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        Jit(),
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["ActLab"] = $"{Version(typeof(Catalog))} {Build(typeof(Catalog))}",
            ["BenchmarkDotNet"] = Version(typeof(BenchmarkRunner)),
            ["System.Numerics.Tensors"] = Version(typeof(TensorPrimitives)),
        })
    {
        Caches = MachineCaches.Find(),
        IsVirtual = OperatingSystem.IsLinux() ? Flags().Contains("hypervisor") : null,
        Governor = Line("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
        Alignment = AlignedSpans<float>.CacheLine,
        Source = Checkout.Of(AppContext.BaseDirectory),
    };

    /// <summary>What the machine does besides measuring.</summary>
    public static MachineState State() => new(Load(), StolenSeconds(), InvoluntarySwitches());

    /// <summary>Load average of the last minute, where the system keeps one.</summary>
    public static double? Load() => OperatingSystem.IsLinux()
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : null;

    static string Cpu() => OperatingSystem.IsLinux()
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            ?? RuntimeInformation.ProcessArchitecture.ToString()
        : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();

    static string[] Flags() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("flags", StringComparison.Ordinal))?.Split(' ') ?? [];

    static string? Line(string file) => File.Exists(file) ? File.ReadLines(file).FirstOrDefault() : null;

    /// <summary>The eighth number of the line for all processors, in hundredths of a second.</summary>
    static double? StolenSeconds() => OperatingSystem.IsLinux()
        && Line("/proc/stat")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 8 } fields
        ? long.Parse(fields[8], CultureInfo.InvariantCulture) / 100.0
        : null;

    /// <summary>Of all threads of this process, which the file of a process does not tell: the last number of struct rusage.</summary>
    static long? InvoluntarySwitches()
    {
        const int Numbers = 18;
        var usage = new long[Numbers];
        return OperatingSystem.IsLinux() && Environment.Is64BitProcess && ResourceUsage(0, usage) == 0 ? usage[^1] : null;
    }

    [LibraryImport("libc", EntryPoint = "getrusage"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ResourceUsage(int who, long[] usage);

    /// <summary>Settings of the runtime: they are in mixed case, those of its tools in capitals.</summary>
    public static SortedDictionary<string, string> Jit() => new(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(e => (Name: (string)e.Key, Value: (string)e.Value!))
            .Where(e => e.Name.StartsWith("DOTNET_", StringComparison.Ordinal) && e.Name.Any(char.IsLower) && !e.Name.StartsWith("DOTNET_JitStdOut", StringComparison.Ordinal) && !e.Name.StartsWith("DOTNET_JitDisasm", StringComparison.Ordinal))
            .ToDictionary(e => e.Name, e => e.Value),
        StringComparer.Ordinal);

    /// <summary>Another one for other code, even of the same version: the compiler makes it from what it compiles.</summary>
    static string Build(Type type) => type.Module.ModuleVersionId.ToString("N")[..8];

    static string Version(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
