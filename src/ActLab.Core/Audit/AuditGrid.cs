namespace ActLab.Core.Audit;

/// <summary>The points of an audit: dense near 0 and around given places, even over [-10, 10], sparse in the tails.</summary>
static class AuditGrid
{
    /// <summary>Where double arithmetic, or a formula of e^x in it, changes its behaviour.</summary>
    static readonly double[] Landmarks =
    [
        18.4, 20, 36.75, 38, 88.8, 104, 177, 354, 355, 363, 372.5, 700, 708.3, 708.5, 709.75, 709.8, 710, 740, 744, 745,
    ];

    /// <summary>Distances in ulps at which a place is looked at from both sides.</summary>
    static readonly int[] Near = [0, 1, 2, 3, 8, 1 << 10, 1 << 20, 1 << 30];

    /// <summary>The points, ascending, -0 before +0.</summary>
    public static double[] Points(double from, double to)
    {
        var points = new List<double> { from, to };
        points.AddRange(Enumerable.Range(-160, 321).Select(i => i / 16.0));
        points.AddRange(Enumerable.Range(0, 65).Select(i => from + (to - from) * (i / 64.0)));
        foreach (var sign in (double[])[1, -1])
        {
            var end = Math.Max(sign * (sign > 0 ? to : from), 10);
            points.AddRange(Enumerable.Range(0, 48).Select(i => sign * 10 * Math.Pow(end / 10, i / 48.0)));
            points.AddRange(Enumerable.Range(0, 24).Select(i => sign * Math.ScaleB(1, -i)));
            points.AddRange(Enumerable.Range(1, 32).Select(i => sign * Math.ScaleB(1, -33 * i)));
            points.AddRange(((double[])[0, double.Epsilon, 3 * double.Epsilon, 1e-310, double.BitDecrement(Math.ScaleB(1, -1022))])
                .Concat(Landmarks).Select(x => sign * x));
        }

        return Within(points, from, to);
    }

    /// <summary>The points and their neighbourhood.</summary>
    public static double[] With(double[] points, IEnumerable<double> places, double from, double to) => Within(
        points.Concat(places.SelectMany(p => Near.SelectMany(n => (double[])[DoubleOrder.Step(p, n), DoubleOrder.Step(p, -n)])
            .Concat(Enumerable.Range(2, 20).SelectMany(i => (double[])[p + Math.ScaleB(1, -2 * i), p - Math.ScaleB(1, -2 * i)])))),
        from, to);

    static double[] Within(IEnumerable<double> points, double from, double to) =>
        [.. points.Where(x => from <= x && x <= to).Select(DoubleOrder.Key).Distinct().Order().Select(DoubleOrder.At)];
}
