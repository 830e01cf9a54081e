using System.Runtime.ExceptionServices;
using ActLab.Core.Statistics;

namespace ActLab.Core.Lab.Comparison;

/// <summary>Functions compared on the same data, network, budget and seeds, each at the learning rate that suits it best.</summary>
/// <remarks>
/// The rate is chosen on seeds that are not measured on. Pairs are compared seed by seed by the logarithms of their losses on the rows held out.
/// </remarks>
/// <param name="Contenders">The functions, the one with the lowest median loss on the rows held out first.</param>
/// <param name="Pairs">All pairs of them.</param>
public sealed record LabComparison(IReadOnlyList<Contender> Contenders, IReadOnlyList<Pair> Pairs)
{
    /// <summary>Seeds on which rates are chosen begin so far behind those measured on.</summary>
    const ulong TuningOffset = 1_000_000_007;

    /// <summary>Makes all runs, on all cores; the result does not depend on their number.</summary>
    /// <param name="plan">What is compared.</param>
    /// <param name="progress">Told the share of runs made and the function of the last one, by one thread at a time.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    /// <exception cref="BadInputException">A run cannot be made.</exception>
    public static LabComparison Run(ComparisonPlan plan, Action<double, string> progress, CancellationToken stop)
    {
        var (first, gate, done) = (plan.Training.Seed, new Lock(), 0);
        var tuning = All(plan.Functions.Count * plan.Rates.Count * ComparisonPlan.TuningSeeds, i =>
        {
            var (function, rest) = Math.DivRem(i, plan.Rates.Count * ComparisonPlan.TuningSeeds);
            return (plan.Functions[function], plan.Rates[rest / ComparisonPlan.TuningSeeds], first + TuningOffset + (ulong)(rest % ComparisonPlan.TuningSeeds));
        });
        var rates = Enumerable.Range(0, plan.Functions.Count).Select(function => BestRate(plan, tuning, function)).ToList();
        var outcomes = All(plan.Functions.Count * plan.Seeds, i => (plan.Functions[i / plan.Seeds], rates[i / plan.Seeds], first + (ulong)(i % plan.Seeds)));
        var data = plan.Data(first).Training;
        var contenders = plan.Functions.Select((function, i) => new Contender(
            function.Name,
            new Network(data.Inputs, [.. plan.Training.Hidden.Select(layer => layer with { Function = function }), new(data.Outputs, new IdentityFunction())]).Parameters.Length,
            rates[i], plan.Rates.Count > 1 && (rates[i] == plan.Rates[0] || rates[i] == plan.Rates[^1]), outcomes[(i * plan.Seeds)..((i + 1) * plan.Seeds)]));
        IReadOnlyList<Contender> ranked = [.. contenders.OrderBy(c => c.HeldOut.Median)];
        return new(ranked, Compared(ranked));

        Outcome[] All(int count, Func<int, (LayerFunction Function, double Rate, ulong Seed)> run)
        {
            var found = new Outcome[count];
            try
            {
                Parallel.For(0, count, new ParallelOptions { CancellationToken = stop }, i =>
                {
                    var (function, rate, seed) = run(i);
                    found[i] = Outcome.Of(plan, function, rate, seed, stop);
                    lock (gate)
                    {
                        progress((double)++done / plan.Runs, function.Name);
                    }
                });
            }
            catch (AggregateException problem)
            {
                stop.ThrowIfCancellationRequested();
                ExceptionDispatchInfo.Throw(problem.InnerExceptions[0]);
            }

            return found;
        }
    }

    static double BestRate(ComparisonPlan plan, Outcome[] tuning, int function) =>
        plan.Rates.Select((rate, r) => (Rate: rate, Median: MedianInterval.Of(
            [.. tuning.Skip(((function * plan.Rates.Count) + r) * ComparisonPlan.TuningSeeds).Take(ComparisonPlan.TuningSeeds).Select(o => o.HeldOut)]).Median))
            .MinBy(candidate => candidate.Median).Rate;

    static IReadOnlyList<Pair> Compared(IReadOnlyList<Contender> ranked)
    {
        var pairs = (
            from i in Enumerable.Range(0, ranked.Count)
            from j in Enumerable.Range(i + 1, ranked.Count - i - 1)
            let differences = ranked[i].Outcomes.Zip(ranked[j].Outcomes, (a, b) => Logarithm(b.HeldOut) - Logarithm(a.HeldOut)).ToList()
            select (Lower: ranked[i], Higher: ranked[j], Wins: differences.Count(d => d > 0), P: SignedRank.PValue(differences))).ToList();
        var safe = SignedRank.Holm([.. pairs.Select(p => p.P)]);
        return [.. pairs.Select((p, i) => new Pair(p.Lower, p.Higher, p.Wins, safe[i]))];
    }

    /// <summary>An infinite loss counts as the largest there is, so that two of them are equal; one of 0 as the smallest.</summary>
    static double Logarithm(double loss) => Math.Log(Math.Clamp(loss, double.Epsilon, double.MaxValue));
}
