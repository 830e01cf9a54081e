using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Expressions;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>What each kind of subject claims, computes and admits to, at points where it is known.</summary>
public class SubjectTests
{
    static readonly Catalog Catalog = new();

    static Activation Find(string id, params (string Name, string Value)[] set)
    {
        var activation = Catalog.Find(id);
        return activation.With(set.Aggregate(activation.Parameters, (all, p) => all.With(p.Name, p.Value)));
    }

    static double Of(Bounded value) => value.Value.ToDouble();

    /// <summary>Claim, function and witnesses at x are those given; so is the function beside x, and its double.</summary>
    static void AssertAt(AuditSubject subject, double x, Func<double, double> f, double slope, params string[] witnesses)
    {
        Assert.Equal(slope, Of(subject.Claim(x)), 1e-14);
        Assert.Equal(slope, subject.PlainClaim(x), 1e-14);
        foreach (var t in new[] { 0, 0.5, -0.125 })
        {
            Assert.Equal(f(t), Of(subject.Function(x, t)), 1e-14);
            Assert.Equal(f(t), subject.PlainFunction(x, t), 1e-14);
        }

        Assert.Equal(witnesses, subject.Automatic(x).Select(w => w.Witness));
        Assert.All(subject.Automatic(x), w => Assert.Equal(slope, Of(w.Value), 1e-14));
    }

    [Fact]
    public void An_activation_claims_its_derivative()
    {
        var elu = Find("elu", ("alpha", "2"));
        var subject = new ActivationSubject(elu, x => Scalar.Derivative(elu, x));
        Assert.Equal(("elu", "derivative", "actlab audit elu --set \"alpha=2\""), (subject.Activation, subject.Name, subject.Command));
        AssertAt(subject, -1, t => 2 * (Math.Exp(-1 + t) - 1), 2 * Math.Exp(-1), Witness.Textbook, Witness.Formula, Witness.TextbookDerivative);
        Assert.Equal([0.0], Crossing.Find(subject.Switches, [-1, 1]).Select(c => c.X));
        Assert.Equal(elu.Kinks, subject.Declared);
        Assert.True(subject.AnswersSpecialValues);
        Assert.Equal("actlab audit elu", new ActivationSubject(Find("elu"), x => x).Command);
        Assert.Empty(subject.OtherFaults);
        Assert.Equal((false, double.PositiveInfinity, 0.0, false, false), (subject.JumpsAt(Crossing.Exactly(0)), subject.LongestStep, subject.Resolution, subject.Overflows(9), subject.Cancels(9)));
    }

    /// <summary>x is stated to lie in [0, 1], not to be monotone and not to cross 0; with other parameters nothing is stated.</summary>
    [Fact]
    public void What_is_stated_holds_for_the_defaults()
    {
        var misstated = new Activation<Misstated>();
        Assert.Equal([FindingKind.OutOfRange, FindingKind.Shape, FindingKind.Shape], new ActivationSubject(misstated, x => x).OtherFaults.Select(f => f.Kind));
        Assert.Equal([-1e30, -1e30, 0], StatedClaims.Faults(misstated).Select(f => f.X));
        Assert.Empty(StatedClaims.Faults(misstated.With(misstated.Parameters.With("a", "2"))));
        Assert.Empty(StatedClaims.Faults(Find("relu")));
    }

    [Fact]
    public void A_learnable_activation_claims_a_derivative_by_its_parameter()
    {
        var prelu = Find("prelu", ("alpha", "-0.5"));
        var subject = new ParameterSubject(prelu, prelu.Learnable!, x => Scalar.DerivativeByParameter(prelu.Learnable!, x));
        Assert.Equal(("prelu", "derivative by alpha", "actlab audit prelu --set \"alpha=-0.5\"", 0.25), (subject.Activation, subject.Name, subject.Command, subject.LongestStep));
        AssertAt(subject, -3, t => -3 * (-0.5 + t), -3, Witness.Textbook, Witness.Formula);
        AssertAt(subject, 3, _ => 3, 0, Witness.Textbook, Witness.Formula);
        Assert.Equal([0.0], Crossing.Find(subject.ClaimSwitches, [-1, 1]).Select(c => c.X));
        Assert.Empty(subject.Switches);
        var flat = Find("prelu", ("alpha", "0"));
        Assert.Equal(double.PositiveInfinity, new ParameterSubject(flat, flat.Learnable!, x => x).LongestStep);
    }

    /// <summary>elu'' is e^x on the left: the claim's bound has 2^-63 of it and 2^-1077 more.</summary>
    [Fact]
    public void A_second_derivative_is_held_against_the_first()
    {
        var elu = Find("elu");
        var subject = new SecondDerivativeSubject(elu, x => Scalar.SecondDerivative(elu, x));
        Assert.Equal(("elu", "second derivative", "actlab audit elu --second"), (subject.Activation, subject.Name, subject.Command));
        AssertAt(subject, -1, t => Math.Exp(-1 + t), Math.Exp(-1), Witness.Textbook, Witness.DerivedTextbookDerivative);
        Assert.InRange(subject.Claim(-1).Error.ToDouble(), Math.Exp(-1) * Math.ScaleB(1, -63), 1.5 * Math.Exp(-1) * Math.ScaleB(1, -63));
        Assert.Equal(Math.ScaleB(1, -1077 + 1023), subject.Claim(2).Error.ScaleByPowerOfTwo(1023).ToDouble());
        Assert.Equal([0.0], Crossing.Find(subject.Switches, [-1, 1]).Select(c => c.X));
        Assert.False(subject.AnswersSpecialValues);
        var relu = new SecondDerivativeSubject(Find("relu"), x => x);
        Assert.Equal((true, false), (relu.JumpsAt(Crossing.Exactly(0)), relu.JumpsAt(Crossing.Exactly(1))));
        Assert.Equal(Math.ScaleB(1, -60), subject.Resolution);
        Assert.Equal(2, new SecondDerivativeSubject(Find("isrlu"), x => x).Switches.Count());
    }

    /// <summary>Softmax of four numbers of which one runs: the derivative of weighted outputs, and of one output, by central differences of an independent softmax.</summary>
    [Theory]
    [InlineData(0, 0, "vector-Jacobian product by input 1")]
    [InlineData(1, 3, "vector-Jacobian product by input 4")]
    [InlineData(2, 0, "Jacobian-vector product, output 1, by input 1")]
    [InlineData(3, 3, "Jacobian-vector product, output 4, by input 4")]
    public void A_vector_activation_claims_both_products(int index, int input, string name)
    {
        var subject = VectorSubject.Of(Catalog.FindVector("softmax")!).ElementAt(index);
        Assert.Equal(("softmax", name, "actlab audit softmax", false), (subject.Activation, subject.Name, subject.Command, subject.AnswersSpecialValues));
        double[] weights = index == 2 ? [1, 0, 0, 0] : index == 3 ? [0, 0, 0, 1] : [1, -0.375, 2.5, 0.8125];
        double F(double x)
        {
            double[] inputs = [0.5, -1.25, 2, 0.75];
            inputs[input] = x;
            return inputs.Zip(weights, (v, w) => w * Math.Exp(v)).Sum() / inputs.Sum(Math.Exp);
        }

        const double At = 0.25, Step = 1e-5;
        Assert.Equal((F(At + Step) - F(At - Step)) / (2 * Step), subject.PlainClaim(At), 1e-9);
        AssertAt(subject, At, t => F(At + t), subject.PlainClaim(At), Witness.Textbook, Witness.Formula);
        Assert.Equal(4, VectorSubject.Of(Catalog.FindVector("softmax")!).Count());
    }

    /// <summary>Of four inputs a gated unit has two outputs, a_i max(b_i, 0).</summary>
    [Fact]
    public void Outputs_may_be_fewer_than_inputs()
    {
        VectorSubject[] subjects = [.. VectorSubject.Of(Catalog.FindVector("reglu")!)];
        Assert.Equal([2, -1.25 * -0.375, 2, -1.25], subjects.Select(s => s.PlainClaim(0.25)));
        Assert.Equal([2, 0, 2, 0], subjects.Select(s => s.PlainClaim(-0.25)));
        Assert.Equal("Jacobian-vector product, output 2, by input 4", subjects[3].Name);
        Assert.Equal([0.0], Crossing.Find(subjects[3].Switches, [-1, 1]).Select(c => c.X));
    }

    static FormulaSubject Formula(string f, string df, params (string Name, double Value)[] set)
    {
        var parameters = set.ToDictionary(p => p.Name, p => p.Value);
        return new(Expression.Parse(f, parameters), Expression.Parse(df, parameters));
    }

    [Fact]
    public void A_formula_is_shown_with_its_parameters()
    {
        var subject = Formula("a*x^2 + b", "2*a*x", ("a", 0.1), ("b", 2), ("c", 3));
        Assert.Equal(("formula", "2*a*x"), (subject.Activation, subject.Name.Replace(" ", "", StringComparison.Ordinal)));
        Assert.StartsWith("actlab audit --f \"", subject.Command, StringComparison.Ordinal);
        Assert.EndsWith(" --set \"a=0.1\" --set \"b=2\"", subject.Command, StringComparison.Ordinal);
        AssertAt(subject, 3, t => (0.1 * (3 + t) * (3 + t)) + 2, 0.6, Witness.Textbook);
        Assert.Null(subject.Declared);
        Assert.False(subject.AnswersSpecialValues);
        Assert.Equal("mine", new FormulaSubject(Expression.Parse("x"), Expression.Parse("1")) { Id = "mine" }.Activation);
        Assert.Equal((1, 1, 1, 1), (Formula("max(x, 1)", "1").Switches.Count(), Formula("1/x", "1").Singularities.Count(), Formula("sin(x)", "1").Angles.Count(), Formula("x", "max(x, 1)").ClaimSwitches.Count()));
    }

    /// <summary>A part of the claim is infinite; a sum is less than 1/16 of its larger part. In claims of more than 256 parts nothing is looked for.</summary>
    [Fact]
    public void A_formula_knows_where_its_claim_overflows_and_cancels()
    {
        var sigmoid = Formula("x", "1/(1 + exp(-x))");
        Assert.Equal((true, false), (sigmoid.Overflows(-710), sigmoid.Overflows(-709)));
        var sum = Formula("x", "(x + 1) * 2");
        Assert.Equal((true, false, false), (sum.Cancels(-1.0624), sum.Cancels(-1.07), sum.Cancels(2)));
        Assert.False(Formula("x", "x + 1").Cancels(-0.9375));
        Assert.True(Formula("x", "x - 1").Cancels(0.94));
        Assert.False(Formula("x", "x * 0.001").Cancels(1));
        string Long(int terms) => string.Concat(Enumerable.Repeat("1 + ", terms)) + "exp(x)";
        Assert.True(Formula("x", Long(100)).Overflows(710));
        Assert.False(Formula("x", Long(200)).Overflows(710));
    }

    /// <summary>106 bits hold 1 + 2^-104 exactly, but not surely 1 + 2^-105; the sum with 0 is a double.</summary>
    [Fact]
    public void Displacements_are_exact_where_they_can_be()
    {
        var line = Formula("x", "1");
        Bounded At(double x, int power) => line.Function(x, Math.ScaleB(1, power));
        Assert.True(At(1, -104).Error.IsZero);
        Assert.False(At(1, -105).Error.IsZero);
        Assert.Equal(Math.ScaleB(1, -105), (At(1, -105).Value - DoubleDouble.One).ToDouble());
        Assert.True(At(1, 52).Error.IsZero);
        Assert.False(At(1, 53).Error.IsZero);
        Assert.True(At(Math.ScaleB(1, -52), 0).Error.IsZero);
        Assert.False(At(Math.ScaleB(1, -53), 0).Error.IsZero);
        Assert.Equal(Math.ScaleB(1, -104), (At(1, -104).Value - DoubleDouble.One).ToDouble());
        Assert.Equal(Math.ScaleB(1, -300), Of(At(0, -300)));
        Assert.Equal(3, Of(line.Function(3, 0)));
        Assert.True(line.Function(Math.ScaleB(1, -600), 0).Error.IsZero);
    }

    /// <summary>x, with three false statements for the default parameter.</summary>
    readonly record struct Misstated : IActivation<Misstated>
    {
        public static ActivationInfo Info { get; } = new("misstated", "Misstated", "x", "1", "[0, inf)", "a test")
        {
            Parameters = [new("a", "1")],
            IsMonotone = false,
            Centre = Centre.None,
            KnownPoints = [],
        };

        public static Misstated With(ParameterSet parameters) => default;

        public IReadOnlyList<Kink> Kinks => [];

        public T Forward<T>(T x) where T : struct, IReal<T> => x;

        public T Derivative<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, x, T.Of(1), x);
    }
}
