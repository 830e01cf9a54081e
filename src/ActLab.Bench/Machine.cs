using System.Collections;
using System.Globalization;
using System.Numerics.Tensors;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ActLab.Core;
using ActLab.Jobs;
using BenchmarkDotNet.Running;

namespace ActLab.Bench;

/// <summary>What this process runs on, as it finds it and not as it was asked for.</summary>
static class Machine
{
    /// <summary>Everything that a time depends on and a reader cannot see.</summary>
    public static JobEnvironment Describe() => new(
        Cpu(),
        Environment.ProcessorCount,
        [.. Isa().Where(i => i.InUse).Select(i => i.Name)],
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        Jit(),
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["ActLab"] = $"{Version(typeof(Catalog))} {Build(typeof(Catalog))}",
            ["BenchmarkDotNet"] = Version(typeof(BenchmarkRunner)),
            ["System.Numerics.Tensors"] = Version(typeof(TensorPrimitives)),
        });

    /// <summary>Load average of the last minute, where the system keeps one.</summary>
    public static double? Load() => OperatingSystem.IsLinux()
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : null;

    static string Cpu() => OperatingSystem.IsLinux()
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            ?? RuntimeInformation.ProcessArchitecture.ToString()
        : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();

    static (string Name, bool InUse)[] Isa() =>
    [
        ("Vector128", Vector128.IsHardwareAccelerated),
        ("Vector256", Vector256.IsHardwareAccelerated),
        ("Vector512", Vector512.IsHardwareAccelerated),
        ("AVX2", Avx2.IsSupported),
        ("FMA", Fma.IsSupported),
        ("AVX-512F", Avx512F.IsSupported),
        ("AdvSimd", System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported),
    ];

    /// <summary>Settings of the runtime: they are in mixed case, those of its tools in capitals.</summary>
    public static SortedDictionary<string, string> Jit() => new(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(e => (Name: (string)e.Key, Value: (string)e.Value!))
            .Where(e => e.Name.StartsWith("DOTNET_", StringComparison.Ordinal) && e.Name.Any(char.IsLower) && e.Name != "DOTNET_JitStdOutFile")
            .ToDictionary(e => e.Name, e => e.Value),
        StringComparer.Ordinal);

    /// <summary>Another one for other code, even of the same version: the compiler makes it from what it compiles.</summary>
    static string Build(Type type) => type.Module.ModuleVersionId.ToString("N")[..8];

    static string Version(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
