using System.Globalization;
using System.Text.Json.Serialization;

namespace ActLab.Jobs;

/// <summary>What a worker ran on, as it found it.</summary>
/// <param name="Cpu">Name of the processor.</param>
/// <param name="Cores">Logical processors it may use.</param>
/// <param name="Isa">Vector widths and instruction sets in use.</param>
/// <param name="Runtime">.NET's own description.</param>
/// <param name="Os">The operating system's own description.</param>
/// <param name="Jit">Runtime settings of the worker process, which its launches inherit.</param>
/// <param name="Packages">Versions of what takes part in a measurement.</param>
public sealed record JobEnvironment(
    string Cpu,
    int Cores,
    IReadOnlyList<string> Isa,
    string Runtime,
    string Os,
    IReadOnlyDictionary<string, string> Jit,
    IReadOnlyDictionary<string, string> Packages)
{
    /// <summary>Its caches for data; empty where the system does not tell.</summary>
    public IReadOnlyList<CacheLevel> Caches { get; init; } = [];

    /// <summary>Whether a hypervisor is beneath, where that is known.</summary>
    public bool? IsVirtual { get; init; }

    /// <summary>How the system chooses the processor's frequency, where it does.</summary>
    public string? Governor { get; init; }

    /// <summary>Bytes at a multiple of which every span begins; 0 in a result of an older version.</summary>
    public int Alignment { get; init; }

    /// <summary>The checkout that was measured; null where the program runs outside of one, or git cannot tell.</summary>
    public SourceState? Source { get; init; }

    /// <summary>What times depend on besides the code: where it differs, times are those of two machines.</summary>
    [JsonIgnore]
    public string Machine => string.Create(CultureInfo.InvariantCulture, $"{Cpu}, {Cores} logical; {string.Join(' ', Isa)}; {Runtime}; {Os}");

    /// <summary>The code that is measured.</summary>
    [JsonIgnore]
    public string Code => string.Join(", ", Packages.Select(p => $"{p.Key} {p.Value}"));
}
