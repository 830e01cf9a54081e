using System.CommandLine;
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

    /// <summary>One activation, by identifier or alias.</summary>
    public static Argument<string> Activation() => new("ID") { Description = "An activation's identifier or alias." };

    /// <summary>Any number of activations.</summary>
    public static Argument<string[]> Activations(string whenNone) => new("ID")
    {
        Description = $"Activations by identifier or alias; none: {whenNone}.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>The activation with the assignments applied.</summary>
    /// <exception cref="BadInputException">An assignment is malformed or names no parameter.</exception>
    public static Activation Bind(Activation activation, IReadOnlyList<string>? assignments)
    {
        if (assignments is null or [])
        {
            return activation;
        }

        var parameters = activation.Parameters;
        foreach (var assignment in assignments)
        {
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new BadInputException($"--set takes name=value, not '{assignment}'");
            }

            parameters = parameters.With(assignment[..equals].Trim(), assignment[(equals + 1)..]);
        }

        return activation.With(parameters);
    }
}
