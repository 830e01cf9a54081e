using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>What activations state of themselves: those of the catalogue hold, wrong statements are found.</summary>
public class StatedClaimTests
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
        (Stated.Range, Stated.IsMonotone, Stated.Centre, Stated.Shift, Stated.Fold) = (range, true, Centre.Odd, 0, 0);
        HasOnly(FindingKind.OutOfRange, fault);
    }

    [Theory]
    [InlineData(true, Centre.Odd, 0, 0, null)]
    [InlineData(null, null, 0, 0, null)]
    [InlineData(false, Centre.Odd, 0, 0, "decreases between no two points")]
    [InlineData(true, Centre.Crosses, 0, 0, "cross 0 at 0 without f(-x) = -f(x), but it does have f(-x) = -f(x)")]
    [InlineData(true, Centre.None, 0, 0, "not cross 0 at 0, but it does have")]
    [InlineData(true, Centre.None, 0.25, 0, null)]
    [InlineData(true, Centre.Crosses, 0.25, 0, "but it does not cross 0 at 0: f(0) is 0.25")]
    [InlineData(true, Centre.Odd, 0.25, 0, "but it does not cross 0 at 0: f(")]
    [InlineData(false, Centre.Crosses, 0, 0.5, null)]
    [InlineData(true, Centre.Crosses, 0, 0.5, "stated to be monotone, but f(")]
    [InlineData(false, Centre.Odd, 0, 0.5, "but it does cross 0 at 0 without")]
    public void A_shape_is_held_against_the_values(bool? monotone, Centre? centre, double shift, double fold, string? fault)
    {
        (Stated.Range, Stated.IsMonotone, Stated.Centre, Stated.Shift, Stated.Fold) = ("", monotone, centre, shift, fold);
        HasOnly(FindingKind.Shape, fault);
    }

    static void HasOnly(string kind, string? fault)
    {
        var activation = new Activation<Stated>();
        var findings = Audits.Run(new ActivationSubject(activation, x => Scalar.Derivative(activation, x)), new(-4, 4)).Findings;
        Assert.Equal(fault is null ? [] : [kind], findings.Select(f => f.Kind).Where(k => k is FindingKind.OutOfRange or FindingKind.Shape));
        Assert.All(findings.Where(f => f.Kind == kind), f => Assert.Contains(fault!, f.Message, StringComparison.Ordinal));
    }

    /// <summary>tanh(x) + shift + fold (tanh(x)^2 - 1) tanh(x) tanh(x), with whatever a test states of it.</summary>
    readonly record struct Stated : IActivation<Stated>
    {
        public static string Range { get; set; } = "";

        public static bool? IsMonotone { get; set; }

        public static Centre? Centre { get; set; }

        public static double Shift { get; set; }

        public static double Fold { get; set; }

        public static ActivationInfo Info => new("stated", "Stated", "tanh(x)", "1 - tanh(x)^2", Range, "a test") { KnownPoints = [], IsMonotone = IsMonotone, Centre = Centre };

        public static Stated With(ParameterSet parameters) => default;

        public T Forward<T>(T x) where T : struct, IReal<T>
        {
            var y = T.Tanh(x);
            return y + T.Of(Shift) + T.Of(4 * Fold) * (y * y - T.Of(1)) * y * y;
        }

        public T Derivative<T>(T x) where T : struct, IReal<T> => T.Of(4) * T.Logistic(T.Of(2) * x) * T.Logistic(T.Of(-2) * x);
    }
}
