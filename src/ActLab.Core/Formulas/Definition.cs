using ActLab.Core.Expressions;

namespace ActLab.Core.Formulas;

/// <summary>A formula as a person wrote it, and where: a flag, or a file and its line.</summary>
/// <param name="Text">The formula.</param>
/// <param name="Where">What an error names before the column.</param>
/// <param name="Before">What stands before the formula in its line.</param>
public sealed record FormulaText(string Text, string Where, string Before = "")
{
    /// <summary>The tree.</summary>
    /// <exception cref="BadInputException">It is no formula.</exception>
    public Expression Parse(IReadOnlyDictionary<string, double> parameters, Catalog catalog) =>
        Expression.TryParse(Text, parameters, catalog, out var expression, out var error)
            ? expression
            : throw (error with { Column = error.Column + Before.Length }).In(Where, Before + Text);
}

/// <summary>How an activation is claimed to go along x.</summary>
public enum Monotone
{
    /// <summary>f' is nowhere below 0.</summary>
    Rising,

    /// <summary>f' is nowhere above 0.</summary>
    Falling,
}

/// <summary>An activation as a person defines it: formulas, parameters, and what is claimed of it.</summary>
/// <param name="Id">Identifier on the command line, kebab-case.</param>
/// <param name="Formula">f(x).</param>
public sealed record Definition(string Id, FormulaText Formula)
{
    /// <summary>The identifier of a formula given by a flag.</summary>
    public const string UnnamedId = "formula";

    /// <summary>Display name.</summary>
    public string? Name { get; init; }

    /// <summary>The derivative claimed; without one it is derived.</summary>
    public FormulaText? Derivative { get; init; }

    /// <summary>Parameters and their defaults.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>The kinks claimed; null if nothing is said of them.</summary>
    public IReadOnlyList<Kink>? Kinks { get; init; }

    /// <summary>The closed interval in which all values are claimed to lie.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>The direction claimed.</summary>
    public Monotone? Monotone { get; init; }

    /// <summary>Where it comes from.</summary>
    public string? Source { get; init; }

    /// <summary>What lists show of it.</summary>
    /// <param name="derivative">The derivative, claimed or derived.</param>
    internal ActivationInfo Info(string derivative) => new(
        Id, Name ?? Id, Formula.Text, derivative, Range is { } range ? DefinitionFile.Interval(range) : "", Source ?? "defined by its user")
    {
        Parameters = Parameters,
        KnownPoints = [],
        IsMonotone = Monotone is { } direction ? direction == Formulas.Monotone.Rising : null,
        Centre = null,
    };
}
