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

    /// <summary>Whether f never decreases, with the default parameters; null where nobody has said so.</summary>
    public required bool? IsMonotone { get; init; }

    /// <summary>How f lies about 0, with the default parameters; null where nobody has said so.</summary>
    public required Centre? Centre { get; init; }

    /// <summary>What frameworks compute by default, where that is not this function with these parameters.</summary>
    public IReadOnlyList<FrameworkDefault> Defaults { get; init; } = [];

    /// <summary>What frameworks return as f'(x), where that is another value, with the default parameters.</summary>
    public IReadOnlyList<FrameworkConvention> Conventions { get; init; } = [];

    /// <summary>Where plain double arithmetic loses digits that the result could hold.</summary>
    public ImmutableArray<Guard> Guards { get; init; } = [];
}

/// <summary>A named parameter and the frameworks' default for it.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Default">Default value, as text.</param>
public sealed record Parameter(string Name, string Default);

/// <summary>A value of the function known from outside ActLab, to the digits given.</summary>
/// <param name="X">Pre-activation.</param>
/// <param name="Value">f(x).</param>
/// <param name="Derivative">f'(x).</param>
public readonly record struct KnownPoint(double X, double Value, double Derivative);

/// <summary>How a function lies about 0: whether its outputs can balance each other.</summary>
public enum Centre
{
    /// <summary>f(0) is not 0, or f has one sign on both sides of it.</summary>
    None,

    /// <summary>f(0) = 0 and the sign of f changes there.</summary>
    Crosses,

    /// <summary>f(-x) = -f(x).</summary>
    Odd,
}

/// <summary>A framework's default.</summary>
/// <param name="Framework">PyTorch, TensorFlow, Keras, JAX or ONNX.</param>
/// <param name="Default">Its default, in words.</param>
public sealed record FrameworkDefault(string Framework, string Default);

/// <summary>What a framework returns as the derivative at a point.</summary>
/// <param name="Framework">PyTorch, TensorFlow, Keras or JAX.</param>
/// <param name="X">Pre-activation.</param>
/// <param name="Derivative">What it returns there.</param>
public sealed record FrameworkConvention(string Framework, double X, double Derivative);

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

/// <summary>A point without a derivative, the one-sided derivatives there, and the value chosen: a kink in the narrow sense, or a jump.</summary>
/// <param name="X">Pre-activation.</param>
/// <param name="Left">Derivative from the left.</param>
/// <param name="Right">Derivative from the right.</param>
/// <param name="Value">The convention: what the derivative returns there.</param>
public sealed record Kink(double X, double Left, double Right, double Value)
{
    /// <summary>The limits of the function itself, where they differ; null where it is continuous.</summary>
    public Jump? Jump { get; init; }
}

/// <summary>The limits of a function at a point where it is not continuous.</summary>
/// <param name="Left">Limit from the left.</param>
/// <param name="Right">Limit from the right.</param>
public readonly record struct Jump(double Left, double Right);
