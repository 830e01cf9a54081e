using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>A jump passes if it is declared with its limits, and not otherwise.</summary>
public class JumpTests
{
    [Theory]
    [InlineData("right", null)]
    [InlineData("nothing", FindingKind.Jump)]
    [InlineData("kink", FindingKind.Jump)]
    [InlineData("other-limits", FindingKind.Jump)]
    [InlineData("other-value", FindingKind.KinkConvention)]
    [InlineData("one-more", FindingKind.KinkConvention)]
    public void A_declaration_is_held_against_the_function(string declared, string? kind)
    {
        var activation = new Activation<Stair>(ParameterSet.Defaults(Stair.Info).With("declared", declared));
        var result = Audits.Run(new ActivationSubject(activation, x => Scalar.Derivative(activation, x)));
        Assert.Equal([new AuditedJump(0.25, 0.25, 2.25, 1)], result.Jumps);
        Assert.Empty(result.Kinks);
        Assert.Equal(kind is null ? Verdict.Pass : Verdict.Fail, result.Verdict);
        Assert.Equal(kind is null ? [] : [kind], result.Findings.Select(f => f.Kind));
    }
}

/// <summary>x, and 2 more for x > 1/4</summary>
public readonly record struct Stair(string Declared) : IActivation<Stair>
{
    public static ActivationInfo Info { get; } = new(
        "stair", "Stair", "if(x <= 0.25, x, x + 2)", "1", "(-inf, 0.25] or (2.25, inf)", "these tests")
    {
        Parameters = [new("declared", "right")],
        IsMonotone = true,
        Centre = Centre.Crosses,
        KnownPoints = [new(0, 0, 1), new(1, 3, 1)],
    };

    public static Stair With(ParameterSet parameters) => new(parameters.Text("declared"));

    public IReadOnlyList<Kink> Kinks => Declared switch
    {
        "nothing" => [],
        "kink" => [new(0.25, 1, 1, 1)],
        "other-limits" => [new(0.25, 1, 1, 1) { Jump = new(0.25, 2) }],
        "other-value" => [new(0.25, 1, 1, 0) { Jump = new(0.25, 2.25) }],
        "one-more" => [new(0.25, 1, 1, 1) { Jump = new(0.25, 2.25) }, new(0.5, 1, 1, 1) { Jump = new(2.5, 3) }],
        _ => [new(0.25, 1, 1, 1) { Jump = new(0.25, 2.25) }],
    };

    public T Forward<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.Of(0.25), x, x + T.Of(2));

    public T Derivative<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, x, T.Of(1), x);
}
