using System.CommandLine;
using System.CommandLine.Completions;
using ActLab.Core;

namespace ActLab.Commands;

/// <summary>Options that several verbs share.</summary>
static class CommonOptions
{
    /// <summary>--json.</summary>
    public static Option<bool> Json() => new("--json") { Description = "One JSON document on stdout and nothing else there." };

    /// <summary>--set name=value, repeatable.</summary>
    public static Option<string[]> Set() => new("--set")
    {
        Description = "Set a parameter, as alpha=0.2 or \"pieces=-1,0;1,0\"; repeatable.",
        HelpName = "name=value",
    };

    /// <summary>Any number of activations.</summary>
    public static Argument<string[]> Activations(Workbench workbench, string whenNone) => new Argument<string[]>("ID")
    {
        Description = $"Activations by identifier or alias; none: {whenNone}.",
        HelpName = "ID",
        Arity = ArgumentArity.ZeroOrMore,
        CompletionSources = { _ => workbench.Catalog.All.Select(activation => new CompletionItem(activation.Id)) },
    }.NoOptions();

    /// <summary>Refuses what looks like an option: the parser takes an unknown one for an argument.</summary>
    public static TArgument NoOptions<TArgument>(this TArgument argument) where TArgument : Argument
    {
        argument.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } token)
            {
                result.AddError($"unknown option '{token.Value.Split('=')[0]}'");
            }
        });
        return argument;
    }

    /// <summary>Refuses an empty path, which no file has.</summary>
    public static TOption NeedsPath<TOption>(this TOption option) where TOption : Option
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0))
            {
                result.AddError($"{option.Name} needs the path of a file");
            }
        });
        return option;
    }

    /// <summary>The activation with the assignments applied.</summary>
    /// <exception cref="BadInputException">An assignment is malformed, given twice or names no parameter.</exception>
    public static Activation Bind(Activation activation, IReadOnlyList<string>? assignments) => assignments is null or []
        ? activation
        : activation.With(Assignments(assignments).Aggregate(activation.Parameters, (set, a) => set.With(a.Name, a.Value)));

    /// <summary>The assignments as numbers, for the named parameters of a formula.</summary>
    /// <exception cref="BadInputException">An assignment is malformed, given twice, no finite number or for the variable.</exception>
    public static IReadOnlyDictionary<string, double> Numbers(IReadOnlyList<string>? assignments)
    {
        var numbers = new Dictionary<string, double>();
        foreach (var (name, value) in Assignments(assignments ?? []))
        {
            if (name is "x" or "z")
            {
                throw new BadInputException($"--set {name}: x and z are the variable of a formula; give the parameter another name");
            }

            numbers[name] = NumberText.ParseDouble(value) is var number && double.IsFinite(number)
                ? number
                : throw new BadInputException($"--set {name} must be a finite number, not '{value}'");
        }

        return numbers;
    }

    static List<(string Name, string Value)> Assignments(IReadOnlyList<string> texts)
    {
        var all = texts.Select(Assignment).ToList();
        return all.GroupBy(a => a.Name).FirstOrDefault(group => group.Count() > 1) is { Key: var name }
            ? throw new BadInputException($"--set {name} is given twice")
            : all;
    }

    static (string Name, string Value) Assignment(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? (text[..equals].Trim(), text[(equals + 1)..])
            : throw new BadInputException($"--set takes name=value, not '{text}'");
    }
}
