using System.Text.Json.Serialization;
using ActLab.Core;
using ActLab.Core.Formulas;
using ActLab.Core.Numbers;

namespace ActLab.Jobs;

/// <summary>What a case computes.</summary>
public enum Pass
{
    /// <summary>y = f(x).</summary>
    Forward,

    /// <summary>dx = dy f'(x).</summary>
    Backward,

    /// <summary>y = f(x) and f'(x), at once.</summary>
    Fused,
}

/// <summary>What to measure: every activation with every kernel in every type, pass and size.</summary>
/// <param name="Activations">Activations with their parameters.</param>
/// <param name="Kernels">Kernels of ActLab; one that is named twice is compared with itself.</param>
/// <param name="Sizes">Lengths of the spans, in elements, for every activation that has none of its own.</param>
/// <param name="Numbers">Element types.</param>
/// <param name="Passes">What cases compute.</param>
/// <param name="Kind">How much time to take.</param>
/// <param name="Seed">Seed of the inputs.</param>
/// <param name="Assemblies">Paths of further assemblies that hold activations.</param>
public sealed record JobRequest(
    IReadOnlyList<RequestedActivation> Activations,
    IReadOnlyList<JobKernel> Kernels,
    IReadOnlyList<int> Sizes,
    [property: JsonPropertyName("number"), JsonConverter(typeof(OneOrMoreConverter<NumberType>))] IReadOnlyList<NumberType> Numbers,
    [property: JsonPropertyName("pass"), JsonConverter(typeof(OneOrMoreConverter<Pass>))] IReadOnlyList<Pass> Passes,
    JobKind Kind,
    int Seed,
    IReadOnlyList<string> Assemblies)
{
    /// <summary>Largest span: three of them of float64 fit an ordinary machine.</summary>
    public const int MaxSize = 1 << 26;

    /// <summary>Version of the file's form.</summary>
    [JsonPropertyOrder(-1)]
    public int Schema { get; } = 1;

    /// <summary>The command that asks for it, as a person would type it; null if none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Command { get; init; }

    /// <summary>Functions in a shared library to measure beside them; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestedLibrary? Library { get; init; }

    /// <summary>The cases in the order they are measured, none of them measured yet.</summary>
    [JsonIgnore]
    public IReadOnlyList<JobCase> Cases =>
    [
        .. from jit in Kind.Ways()
           from activation in Activations
           from number in Numbers
           from pass in Passes
           from size in activation.Sizes ?? Sizes
           from kernel in KernelsOf(pass)
           select new JobCase(activation.Id, activation.Parameters, kernel.Kernel, number, pass, size) { Jit = jit, Symbol = kernel.Symbol },
    ];

    /// <summary>The kernels that share spans, in the order of their cases; a library's function computes f and nothing else.</summary>
    IEnumerable<(JobKernel Kernel, string? Symbol)> KernelsOf(Pass pass) =>
    [
        .. Kernels.Select(k => (k, (string?)null)), .. pass == Pass.Forward ? (Library?.Symbols ?? []).Select(s => (JobKernel.Library, (string?)s)) : [],
    ];

    /// <summary>A catalogue with the activations that the request itself defines.</summary>
    public Catalog Extend(Catalog catalog) => RequestedActivation.Extend(catalog, Activations);

    /// <summary>Refuses what no worker could measure.</summary>
    /// <exception cref="BadInputException">There is no case, or a size is out of bounds.</exception>
    public void Check()
    {
        if (Cases.Count == 0)
        {
            throw new BadInputException("bench: nothing to measure; name at least one activation, kernel, size, element type and pass");
        }

        if (Numbers.Any(n => n is not (NumberType.F32 or NumberType.F64)))
        {
            throw new BadInputException("bench: kernels work in f32 and f64");
        }

        if (Library is not null && (Activations.Count != 1 || Numbers.Count != 1 || !Passes.Contains(Pass.Forward)))
        {
            throw new BadInputException("bench: a function of a library computes f of one activation in one type; name one activation and one --number, and forward among --pass");
        }

        foreach (var size in Cases.Select(c => c.Size).Where(s => s is < 1 or > MaxSize))
        {
            throw new BadInputException($"bench: a size must be from 1 to {MaxSize} elements, not {size}");
        }
    }
}

/// <summary>Functions void name(const T* x, T* y, size_t n) in a shared library, all of which compute f.</summary>
/// <param name="Path">The library, as a full path.</param>
/// <param name="Symbols">Their names; one that is named twice is compared with itself.</param>
public sealed record RequestedLibrary(string Path, IReadOnlyList<string> Symbols);

/// <summary>An activation and the text of its parameters.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Parameters">Every parameter and its value.</param>
public sealed record RequestedActivation(
    string Id,
    [property: JsonConverter(typeof(ParametersConverter))] IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>The activation and its parameters as text.</summary>
    [JsonIgnore]
    public string Title => string.Join(' ', [Id, .. Parameters.Select(p => $"{p.Key}={p.Value}")]);

    /// <summary>Lengths of the spans for this activation; null for those of the request.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Sizes { get; init; }

    /// <summary>The text that defines it, as in a file of definitions; null for one of the catalogue.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Definition { get; init; }

    /// <summary>The title of an activation as it is bound.</summary>
    public static string TitleOf(Activation activation) => Of(activation).Title;

    /// <summary>The activation as it is bound.</summary>
    public static RequestedActivation Of(Activation activation) => new(activation.Id, activation.Parameters.Values.ToDictionary())
    {
        Definition = activation is UserActivation own ? DefinitionFile.Write(own.Definition) : null,
    };

    /// <summary>A catalogue with those that bring their definition.</summary>
    public static Catalog Extend(Catalog catalog, IEnumerable<RequestedActivation> activations) => catalog.With(
        [.. activations.SelectMany(a => a.Definition is { } text ? DefinitionFile.Read(text, "request") : []).Select(d => new UserActivation(d, catalog))]);
}
