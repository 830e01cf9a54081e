using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>Ranges that activations state: those of the catalogue hold, wrong ones are found.</summary>
public class RangeClaimTests
{
    [Theory]
    [InlineData("[-1, 1]", null)]
    [InlineData("(-1, 1)", null)]
    [InlineData("(-inf, 1)", "no value comes nearer to -Infinity than -1")]
    [InlineData("(-1, inf)", "no value comes nearer to Infinity than 1")]
    [InlineData("[0, 1)", "f(")]
    [InlineData("(-1, 0.5]", "f(")]
    [InlineData("(-2, 1)", "no value comes nearer to -2 than -1")]
    [InlineData("all reals", null)]
    public void A_range_is_held_against_the_values(string range, string? fault)
    {
        Stated.Range = range;
        var activation = new Activation<Stated>(ParameterSet.Defaults(Stated.Info));
        var findings = Audits.Run(new ActivationSubject(activation, x => Scalar.Derivative(activation, x)), new(-4, 4)).Findings;
        Assert.Equal(fault is null ? 0 : 1, findings.Count(f => f.Kind == FindingKind.OutOfRange));
        Assert.All(findings, f => Assert.Contains(fault!, f.Message, StringComparison.Ordinal));
    }

    /// <summary>tanh with whatever range a test states.</summary>
    readonly record struct Stated : IActivation<Stated>
    {
        public static string Range { get; set; } = "";

        public static ActivationInfo Info => new("stated", "Stated", "tanh(x)", "1 - tanh(x)^2", Range, "a test") { KnownPoints = [], IsMonotone = false, Centre = 0 };

        public static Stated With(ParameterSet parameters) => default;

        public T Forward<T>(T x) where T : struct, IReal<T> => T.Tanh(x);

        public T Derivative<T>(T x) where T : struct, IReal<T> => T.Of(4) * T.Logistic(T.Of(2) * x) * T.Logistic(T.Of(-2) * x);
    }
}
