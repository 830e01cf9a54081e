using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Expressions;
using ActLab.Core.Numbers;
using ActLab.Tests.Expressions;
using Xunit;

namespace ActLab.Tests.Audit;

public class RandomFormulaAuditTests
{
    /// <summary>
    /// Two answers of a symbolic derivative are rightly refuted and left out here: NaN at a hole where the function has a limit,
    /// and at an exact tie the sum of branches that do not belong together, max(x, 3) - max(3, x) at 3.
    /// </summary>
    [Fact]
    public void No_witness_refutes_the_symbolic_derivative_of_a_random_formula()
    {
        var (random, catalog) = (new Random(11), new Catalog());
        var verdicts = new List<Verdict>();
        for (var i = 0; i < 300; i++)
        {
            var f = Expression.Parse(RandomFormula.Next(random, 3), RandomFormula.Parameters, catalog);
            try
            {
                var result = Audits.Run(new FormulaSubject(f, f.Derivative()), new(-3, 3));
                verdicts.Add(result.Verdict);
                var refuted = result.Rows.Where(r => r.Verdict == Verdict.Fail && !double.IsNaN(r.Claimed) && !IsTie(f, r.X)).ToList();
                Assert.True(refuted.Count == 0, $"{f}\n{f.Derivative()}\n{string.Join("\n", refuted.Take(3).SelectMany(r => r.Witnesses.Select(w => (r.X, r.Claimed, w))))}");
            }
            catch (BadInputException)
            {
                verdicts.Add(Verdict.Inconclusive);
            }
        }

        static bool IsTie(Expression f, double x) => f.Switches.Any(s => s.Evaluate(DoubleDouble.Of(x)).IsZero);
        Assert.InRange(verdicts.Count(v => v == Verdict.Pass), 150, 300);
    }
}
