namespace ActLab.Bench;

/// <summary>
/// Times of several works side by side: in every round each of them runs for one short time slice, in random order, so that
/// whatever slows the machine for a while slows them all, and their ratios within a round stay.
/// </summary>
/// <remarks>
/// Slices are short against those of the scheduler and last equally long. On a busy machine with two cores a kernel
/// compared with itself came out within 0.01 % this way, and within 14 % by one measurement after the other.
/// </remarks>
static class Rounds
{
    /// <summary>How long a slice is, in nanoseconds; a work that takes longer runs once.</summary>
    public const double Slice = 250_000;

    /// <summary>Fewest rounds, however long they take.</summary>
    public const int Fewest = 15;

    const int Tries = 9;

    /// <summary>Measures until the budget is spent.</summary>
    /// <returns>Nanoseconds of one run, for each work and each round.</returns>
    public static double[][] Measure(IReadOnlyList<Action> works, TimeSpan budget, Random random, TimeProvider clock)
    {
        var runs = works.Select(w => RunsPerSlice(w, clock)).ToArray();
        var round = works.Zip(runs).Sum(w => Time(w.First, w.Second, clock));
        var times = works.Select(_ => new double[Math.Max(Fewest, (int)(budget.TotalNanoseconds / round))]).ToArray();
        var order = Enumerable.Range(0, works.Count).ToArray();
        for (var i = 0; i < times[0].Length; i++)
        {
            random.Shuffle(order);
            foreach (var work in order)
            {
                times[work][i] = Time(works[work], runs[work], clock) / runs[work];
            }
        }

        return times;
    }

    /// <summary>By the shortest of several tries: a single one may have been interrupted.</summary>
    static int RunsPerSlice(Action work, TimeProvider clock)
    {
        for (var runs = 1; ; runs *= 2)
        {
            var shortest = Enumerable.Range(0, Tries).Min(_ => Time(work, runs, clock));
            if (shortest >= Slice / 2)
            {
                return Math.Max(1, (int)Math.Round(runs * (Slice / shortest)));
            }
        }
    }

    /// <summary>Nanoseconds of so many runs.</summary>
    static double Time(Action work, int runs, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        for (var i = 0; i < runs; i++)
        {
            work();
        }

        return (clock.GetTimestamp() - start) * 1e9 / clock.TimestampFrequency;
    }
}
