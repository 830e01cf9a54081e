namespace ActLab.Core.Lab.Published;

/// <summary>How a measured value has to lie beside a published one.</summary>
public enum Relation
{
    /// <summary>Equal within the tolerance.</summary>
    Equal,

    /// <summary>Not larger by more than the tolerance.</summary>
    AtMost,

    /// <summary>Not smaller by more than the tolerance.</summary>
    AtLeast,

    /// <summary>Smaller by more than the tolerance.</summary>
    Below,

    /// <summary>Larger by more than the tolerance.</summary>
    Above,
}

/// <summary>A published claim and what was measured here.</summary>
/// <param name="Id">Identifier, kebab-case.</param>
/// <param name="Source">The paper and its year.</param>
/// <param name="Claim">The claim in one line.</param>
/// <param name="Relation">How measured and published have to lie.</param>
/// <param name="Published">The published value.</param>
/// <param name="Measured">The value measured.</param>
/// <param name="Tolerance">What the run's own scatter and the theory's limits may explain.</param>
/// <param name="Reason">Where the tolerance comes from.</param>
public sealed record LabClaim(
    string Id, string Source, string Claim, Relation Relation, double Published, double Measured, double Tolerance, string Reason)
{
    /// <summary>Whether the measured value bears the claim out.</summary>
    public bool Pass => Relation switch
    {
        Relation.Equal => Math.Abs(Measured - Published) <= Tolerance,
        Relation.AtMost => Measured - Tolerance <= Published,
        Relation.AtLeast => Measured + Tolerance >= Published,
        Relation.Below => Measured + Tolerance < Published,
        _ => Measured - Tolerance > Published,
    };
}

/// <summary>What published results are reproduced with.</summary>
/// <param name="Activation">The activation of a name.</param>
/// <param name="Initializer">The initialiser of a name.</param>
public sealed record LabParts(Func<string, Activation> Activation, Func<string, Initializer> Initializer)
{
    /// <summary>Those of the program.</summary>
    public static LabParts Of(Catalog catalog) => new(catalog.Find, Lab.Initializer.Find);

    /// <summary>The function of a layer with that activation.</summary>
    internal LayerFunction Function(string activation) => new ElementwiseFunction(Activation(activation));

    /// <summary>Layers of equal width with that activation, without an output layer.</summary>
    internal Network Layers(int inputs, int width, int count, string activation) =>
        new(inputs, [.. Enumerable.Repeat(new LayerSpec(width, Function(activation)), count)]);
}

/// <summary>A published result, or several of one kind, that can be reproduced in seconds.</summary>
public abstract class PublishedResult
{
    /// <summary>All of them, in the order they are shown.</summary>
    public static IReadOnlyList<PublishedResult> All { get; } =
    [
        new InitialVariances(), new RectifierLength(), new SeluFixedPoint(), new BornDead(), new Collapse(), new CorrelationMap(),
        new CriticalLine(), new GradientLadder(), new GlorotJacobian(), new GlorotGradients(), new GlorotSaturation(), new DyingRectifiers(),
    ];

    /// <summary>What is reproduced, in a few words.</summary>
    public abstract string Title { get; }

    /// <summary>Measures the claims; the same numbers every time.</summary>
    /// <param name="parts">What is used; tests plant faults there.</param>
    public abstract IEnumerable<LabClaim> Measure(LabParts parts);
}
