using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

public class SecondDerivativeTests
{
    public static TheoryData<string> Ids => [.. new Catalog().All.Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_second_derivative_passes(string id)
    {
        var activation = new Catalog().Find(id);
        var result = Audits.Run(new SecondDerivativeSubject(activation, x => Scalar.SecondDerivative(activation, x)));
        Assert.True(result.Verdict == Verdict.Pass, string.Join("\n", result.Findings));
        Assert.InRange(result.Points, 300, 1500);
    }

    [Fact]
    public void A_wrong_one_is_refuted()
    {
        // The jets of an activation whose forward formula is another function than its derivative's.
        var activation = new Activation<Skewed>();
        var result = Audits.Run(new SecondDerivativeSubject(activation, x => Scalar.SecondDerivative(activation, x)), new(-4, 4));
        Assert.Equal((Verdict.Fail, FindingKind.Wrong), (result.Verdict, result.Findings[0].Kind));
    }

    /// <summary>x^2 in code, x^2 / 2 in its text and in its derivative.</summary>
    readonly record struct Skewed : IActivation<Skewed>
    {
        public static ActivationInfo Info => new("skewed", "Skewed", "x^2/2", "x", "[0, inf)", "a test") { KnownPoints = [], IsMonotone = false, Centre = 0 };

        public static Skewed With(ParameterSet parameters) => default;

        public T Forward<T>(T x) where T : struct, IReal<T> => x * x;

        public T Derivative<T>(T x) where T : struct, IReal<T> => x;
    }
}
