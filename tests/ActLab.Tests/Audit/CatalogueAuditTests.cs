using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

public class CatalogueAuditTests
{
    public static TheoryData<string, string> Parameters()
    {
        var data = new TheoryData<string, string>(new Catalog().All.Select(a => (a.Id, "")));
        data.AddRange(
            ("elu", "alpha=2"), ("prelu", "alpha=2"), ("prelu", "alpha=0.25"), ("softplus", "beta=0.5"),
            ("leaky-relu", "alpha=0"), ("leaky-relu", "alpha=1"), ("elu", "alpha=-1"),
            ("maxout", "pieces=-1,0;0,0.5;2,-1"), ("maxout", "pieces=0,1;2,0"),
            ("maxout", "pieces=0,0;3,-1"), ("maxout", "pieces=-1,0;0,0.3;2,-1"), ("maxout", "pieces=0,1;2,0;5,-9"),
            ("maxout", "pieces=1,2"), ("maxout", "pieces=1,0;-1,0;1,0"), ("softplus", "beta=3"),
            ("softplus", "beta=1e-12"), ("softplus", "beta=1e12"),
            ("hard-shrink", "lambda=0"), ("hard-shrink", "lambda=0.3"), ("soft-shrink", "lambda=0"), ("soft-shrink", "lambda=2"),
            ("shrink", "bias=0.5"), ("shrink", "bias=0.7"), ("shrink", "lambda=0"), ("shrink", "lambda=0 bias=0.25"),
            ("threshold", "value=0.5"), ("threshold", "threshold=-0.1 value=20"), ("thresholded-relu", "alpha=0"), ("thresholded-relu", "alpha=-2"),
            ("hard-tanh", "min=-0.1 max=7"), ("clip", "min=-3 max=0.1"), ("hard-sigmoid", "width=5"), ("hard-sigmoid", "width=0.7"),
            ("celu", "alpha=0.3"), ("celu", "alpha=7"), ("rrelu", "lower=1 upper=1"), ("rrelu", "lower=-0.3 upper=0.1"),
            ("squareplus", "b=0.1"), ("squareplus", "b=1e12"), ("smelu", "beta=0.3"), ("isru", "alpha=0.1"), ("isru", "alpha=1e12"),
            ("isrlu", "alpha=3"));
        return data;
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Every_activation_passes_strictly(string id, string parameter)
    {
        var activation = Configured(id, parameter);
        var result = Audits.Run(new ActivationSubject(activation, x => Scalar.Derivative(activation, x)), new(Strict: true));
        Assert.True(result.Verdict == Verdict.Pass, string.Join("\n", result.Findings));
        Assert.Empty(result.Findings);
        Assert.InRange(result.Points, 300, 1500);
        var kinks = activation.Kinks.Where(k => k.Jump is null).ToList();
        Assert.Equal(kinks.Count, result.Kinks.Count);
        Assert.All(result.Kinks.Zip(kinks), k => Assert.InRange(k.First.X - k.Second.X, -1e-15, 1e-15));
        Assert.Equal(
            activation.Kinks.Where(k => k.Jump is not null).Select(k => new AuditedJump(k.X, k.Jump!.Value.Left, k.Jump.Value.Right, k.Value)),
            result.Jumps);
        Assert.All(result.Rows, r => Assert.Contains(r.Witnesses, w => w.Opinion == Opinion.Agrees));
    }

    [Theory]
    [InlineData("prelu", "")]
    [InlineData("prelu", "alpha=2")]
    [InlineData("elu", "")]
    [InlineData("elu", "alpha=2")]
    [InlineData("softplus", "")]
    [InlineData("softplus", "beta=0.5")]
    [InlineData("softplus", "beta=3")]
    [InlineData("softplus", "beta=1e-12")]
    [InlineData("softplus", "beta=1e12")]
    public void Derivatives_by_the_parameter_pass(string id, string parameter)
    {
        var activation = Configured(id, parameter);
        var learnable = activation.Learnable!;
        var subject = new ParameterSubject(activation, learnable, x => Scalar.DerivativeByParameter(learnable, x));
        var result = Audits.Run(subject, new(Strict: true));
        Assert.True(result.Verdict == Verdict.Pass, string.Join("\n", result.Findings));
        Assert.Empty(result.Findings);
        Assert.Equal($"derivative by {learnable.Parameter}", result.Subject);
    }

    [Fact]
    public void A_parameter_that_rounds_costs_accuracy_and_not_the_verdict()
    {
        var activation = Configured("softplus", "beta=3");
        var subject = new ActivationSubject(activation, x => Real64.Logistic(new(3 * x)).Value);
        Assert.Equal(FindingKind.Accuracy, Assert.Single(Audits.Run(subject).Findings).Kind);
        Assert.Equal(Verdict.Pass, Audits.Run(subject).Verdict);
        Assert.Equal(Verdict.Fail, Audits.Run(subject, new(Strict: true)).Verdict);
    }

    [Fact]
    public void Numeric_differentiation_alone_decides_nearly_everywhere_a_function_varies()
    {
        var activation = Configured("gelu", "");
        var rows = Audits.Run(new ActivationSubject(activation, x => Scalar.Derivative(activation, x)), new(-10, 10)).Rows;
        var deciding = rows.Count(r => r.By(Witness.Numeric)!.Opinion == Opinion.Agrees);
        Assert.True(deciding > 0.9 * rows.Count, $"{deciding} of {rows.Count}");
    }

    static Activation Configured(string id, string parameters)
    {
        var activation = new Catalog().Find(id);
        return activation.With(parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
            .Aggregate(activation.Parameters, (set, p) => set.With(p[0], p[1])));
    }
}
