using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Expressions;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Expressions;

/// <summary>What holds of every formula, tried on ten thousand seeded ones each.</summary>
public class TenThousandFormulasTests
{
    const int Many = 10_000;

    /// <summary>Numeric differentiation stays this near to x.</summary>
    const double Reach = 1.0 / 512;

    static readonly Catalog Catalog = new();

    [Fact]
    public void Symbolic_automatic_and_numeric_derivatives_agree_within_their_bounds()
    {
        var random = new Random(20_261);
        var (exact, numeric) = (0, 0);
        for (var i = 0; i < Many; i++)
        {
            var f = Expression.Parse(RandomFormula.Next(random, 3), RandomFormula.Parameters, Catalog);
            var derivative = f.Derivative();
            var x = Math.ScaleB(random.NextDouble() * 4 - 2, random.Next(-6, 3));
            if (!IsAwayFromSwitches(f, x) || !IsAwayFromSwitches(derivative, x))
            {
                continue;
            }

            var symbolic = derivative.Evaluate(Bounded.Of(x));
            var (value, automatic) = f.Evaluate(Dual<Bounded>.Variable(Bounded.Of(x)));
            if (!symbolic.Error.IsFinite || !automatic.Error.IsFinite || !value.Error.IsFinite)
            {
                continue;
            }

            exact++;
            Assert.True(
                DoubleDouble.Abs(symbolic.Value - automatic.Value) <= symbolic.Error + automatic.Error,
                $"{f} at {x:R}: {derivative} is {symbolic.Value}, automatic {automatic.Value}");
            var estimate = NumericDerivative.Central(t => f.Evaluate(Bounded.Of(x) + Bounded.Of(t)), Reach, Math.ILogB(x));
            if (estimate.IsKnown)
            {
                numeric++;
                Assert.True(
                    DoubleDouble.Abs(symbolic.Value - estimate.Value) <= symbolic.Error + estimate.Bound,
                    $"{f} at {x:R}: {derivative} is {symbolic.Value}, numeric {estimate.Value} within {estimate.Bound}");
            }
        }

        Assert.InRange(exact, Many / 2, Many);
        Assert.InRange(numeric, Many / 2, exact);
    }

    [Fact]
    public void Printed_formulas_and_their_derivatives_read_back_to_the_same_tree()
    {
        var random = new Random(20_262);
        for (var i = 0; i < Many; i++)
        {
            var f = Expression.Parse(RandomFormula.Next(random, random.Next(1, 5)), RandomFormula.Parameters, Catalog);
            Assert.Equal(f, Expression.Parse(f.ToString(), RandomFormula.Parameters, Catalog));
            var derivative = f.Derivative().ToString();
            if (derivative.Length <= Expression.MaxLength && Expression.TryParse(derivative, RandomFormula.Parameters, Catalog, out var read, out var error))
            {
                Assert.Equal(derivative, read.ToString());
                Assert.Equal(f.Derivative(), read);
            }
            else
            {
                Assert.True(f.Derivative().Size > 300, derivative);
            }
        }
    }

    [Fact]
    public void Spoilt_formulas_are_read_or_refused_at_a_column_of_the_text()
    {
        const string Garbage = "xz()+-*/^<>=,.'_ \t0123456789eEabcmsin\0\"é\ud83d";
        var random = new Random(20_263);
        var refused = 0;
        for (var i = 0; i < Many; i++)
        {
            var text = RandomFormula.Next(random, random.Next(1, 5));
            for (var spoils = random.Next(1, 5); spoils > 0 && text.Length > 0; spoils--)
            {
                var (at, length) = (random.Next(text.Length), random.Next(0, 3));
                text = text.Remove(at, Math.Min(length, text.Length - at))
                    .Insert(at, new string([.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => Garbage[random.Next(Garbage.Length)])]));
            }

            if (Expression.TryParse(text, RandomFormula.Parameters, Catalog, out var read, out var error))
            {
                Assert.Equal(read, Expression.Parse(read.ToString(), RandomFormula.Parameters, Catalog));
            }
            else
            {
                refused++;
                Assert.InRange(error.Column, 1, text.Length + 1);
                Assert.False(string.IsNullOrEmpty(error.Message));
            }
        }

        Assert.InRange(refused, Many / 4, Many);
    }

    /// <summary>Whether no switch of the formula nears 0 within the reach of numeric differentiation, nor anything a root, a logarithm or a quotient is of.</summary>
    static bool IsAwayFromSwitches(Expression f, double x) => f.Switches.Concat(f.Singularities).All(s =>
    {
        var signs = Enumerable.Range(-4, 9).Select(i => s.Evaluate(Bounded.Of(x + (i * Reach / 2)))).ToList();
        return signs.All(v => v.Error.IsFinite && (v.Error.IsZero || DoubleDouble.Abs(v.Value) > v.Error) && v.Value.Sign == signs[0].Value.Sign);
    });
}
