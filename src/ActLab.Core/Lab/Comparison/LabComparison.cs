using System.Collections.Concurrent;
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

    /// <summary>Seeds that every function was measured on.</summary>
    public int Seeds => Contenders[0].Outcomes.Count;

    /// <summary>
    /// Makes all runs, on all cores; the result does not depend on their number. Ended early, it is the comparison on as many seeds as
    /// are done from the first one on.
    /// </summary>
    /// <param name="plan">What is compared.</param>
    /// <param name="progress">Told the share of runs made and the function of the last one, by one thread at a time.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was ended before the first seed was done.</exception>
    /// <exception cref="BadInputException">A run cannot be made.</exception>
    public static LabComparison Run(ComparisonPlan plan, Action<double, string> progress, CancellationToken stop)
    {
        var (first, gate, done) = (plan.Training.Seed, new Lock(), 0);
        var tuning = new Outcome?[plan.Functions.Count * plan.Rates.Count * ComparisonPlan.TuningSeeds];
        Fill(tuning, i =>
        {
            var (function, rest) = Math.DivRem(i, plan.Rates.Count * ComparisonPlan.TuningSeeds);
            return (plan.Functions[function], plan.Rates[rest / ComparisonPlan.TuningSeeds], first + TuningOffset + (ulong)(rest % ComparisonPlan.TuningSeeds));
        });
        var rates = Enumerable.Range(0, plan.Functions.Count).Select(function => BestRate(plan, tuning, function)).ToList();

        // Seed by seed, so that what is there when it ends early is worth something.
        var outcomes = new Outcome?[plan.Functions.Count * plan.Seeds];
        try
        {
            Fill(outcomes, i => (plan.Functions[i % plan.Functions.Count], rates[i % plan.Functions.Count], first + (ulong)(i / plan.Functions.Count)));
        }
        catch (OperationCanceledException) when (WholeSeeds(outcomes, plan.Functions.Count) > 0)
        {
            // What is done is compared below.
        }

        var seeds = WholeSeeds(outcomes, plan.Functions.Count);
        var data = plan.Data(first).Training;
        var contenders = plan.Functions.Select((function, i) => new Contender(
            function.Name,
            new Network(data.Inputs, [.. plan.Training.Hidden.Select(layer => layer with { Function = function }), new(data.Outputs, new IdentityFunction())]).Parameters.Length,
            rates[i], plan.Rates.Count > 1 && (rates[i] == plan.Rates[0] || rates[i] == plan.Rates[^1]), [.. Enumerable.Range(0, seeds).Select(seed => outcomes[(seed * plan.Functions.Count) + i]!.Value)]));
        IReadOnlyList<Contender> ranked = [.. contenders.OrderBy(c => c.HeldOut.Median)];
        return new(ranked, Compared(ranked));

        void Fill(Outcome?[] found, Func<int, (LayerFunction Function, double Rate, ulong Seed)> run)
        {
            try
            {
                var inOrder = Partitioner.Create(Enumerable.Range(0, found.Length), EnumerablePartitionerOptions.NoBuffering);
                Parallel.ForEach(inOrder, new ParallelOptions { CancellationToken = stop }, i =>
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
        }
    }

    /// <summary>Seeds from the first one on whose runs are all made.</summary>
    static int WholeSeeds(Outcome?[] outcomes, int functions) => outcomes.TakeWhile(outcome => outcome is not null).Count() / functions;

    static double BestRate(ComparisonPlan plan, Outcome?[] tuning, int function) =>
        plan.Rates.Select((rate, r) => (Rate: rate, Median: MedianInterval.Of(
            [.. tuning.Skip(((function * plan.Rates.Count) + r) * ComparisonPlan.TuningSeeds).Take(ComparisonPlan.TuningSeeds).Select(o => o!.Value.HeldOut)]).Median))
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
