using System.Globalization;
using System.Reflection;
using ActLab.Core.Expressions;
using ActLab.Core.Formulas;

namespace ActLab.Core;

/// <summary>
/// Every activation of ActLab.Core and of further assemblies, ordered by identifier, and those a person adds. Adding an activation is adding
/// one file: the build makes a list of them, <c>Files</c>, so that their code can be compiled ahead of time and no start has to search for them.
/// </summary>
public sealed partial class Catalog
{
    readonly Dictionary<string, Activation> _byName = new(StringComparer.Ordinal);

    readonly Dictionary<string, VectorActivation> _vectorByName = new(StringComparer.Ordinal);

    /// <summary>Scans further assemblies.</summary>
    /// <param name="more">Assemblies that hold activations besides ActLab.Core.</param>
    /// <exception cref="InvalidOperationException">Two activations share a name.</exception>
    public Catalog(params IEnumerable<Assembly> more)
    {
        var types = more.Except([typeof(Catalog).Assembly]).SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsVisible && !type.IsAbstract).ToList();
        var found = from type in types
                    where type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IActivation<>))
                    select (Activation)Activator.CreateInstance(typeof(Activation<>).MakeGenericType(type))!;
        All = Sorted([.. Files, .. found], a => a.Id);
        foreach (var activation in All)
        {
            foreach (var name in activation.Info.Aliases.Prepend(activation.Id))
            {
                if (!_byName.TryAdd(name, activation))
                {
                    throw new InvalidOperationException($"two activations are named '{name}'");
                }
            }
        }

        var foundVectors = types.Where(type => type.IsSubclassOf(typeof(VectorActivation))).Select(type => (VectorActivation)Activator.CreateInstance(type)!);
        Vectors = Sorted([.. VectorFiles, .. foundVectors], a => a.Id);
        foreach (var activation in Vectors)
        {
            foreach (var name in activation.Info.Aliases.Prepend(activation.Id))
            {
                _vectorByName.Add(name, activation);
            }
        }
    }

    Catalog(Catalog other, IReadOnlyList<UserActivation> own)
    {
        (All, Vectors, _vectorByName) = ([.. other.All, .. own], other.Vectors, other._vectorByName);
        _byName = new(other._byName, StringComparer.Ordinal);
        foreach (var activation in own)
        {
            if (!_byName.TryAdd(activation.Id, activation))
            {
                throw new BadInputException($"an activation is named '{activation.Id}' already; give the new one another name");
            }
        }
    }

    /// <summary>The activations with their default parameters, ordered by identifier.</summary>
    public IReadOnlyList<Activation> All { get; }

    /// <summary>The vector activations, ordered by identifier.</summary>
    public IReadOnlyList<VectorActivation> Vectors { get; }

    /// <summary>The vector activation of that identifier or alias; null if there is none.</summary>
    public VectorActivation? FindVector(string name) => _vectorByName.GetValueOrDefault(name);

    /// <summary>The activation of that identifier or alias.</summary>
    /// <exception cref="BadInputException">There is none; the message names the nearest.</exception>
    public Activation Find(string name) => _byName.TryGetValue(name, out var activation)
        ? activation
        : FindVector(name) is not null
            ? throw new BadInputException($"{name} takes a vector as a whole: list, eval and audit know it; name an elementwise activation here")
            : throw new BadInputException($"no activation is named '{name}'{Spelling.Suggest(_byName.Keys.Concat(_vectorByName.Keys), name)}; {Hint(name)}");

    /// <summary>The catalogue with a person's own activations after the others.</summary>
    /// <exception cref="BadInputException">One of their names is taken.</exception>
    public Catalog With(IReadOnlyList<UserActivation> own) => own.Count == 0 ? this : new(this, own);

    static string Hint(string name) =>
        double.TryParse(name, CultureInfo.InvariantCulture, out _) ? "numbers stand together, with commas between them: -1,0,1"
        : name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? "`actlab list` shows them all"
        : "a formula goes after --f";

    static List<T> Sorted<T>(List<T> all, Func<T, string> id)
    {
        all.Sort((a, b) => string.CompareOrdinal(id(a), id(b)));
        return all;
    }

    /// <summary>What a formula means by a name: an identifier or alias with _ for -, and ' after it for the derivative.</summary>
    internal Callee? InFormula(string name) =>
        _byName.TryGetValue(name.TrimEnd('\'').Replace('_', '-'), out var activation) && activation is not UserActivation
            ? new(activation, name.EndsWith('\''))
            : null;
}
