namespace ActLab.Core.Statistics;

/// <summary>Whether paired differences lie about 0: Wilcoxon's signed-rank test (1945), two-sided and exact, ties and zeros by Pratt (1959).</summary>
public static class SignedRank
{
    /// <summary>
    /// The share of all choices of signs whose rank sum is at least as far from its mean as the one seen. Differences of 0 are ranked and then
    /// dropped; equal sizes share the mean of their ranks.
    /// </summary>
    /// <param name="differences">Independent differences, no NaN; only their signs and the order of their sizes matter.</param>
    public static double PValue(IReadOnlyList<double> differences)
    {
        double[] sizes = [.. differences.Select(Math.Abs)];

        // Twice the mean rank is a whole number.
        int[] ranks = [.. sizes.Select(s => (2 * sizes.Count(other => other < s)) + sizes.Count(other => other == s) + 1)];
        var nonzero = Enumerable.Range(0, sizes.Length).Where(i => sizes[i] > 0).ToList();
        var total = nonzero.Sum(i => ranks[i]);
        var distance = Math.Abs((2 * nonzero.Where(i => differences[i] > 0).Sum(i => ranks[i])) - total);

        // share[s]: how likely the positive ranks add up to s when every sign is a fair coin.
        var share = new double[total + 1];
        share[0] = 1;
        foreach (var rank in nonzero.Select(i => ranks[i]))
        {
            for (var s = total; s >= 0; s--)
            {
                share[s] = (share[s] + (s >= rank ? share[s - rank] : 0)) / 2;
            }
        }

        return Math.Min(1, share.Where((_, s) => Math.Abs((2 * s) - total) >= distance).Sum());
    }

    /// <summary>p-values made safe against testing several at once (Holm 1979), in the same order.</summary>
    public static double[] Holm(IReadOnlyList<double> values)
    {
        var (adjusted, largest, left) = (new double[values.Count], 0.0, values.Count);
        foreach (var i in Enumerable.Range(0, values.Count).OrderBy(i => values[i]))
        {
            adjusted[i] = largest = Math.Max(largest, Math.Min(1, values[i] * left--));
        }

        return adjusted;
    }
}
