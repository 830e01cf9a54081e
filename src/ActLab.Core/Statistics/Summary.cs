namespace ActLab.Core.Statistics;

/// <summary>From sums to statistics.</summary>
sealed class Summary(BlockSums sums, int fold, int units, long rows, StatisticsOptions options)
{
    static readonly double[] Taus = [0.025, 0.1];

    /// <summary>The whole result.</summary>
    public StatisticsResult Result(IReadOnlyList<Activation> activations, SaturationProfile[] profiles)
    {
        var moments = Enumerable.Range(0, units).Select(UnitMoments).ToArray();
        var values = moments.Select((m, u) => Values(m.First(), field => Total(field, u), rows)).ToArray();
        var layer = Values(MomentLanes.MergeAll(moments).First(), Total, rows * units);
        double? entropy = options.Post ? null : values.Select(SignEntropy).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
        return new(rows, units, options, layer, values, entropy,
            [.. activations.Select((a, i) => Outputs(a, profiles[i], i, layer, values))]);
    }

    ActivationStatistics Outputs(
        Activation activation, SaturationProfile profile, int index, ValueStatistics layer, ValueStatistics[] values)
    {
        var first = BlockSums.ValueFields + (index * BlockSums.OutputFields);
        var magnitudes = values.Select((v, u) => Total(first + BlockSums.Magnitude, u) / v.Moments.Count).ToArray();
        var mean = magnitudes.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
        double Score(double magnitude) => mean == 0 ? magnitude : magnitude / mean;

        var outputs = values.Select((v, u) =>
            Outputs(field => Total(first + field, u), v.Moments.Count, Score(magnitudes[u]))).ToArray();
        var all = Outputs(field => Total(first + field), layer.Moments.Count, Score(mean));
        return new(activation, profile, all, outputs,
            new(Where(u => rows > 0 && outputs[u].Zero == rows), 1 - Math.Pow(0.05, 1.0 / rows)),
            [.. Taus.Select(tau => new DormantUnits(tau, Where(u => outputs[u].DormantScore <= tau)))]);
    }

    OutputStatistics Outputs(Func<int, double> total, long finite, double score) => new(
        (long)total(BlockSums.ZeroOutput), total(BlockSums.Magnitude) / finite, score,
        options.Post ? null : new(
            total(BlockSums.Left) / finite, total(BlockSums.Right) / finite, total(BlockSums.ExactZero) / finite),
        options.Post ? null : total(BlockSums.SquaredDerivative) / finite);

    static ValueStatistics Values(Moments moments, Func<int, double> total, long count)
    {
        var (posInf, negInf) = ((long)total(BlockSums.PosInf), (long)total(BlockSums.NegInf));
        return new(
            count - moments.Count - posInf - negInf, posInf, negInf,
            (long)total(BlockSums.Zero), (long)total(BlockSums.Positive), moments);
    }

    double SignEntropy(ValueStatistics values)
    {
        var p = values.Positive / (double)(rows - values.NaN);
        return p is 0 or 1 ? 0 : -((p * Math.Log2(p)) + ((1 - p) * Math.Log2(1 - p)));
    }

    MomentLanes UnitMoments(int unit)
    {
        var parts = new MomentLanes[fold];
        for (var f = 0; f < fold; f++)
        {
            parts[f] = sums.Moments((f * units) + unit);
        }

        return MomentLanes.MergeAll(parts);
    }

    double Total(int field, int unit)
    {
        var column = sums.Field(field);
        var total = 0.0;
        for (var f = 0; f < fold; f++)
        {
            total += column[(f * units) + unit];
        }

        return total;
    }

    double Total(int field) => Enumerable.Range(0, units).Sum(u => Total(field, u));

    int[] Where(Func<int, bool> unit) => [.. Enumerable.Range(0, units).Where(unit)];
}
