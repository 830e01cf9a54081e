namespace ActLab.Core.Statistics;

/// <summary>From sums and counts to statistics.</summary>
sealed class Summary(LayerPlan plan, BlockSums sums, LayerCounts counts)
{
    /// <summary>As many exact zeros or ends of [-1, 1] among the values are no pre-activations'.</summary>
    const double ManyOfOutputs = 0.01;

    static readonly double[] Taus = [0, ActivationStatistics.StandardTau, 0.1];
    static readonly double[] FaintBelow = [1e-6, 1e-4, 1e-2];

    readonly int _units = plan.Shape.Units;
    readonly long _rows = counts.Rows;
    readonly StatisticsOptions _options = plan.Options;

    /// <summary>The whole result.</summary>
    public StatisticsResult Result()
    {
        var values = new UnitList<ValueStatistics>(_units, u => Values(UnitMoments(u).First(), field => Total(field, u), _rows, [u]));
        var layer = Values(MomentLanes.MergeAll(0, _units, UnitMoments).First(), Total, _rows * _units, Enumerable.Range(0, _units));
        double? entropy = _options.Post ? null : values.Select(SignEntropy).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
        return new(_rows, _units, _options, layer, values, entropy,
            [.. plan.Activations.Select(a => Outputs(a, layer))], counts.Histogram, LooksLikeOutputs(layer));
    }

    ActivationStatistics Outputs(ActivationPlan activation, ValueStatistics layer)
    {
        var mean = Enumerable.Range(0, _units).Select(u => Magnitude(activation, u)).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
        double Score(double magnitude) => mean == 0 ? magnitude : magnitude / mean;

        OutputStatistics Of(Func<int, double> sum, Func<int, long> count, long finite, double score) => new(
            count(ActivationPlan.ZeroOutput), sum(ActivationPlan.Magnitude) / finite, sum(ActivationPlan.Output) / finite,
            sum(ActivationPlan.Square) / finite, score,
            _options.Post ? null : new(
                (double)count(ActivationPlan.Left(0)) / finite, (double)count(ActivationPlan.Right(0)) / finite,
                (double)count(activation.ExactZero(0)) / finite),
            _options.Post ? null : sum(ActivationPlan.Gain) / finite,
            activation.Profile.IsBounded ? sum(ActivationPlan.Distance) / finite : null);

        var outputs = new UnitList<OutputStatistics>(_units, u => Of(
            field => Sum(activation, field, u), field => Count(activation, field, u), Finite(u), Score(Magnitude(activation, u))));
        var (dormant, faint) = Small(activation, Score);
        var all = Of(field => Sum(activation, field), field => Count(activation, field), layer.Moments.Count, Score(mean));
        double Share(int field) => (double)Count(activation, field) / layer.Moments.Count;
        return new(activation.Activation, activation.Profile, all, outputs,
            new(Where(u => _rows > 0 && Count(activation, ActivationPlan.ZeroOutput, u) == _rows), Proportion.NoneBound(_rows)),
            dormant, faint,
            _options.Post ? [] : [.. _options.Epsilons.Select((e, i) => new SaturatedShares(e, Share(ActivationPlan.Left(i)), Share(ActivationPlan.Right(i))))],
            _options.Post ? [] : [.. _options.Types.Select((t, i) => new ExactZeroShare(t, Share(activation.ExactZero(i))))],
            activation.Profile.IsBounded
                ? new(Share(ActivationPlan.LowBand), Share(ActivationPlan.HighBand), Where(u => _rows > 0
                    && Count(activation, ActivationPlan.LowBand, u) + Count(activation, ActivationPlan.HighBand, u) == _rows))
                : null,
            all.MeanSquareGain is { } gain ? GradientDepth.Of(layer.Moments, all.MeanSquare, gain, _options.WeightVariance) : null);
    }

    /// <summary>The units whose outputs are small, beside the layer's mean and in themselves.</summary>
    (DormantUnits[] Dormant, DormantUnits[] Faint) Small(ActivationPlan activation, Func<double, double> score)
    {
        double[] magnitudes = [.. Enumerable.Range(0, _units).Select(u => Magnitude(activation, u))];
        return (
            [.. Taus.Select(tau => new DormantUnits(tau, Where(u => score(magnitudes[u]) <= tau)))],
            [.. FaintBelow.Select(bound => new DormantUnits(bound, Where(u => magnitudes[u] < bound)))]);
    }

    ValueStatistics Values(Moments moments, Func<int, long> total, long count, IEnumerable<int> units)
    {
        var (posInf, negInf) = (total(LayerCounts.PosInf), total(LayerCounts.NegInf));
        var columns = units.SelectMany(u => plan.Shape.ColumnsOf(u)).ToList();
        var (first, last) = (columns.Select(c => counts.First[c]).DefaultIfEmpty(long.MaxValue).Min(), columns.Select(c => counts.Last[c]).DefaultIfEmpty(-1).Max());
        return new(
            count - moments.Count - posInf - negInf, posInf, negInf, total(LayerCounts.Zero), total(LayerCounts.NegativeZero),
            total(LayerCounts.Subnormal), total(LayerCounts.Positive), last < 0 ? null : first, last < 0 ? null : last, moments);
    }

    /// <summary>What rectifiers and squashing functions leave behind; pre-activations have hardly ever an exact 0, 1 or -1.</summary>
    string? LooksLikeOutputs(ValueStatistics layer)
    {
        if (_options.Post || layer.Moments.Count == 0)
        {
            return null;
        }

        var (zeros, ends) = ((double)layer.Zero / layer.Moments.Count, (double)Total(LayerCounts.Ends) / layer.Moments.Count);
        var (min, max) = (layer.Moments.Min, layer.Moments.Max);
        return min == 0 && max > 0 && zeros >= ManyOfOutputs ? "no value is below 0 and many are exactly 0"
            : min >= -1 && max <= 1 && ends >= ManyOfOutputs ? $"all values lie in [{(min < 0 ? -1 : 0)}, 1] and many are exactly at its ends"
            : null;
    }

    double SignEntropy(ValueStatistics values)
    {
        var p = values.Positive / (double)(_rows - values.NaN);
        return p is 0 or 1 ? 0 : -((p * Math.Log2(p)) + ((1 - p) * Math.Log2(1 - p)));
    }

    /// <summary>Finite values of a unit.</summary>
    long Finite(int unit)
    {
        var count = 0.0;
        for (var f = 0; f < plan.Shape.Fold; f++)
        {
            var column = (f * _units) + unit;
            count += sums.Moments[column / Tile.Lanes].Count[column % Tile.Lanes];
        }

        return (long)count;
    }

    /// <summary>E abs(h) of a unit.</summary>
    double Magnitude(ActivationPlan activation, int unit) => Sum(activation, ActivationPlan.Magnitude, unit) / Finite(unit);

    MomentLanes UnitMoments(int unit) => MomentLanes.MergeAll(0, plan.Shape.Fold, f => sums.MomentsOf((f * _units) + unit));

    double Sum(ActivationPlan activation, int field, int unit)
    {
        var column = sums.Field(activation.FirstSum + field);
        var total = 0.0;
        for (var f = 0; f < plan.Shape.Fold; f++)
        {
            total += column[(f * _units) + unit];
        }

        return total;
    }

    long Total(int field, int unit)
    {
        var column = counts.Field(field);
        var total = 0L;
        for (var f = 0; f < plan.Shape.Fold; f++)
        {
            total += column[(f * _units) + unit];
        }

        return total;
    }

    double Sum(ActivationPlan activation, int field) => Enumerable.Range(0, _units).Sum(u => Sum(activation, field, u));

    long Total(int field) => Enumerable.Range(0, _units).Sum(u => Total(field, u));

    long Count(ActivationPlan activation, int field, int unit) => Count(activation, field, of => Total(of, unit));

    long Count(ActivationPlan activation, int field) => Count(activation, field, Total);

    /// <summary>What was counted of one field, and infinite values too where no output was evaluated, so that they were not.</summary>
    static long Count(ActivationPlan activation, int field, Func<int, long> total)
    {
        bool AreZeros(double infinity) => field == ActivationPlan.ZeroOutput && activation.Pieces is not null && activation.IsZeroAt(infinity);
        return total(LayerCounts.ValueFields + activation.FirstCount + field)
            + (AreZeros(double.NegativeInfinity) ? total(LayerCounts.NegInf) : 0) + (AreZeros(double.PositiveInfinity) ? total(LayerCounts.PosInf) : 0);
    }

    int[] Where(Func<int, bool> unit) => [.. Enumerable.Range(0, _units).Where(unit)];
}
