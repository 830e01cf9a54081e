using System.CommandLine;
using ActLab.Core;
using ActLab.Core.Formulas;

namespace ActLab.Commands;

/// <summary>A person's own activations on a command line, beside those of the catalogue: a formula, and the definitions of a file.</summary>
sealed class OwnOptions
{
    /// <summary>As much of a formula as an error quotes.</summary>
    const int Shown = 60;

    readonly Option<string?> _formula = new("--f") { Description = "A formula in x or z, as \"x*sigmoid(beta*x)\" with --set beta=2.", HelpName = "EXPR" };
    readonly Option<string?> _derivative = new("--df") { Description = "The derivative claimed for --f; without it, it is derived.", HelpName = "EXPR" };
    readonly Option<string?> _file = new Option<string?>("--definition") { Description = "A file that defines activations by formulas; their names then count as identifiers.", HelpName = "FILE" }.NeedsPath();
    readonly Option<string[]> _set = CommonOptions.Set();

    /// <summary>Gives a command the options.</summary>
    public OwnOptions AddTo(Command command)
    {
        command.Options.Add(_formula);
        command.Options.Add(_derivative);
        command.Options.Add(_file);
        command.Options.Add(_set);
        return this;
    }

    /// <summary>Whether --f is given.</summary>
    public bool HasFormula(ParseResult parsed) => parsed.GetValue(_formula) is not null;

    /// <summary>The assignments given, name=value.</summary>
    public string[] Assignments(ParseResult parsed) => parsed.GetValue(_set) ?? [];

    /// <summary>These options as they were written, for a line that repeats the command.</summary>
    public IEnumerable<string> Words(ParseResult parsed) =>
        from pair in ((string Name, string? Value)[])
        [
            ("--f", parsed.GetValue(_formula)), ("--df", parsed.GetValue(_derivative)), ("--definition", parsed.GetValue(_file)),
            .. Assignments(parsed).Select(assignment => ("--set", assignment)),
        ]
        where pair.Value is not null
        from word in (string[])[pair.Name, pair.Value!]
        select word;

    /// <summary>The workbench with the person's own activations in its catalogue.</summary>
    /// <exception cref="BadInputException">A formula or the file is none.</exception>
    public Workbench Extend(Workbench workbench, ParseResult parsed)
    {
        var own = new List<UserActivation>();
        if (parsed.GetValue(_file) is { } file)
        {
            own.AddRange(DefinitionFile.Read(TextOf(file), file).Select(d => new UserActivation(d, workbench.Catalog)));
        }

        if (parsed.GetValue(_formula) is { } formula)
        {
            own.Add(new(Unnamed(formula, parsed), workbench.Catalog));
        }
        else if (parsed.GetValue(_derivative) is not null)
        {
            throw new BadInputException("--df claims a derivative of --f; give the formula with --f too");
        }

        return workbench with { Own = own };
    }

    /// <summary>The same for a command that shows the whole catalogue, where assignments are for the formula alone.</summary>
    /// <exception cref="BadInputException">There are assignments but no formula, or a formula or the file is none.</exception>
    public Workbench ExtendWhole(Workbench workbench, ParseResult parsed) => Assignments(parsed).Length > 0 && !HasFormula(parsed)
        ? throw new BadInputException("--set gives the parameters of --f here; give the formula with --f too")
        : Extend(workbench, parsed);

    /// <summary>
    /// The activations named and the formula; where none is named, the person's own, or else all of the catalogue. The assignments are for
    /// the formula, or else for all of them.
    /// </summary>
    /// <exception cref="BadInputException">There is no such activation, or an assignment does not fit one.</exception>
    public IReadOnlyList<Activation> Chosen(Workbench extended, ParseResult parsed, IReadOnlyList<string>? names)
    {
        if (HasFormula(parsed))
        {
            return names is null or [] ? extended.Own : [.. names.Select(extended.Catalog.Find), extended.Own[^1]];
        }

        var chosen = names is { Count: > 0 } ? names.Select(extended.Catalog.Find) : extended.Own.Count > 0 ? extended.Own : extended.Catalog.All;
        return [.. chosen.Select(a => CommonOptions.Bind(a, parsed.GetValue(_set)))];
    }

    Definition Unnamed(string formula, ParseResult parsed) => new(Definition.UnnamedId, new(formula, $"--f \"{Short(formula)}\""))
    {
        Name = "Formula",
        Derivative = parsed.GetValue(_derivative) is { } claim ? new(claim, $"--df \"{Short(claim)}\"") : null,
        Parameters = [.. CommonOptions.Numbers(parsed.GetValue(_set)).Select(p => new Parameter(p.Key, NumberText.Of(p.Value)))],
        Source = "given by --f",
    };

    static string Short(string formula) => formula.Length <= Shown ? formula : formula[..Shown] + "...";

    static string TextOf(string file)
    {
        var info = new FileInfo(file);
        return Directory.Exists(file) ? throw new BadInputException($"{file} is a directory; --definition takes a file that defines activations")
            : !info.Exists ? throw new BadInputException($"{file} does not exist; --definition takes a file that defines activations")
            : info.Length > DefinitionFile.MaxLength ? throw new BadInputException($"{file} has {info.Length} bytes; a file of definitions has at most {DefinitionFile.MaxLength}")
            : File.ReadAllText(file);
    }
}
