using System.Text.Json.Serialization;
using ActLab.Core;
using ActLab.Core.Numbers;

namespace ActLab.Jobs;

/// <summary>How far a case is.</summary>
public enum CaseStatus
{
    /// <summary>Not measured yet.</summary>
    Pending,

    /// <summary>Measured.</summary>
    Ok,

    /// <summary>Tried in vain; the error says why.</summary>
    Failed,

    /// <summary>The job ended before it.</summary>
    Cancelled,
}

/// <summary>One kernel at one size, and what was measured of it.</summary>
/// <param name="Activation">Identifier of the activation.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Kernel">What it runs.</param>
/// <param name="Number">Element type.</param>
/// <param name="Pass">What it computes.</param>
/// <param name="Size">Elements per span.</param>
public sealed record JobCase(
    string Activation,
    [property: JsonConverter(typeof(ParametersConverter))] IReadOnlyDictionary<string, string> Parameters,
    JobKernel Kernel,
    NumberType Number,
    Pass Pass,
    int Size)
{
    /// <summary>The <see cref="Tier"/> of a case whose code was not seen to be final.</summary>
    public const string Unproved = "unproved";

    /// <summary>The function's name in its library; null for a kernel of ActLab.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Symbol { get; init; }

    /// <summary>How the launch that measures it compiles.</summary>
    public JitMode Jit { get; init; }

    /// <summary>How far it is.</summary>
    public CaseStatus Status { get; init; }

    /// <summary>Times per element, once measured.</summary>
    public TimeEstimate? NsPerElement { get; init; }

    /// <summary>Number of samples, one per iteration; none is dropped.</summary>
    public int Samples { get; init; }

    /// <summary>The samples in the order they were measured, in nanoseconds per element; empty in a result of an older version.</summary>
    public IReadOnlyList<double> Times { get; init; } = [];

    /// <summary>Managed bytes allocated by one pass over the span.</summary>
    public long? AllocatedBytes { get; init; }

    /// <summary>The JIT's name for the optimization of the measured code, or <see cref="Unproved"/>.</summary>
    public string? Tier { get; init; }

    /// <summary>What the JIT made of its loops; null where that is unknown or, as in the tensor kernel and a library, not ActLab's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CodeEvidence? Code { get; init; }

    /// <summary>How it compares with a copy and with the tensor kernel, once measured.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>The same comparison in further launches, each a fresh process.</summary>
    public IReadOnlyList<Comparison> Repeats { get; init; } = [];

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>The activation and its parameters as text.</summary>
    [JsonIgnore]
    public string Title => string.Join(' ', [Activation, .. Parameters.Select(p => $"{p.Key}={p.Value}")]);

    /// <summary>The kernel as tables name it: simd, or library:name.</summary>
    [JsonIgnore]
    public string KernelName => NameOf(Kernel, Symbol);

    /// <summary>Bytes that a pass reads and writes for each element.</summary>
    [JsonIgnore]
    public int BytesPerElement => (Number == NumberType.F64 ? sizeof(double) : sizeof(float)) * (Pass == Pass.Forward ? 2 : 3);

    /// <summary>The comparisons of all launches, the first one first; empty until it is measured.</summary>
    [JsonIgnore]
    public IEnumerable<Comparison> Comparisons => Comparison is { } first ? Repeats.Prepend(first) : [];

    /// <summary>What it has in common with those cases that it is measured beside, over the same spans: all but the kernel.</summary>
    [JsonIgnore]
    public (string Title, NumberType Number, Pass Pass, int Size, JitMode Jit) Spans => (Title, Number, Pass, Size, Jit);

    /// <summary>The name of a kernel, or of a function in a library.</summary>
    public static string NameOf(JobKernel kernel, string? symbol) => symbol is null ? kernel.Word() : $"{kernel.Word()}:{symbol}";

    /// <summary>Whether the two differ in the kernel at most.</summary>
    public bool SharesSpansWith(JobCase other) => Spans == other.Spans;

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', Title, KernelName, Number.Word(), Pass.Word(), Size, Jit.Word());
}

/// <summary>Times per element in nanoseconds; the interval is that of the mean within one launch.</summary>
/// <param name="Mean">Mean of the samples.</param>
/// <param name="Median">Median of the samples.</param>
/// <param name="Low">Lower end of the 95 % interval (Student's t).</param>
/// <param name="High">Upper end of the 95 % interval.</param>
/// <param name="Sd">Standard deviation of the samples.</param>
public sealed record TimeEstimate(double Mean, double Median, double Low, double High, double Sd);
