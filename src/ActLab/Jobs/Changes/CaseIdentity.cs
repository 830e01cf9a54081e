using ActLab.Core;
using ActLab.Core.Formulas;
using ActLab.Core.Numbers;

namespace ActLab.Jobs.Changes;

/// <summary>What makes a case the same in two jobs, whatever its activation is called.</summary>
/// <param name="Activation">The catalogue's identifier, also for an alias; for a formula its definition without names.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Kernel">The kernel as tables name it.</param>
/// <param name="Number">Element type.</param>
/// <param name="Pass">What it computes.</param>
/// <param name="Size">Elements per span.</param>
/// <param name="Jit">How it is compiled.</param>
public sealed record CaseIdentity(string Activation, string Parameters, string Kernel, NumberType Number, Pass Pass, int Size, JitMode Jit)
{
    static readonly (string What, Func<CaseIdentity, object> Of)[] Traits =
    [
        ("element type", i => i.Number.Word()), ("pass", i => i.Pass.Word()), ("activation", i => i.Activation), ("parameters", i => i.Parameters),
        ("kernel", i => i.Kernel), ("size", i => i.Size), ("way to compile", i => i.Jit.Word()),
    ];

    /// <summary>The identity of a case of a job.</summary>
    /// <exception cref="BadInputException">The job's definition of a formula is none.</exception>
    public static CaseIdentity Of(JobCase of, JobRequest request, Catalog catalog) => new(
        request.Activations.FirstOrDefault(a => a.Id == of.Activation)?.Definition is { } text ? Nameless(text) : Known(of.Activation, catalog),
        string.Join(' ', of.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")),
        of.KernelName, of.Number, of.Pass, of.Size, of.Jit);

    /// <summary>Why no case of one job is one of the other, in words: the first trait that they have nothing of in common.</summary>
    public static string Difference(IReadOnlyCollection<CaseIdentity> one, IReadOnlyCollection<CaseIdentity> other)
    {
        foreach (var (what, of) in Traits)
        {
            if (!one.Select(of).Intersect(other.Select(of)).Any())
            {
                return $"another {what}: {All(one, of)} and {All(other, of)}";
            }
        }

        return "no activation with the same kernel and size";
    }

    static string All(IEnumerable<CaseIdentity> cases, Func<CaseIdentity, object> of) => string.Join(", ", cases.Select(of).Distinct());

    static string Known(string name, Catalog catalog) =>
        catalog.All.FirstOrDefault(a => a.Id == name || a.Info.Aliases.Contains(name))?.Id ?? name;

    static string Nameless(string definition) =>
        DefinitionFile.Write(DefinitionFile.Read(definition, "the job's definition")[0] with { Id = Definition.UnnamedId, Name = null, Source = null });
}
