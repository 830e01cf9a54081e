using System.Collections.Immutable;

namespace ActLab.Core;

/// <summary>What is known of an activation apart from its formula in code.</summary>
/// <param name="Id">Identifier on the command line, kebab-case.</param>
/// <param name="Name">Display name, as its authors write it.</param>
/// <param name="Formula">The textbook formula in the expression language, in x and the parameters' names.</param>
/// <param name="Derivative">The textbook derivative in the expression language; at a kink it takes the convention.</param>
/// <param name="Range">The set of values for the default parameters, in interval notation.</param>
/// <param name="Source">The paper or book and its year.</param>
public sealed record ActivationInfo(string Id, string Name, string Formula, string Derivative, string Range, string Source)
{
    /// <summary>Other identifiers accepted everywhere.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Parameters in the order they are shown.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Values at the default parameters, from outside ActLab.</summary>
    public required IReadOnlyList<KnownPoint> KnownPoints { get; init; }

    /// <summary>Where plain double arithmetic loses digits that the result could hold.</summary>
    public ImmutableArray<Guard> Guards { get; init; } = [];
}

/// <summary>A named parameter and the frameworks' default for it.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Default">Default value, as text.</param>
public readonly record struct Parameter(string Name, string Default);

/// <summary>A value of the function known from outside ActLab, to the digits given.</summary>
/// <param name="X">Pre-activation.</param>
/// <param name="Value">f(x).</param>
/// <param name="Derivative">f'(x).</param>
public readonly record struct KnownPoint(double X, double Value, double Derivative);

/// <summary>Which of the two functions a guard is for.</summary>
[Flags]
public enum Guarded
{
    /// <summary>The function itself.</summary>
    Forward = 1,

    /// <summary>Its derivative.</summary>
    Derivative = 2,

    /// <summary>Both.</summary>
    Both = 3,
}

/// <summary>
/// A closed interval in which the formula cancels or underflows on the way to a representable result, so that
/// number systems of fixed precision take the value from double-double instead.
/// </summary>
/// <param name="From">Lower end.</param>
/// <param name="To">Upper end.</param>
/// <param name="What">The function that needs it.</param>
public readonly record struct Guard(double From, double To, Guarded What);

/// <summary>A point without a derivative, the one-sided derivatives there, and the value chosen.</summary>
/// <param name="X">Pre-activation.</param>
/// <param name="Left">Derivative from the left.</param>
/// <param name="Right">Derivative from the right.</param>
/// <param name="Value">The convention: what the derivative returns there.</param>
public readonly record struct Kink(double X, double Left, double Right, double Value);
