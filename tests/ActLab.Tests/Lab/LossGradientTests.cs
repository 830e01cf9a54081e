using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Lab;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Lab;

/// <summary>
/// The gradient of the whole loss against numeric differentiation of that loss in double-double, at every parameter: as the audit does it
/// with formulas, within eight times what rounding in double may explain.
/// </summary>
public class LossGradientTests
{
    /// <summary>A witness blunter than this, or a claim so rough, would let errors through: shares of the largest gradient, or of the loss.</summary>
    const double Sharp = 1e-12, Rough = 1e-9;

    static readonly string[] Losses = [.. Loss.All.Select(l => l.Name)];
    static readonly string[] Initializers = [.. Initializer.All.Select(i => i.Name), "sigma=0.7"];

    public static TheoryData<string, string, string, string> EveryFunction()
    {
        var data = new TheoryData<string, string, string, string>();
        string[] functions = [.. new Catalog().All.Select(a => a.Id), "maxout:2", "maxout:3"];
        var turn = 0;
        foreach (var function in functions)
        {
            foreach (var loss in Losses)
            {
                data.Add(function, loss, Initializers[turn % Initializers.Length], Optimizer.Names[turn % Optimizer.Names.Count]);
                turn++;
            }
        }

        return data;
    }

    public static TheoryData<string, string, string, string> EveryStart()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var initializer in Initializers)
        {
            foreach (var optimizer in Optimizer.Names)
            {
                data.Add("prelu", "cross-entropy", initializer, optimizer);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryFunction))]
    [MemberData(nameof(EveryStart))]
    public void Every_parameter_agrees_with_numeric_differentiation(string function, string loss, string initializer, string optimizer)
    {
        // Three classes or two: several outputs or one. All of the initialisers, losses and optimizers get both.
        var name = function.Length % 2 == 0 ? "blobs" : "moons";
        Assert.Equal("", Disagreement(Trained(Plans.Function(function), loss, initializer, optimizer, name)));
    }

    [Fact]
    public void A_slope_of_one_everywhere_is_found()
    {
        var broken = new ElementwiseFunction(new Activation<ReluWithSlopeOne>());
        Assert.NotEqual("", Disagreement(Trained(broken, "squared", "he", "sgd", "moons")));
    }

    /// <summary>A small network after three steps, so that optimizers and biases have done something.</summary>
    static (Network Network, Loss Loss, DataSet Data) Trained(LayerFunction function, string loss, string initializer, string optimizer, string name)
    {
        var whole = Toys.Generate(name, 3).Training;
        var few = whole with { X = whole.X[..(3 * whole.Inputs)], Targets = whole.Targets[..(3 * whole.Outputs)] };
        var plan = Plans.Of() with
        {
            Hidden = [new(3, function), new(2, function)],
            Initializer = Initializer.Find(initializer),
            Loss = Plans.Loss(loss),
            Optimizer = optimizer,
            Rate = 0.05,
            Batch = 2,
            Seed = 5,
        };
        var run = new TrainingRun(plan, new(name, few, few));

        // Behind units that are 0 on every row a bias of 0 would stand on the kink, where there is no derivative.
        var random = new RandomSource(7);
        foreach (var layer in run.Network.Layers)
        {
            foreach (ref var bias in layer.Biases(run.Network.Parameters))
            {
                bias = 0.2 * random.Normal();
            }
        }

        for (var step = 0; step < 3; step++)
        {
            run.Step();
        }

        return (run.Network, plan.Loss, few);
    }

    /// <summary>The first parameter whose gradient numeric differentiation refutes or cannot decide; empty if there is none.</summary>
    static string Disagreement((Network Network, Loss Loss, DataSet Data) trained)
    {
        var (network, loss, data) = trained;
        var textbook = new TextbookNetwork(network, loss, data);
        var (claims, bounds, parameters) = (Gradient(network, loss, data), textbook.Gradient(), network.Parameters.ToArray());
        var scale = Math.Max(claims.Max(Math.Abs), textbook.Loss(i => new Real64(parameters[i])).Value);
        for (var p = 0; p < claims.Length; p++)
        {
            var numeric = NumericDerivative.Central(
                t => textbook.Loss(i => i == p ? Bounded.Exact(DoubleDouble.Of(parameters[i]) + DoubleDouble.Of(t)) : Bounded.Exact(parameters[i])),
                Math.ScaleB(1, -19), 0);
            var (value, error) = (numeric.Value.ToDouble(), numeric.Bound.ToDouble());
            var allowed = Judge.Allowance * bounds[p].Error;
            if (!(error <= Sharp * scale) || !(allowed <= Rough * scale) || !(Math.Abs(claims[p] - value) <= allowed + error))
            {
                return $"parameter {p}: {claims[p]:R}, numeric {value:R} +- {error:R}, allowed {allowed:R}, largest {scale:R}";
            }
        }

        return "";
    }

    static double[] Gradient(Network network, Loss loss, DataSet data)
    {
        var pass = new Pass(network, data.Rows);
        data.X.CopyTo(pass.Input(data.Rows));
        pass.Forward(data.Rows);
        loss.Evaluate(pass.Output, data.Targets, data.Outputs, pass.OutputGradient);
        pass.Backward();
        return pass.Gradient.ToArray();
    }
}
