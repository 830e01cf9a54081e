using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>What was measured of one layer. Shares are NaN where there is nothing to divide by.</summary>
/// <param name="Rows">Rows measured.</param>
/// <param name="Units">Units per row.</param>
/// <param name="Options">How it was measured.</param>
/// <param name="Values">The values of the tensor, over all units.</param>
/// <param name="UnitValues">The values of the tensor, by unit.</param>
/// <param name="SignEntropy">
/// Mean over units of the entropy of the sign, in bits: -p log2 p - (1 - p) log2(1 - p) with p = P(z &gt; 0);
/// 0 = always one sign, 1 = half and half. Null for outputs.
/// </param>
/// <param name="Activations">One entry per activation asked for.</param>
/// <param name="Histogram">The values sorted into bins; null if not asked for.</param>
/// <param name="LooksLikeOutputs">Why the values are most likely outputs, not pre-activations; null if nothing says so.</param>
public sealed record StatisticsResult(
    long Rows, int Units, StatisticsOptions Options, ValueStatistics Values, IReadOnlyList<ValueStatistics> UnitValues,
    double? SignEntropy, IReadOnlyList<ActivationStatistics> Activations, ValueHistogram? Histogram, string? LooksLikeOutputs)
{
    /// <summary>Shares at which quantiles are given.</summary>
    public static IReadOnlyList<double> QuantileShares { get; } = [0.01, 0.5, 0.98, 0.99];

    /// <summary>Units above 0 on every row, ascending: a rectifier is linear there.</summary>
    public IReadOnlyList<int> AlwaysOn => [.. Enumerable.Range(0, Units).Where(u => Rows > 0 && UnitValues[u].Positive == Rows)];

    /// <summary>The quantiles at <see cref="QuantileShares"/>, to <see cref="ValueHistogram.RelativeError"/>; empty without a histogram.</summary>
    public IReadOnlyList<(double Share, double Value)> Quantiles => Histogram is { } histogram
        ? [.. QuantileShares.Select(p => (p, histogram.Quantile(p, Options.Input)))]
        : [];

    /// <summary>
    /// The histogram as bars of equal width from the first to the last per cent of the values, those beyond in the outermost
    /// bars; null without a histogram or a spread.
    /// </summary>
    public HistogramBars? Picture(int bars)
    {
        var (low, high) = Histogram is { } values ? (values.Quantile(0.01, Options.Input), values.Quantile(0.99, Options.Input)) : (0, 0);
        if (!(low < high))
        {
            return null;
        }

        double[] edges = [.. Enumerable.Range(0, bars + 1).Select(i => low + ((high - low) * i / bars))];
        return new(edges, Histogram!.Between(edges));
    }
}

/// <summary>Counts between edges.</summary>
/// <param name="Edges">Ascending, one more than there are counts.</param>
/// <param name="Counts">Values from an edge up to the next.</param>
public sealed record HistogramBars(IReadOnlyList<double> Edges, IReadOnlyList<long> Counts);

/// <summary>Counts and moments of values as the tensor holds them: pre-activations, or outputs with <see cref="StatisticsOptions.Post"/>.</summary>
/// <param name="NaN">Values that are no number.</param>
/// <param name="PosInf">Values +inf.</param>
/// <param name="NegInf">Values -inf.</param>
/// <param name="Zero">Values +0 or -0.</param>
/// <param name="NegativeZero">Values -0.</param>
/// <param name="Subnormal">Values too small for the tensor's type to hold at full precision, zeros not among them.</param>
/// <param name="Positive">Values above 0, +inf among them: how often the unit fired.</param>
/// <param name="FirstPositive">The first row with a value above 0, from 0 on; null where there is none.</param>
/// <param name="LastPositive">The last such row; null where there is none.</param>
/// <param name="Moments">Moments of the finite values. Their largest and smallest are a unit's margins: how far from firing, and from falling silent.</param>
public readonly record struct ValueStatistics(
    long NaN, long PosInf, long NegInf, long Zero, long NegativeZero, long Subnormal, long Positive,
    long? FirstPositive, long? LastPositive, Moments Moments)
{
    /// <summary>Share of the values that are above 0, NaN left out.</summary>
    public Proportion Firing => Proportion.Of(Positive, Moments.Count + PosInf + NegInf);
}

/// <summary>What one activation does to the layer.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Profile">Where it is flat.</param>
/// <param name="Outputs">Outputs over all units.</param>
/// <param name="UnitOutputs">Outputs by unit.</param>
/// <param name="Dead">Units whose output is 0 on every row.</param>
/// <param name="Dormant">Units whose output is small beside the layer's mean, by threshold.</param>
/// <param name="Faint">Units whose output is small in itself, by threshold.</param>
/// <param name="Saturations">Saturated shares by epsilon, that of the options first; empty for outputs.</param>
/// <param name="ExactZeros">Shares of finite values whose derivative is exactly 0, by type, the tensor's own first; empty for outputs.</param>
/// <param name="Bands">Outputs near the bounds; null for an activation without bounds.</param>
/// <param name="Depth">How deep a network of such layers passes gradients; null for outputs.</param>
public sealed record ActivationStatistics(
    Activation Activation, SaturationProfile Profile, OutputStatistics Outputs, IReadOnlyList<OutputStatistics> UnitOutputs,
    DeadUnits Dead, IReadOnlyList<DormantUnits> Dormant, IReadOnlyList<DormantUnits> Faint,
    IReadOnlyList<SaturatedShares> Saturations, IReadOnlyList<ExactZeroShare> ExactZeros, OutputBands? Bands, GradientDepth? Depth)
{
    /// <summary>The threshold that is shown where there is room for one.</summary>
    public const double StandardTau = 0.025;

    /// <summary>The units dormant at <see cref="StandardTau"/>.</summary>
    public DormantUnits StandardDormant => Dormant.Single(d => d.Tau == StandardTau);
}

/// <summary>Counts and means over outputs.</summary>
/// <param name="Zero">Outputs that are 0 when rounded to the input's type, those of infinite inputs among them.</param>
/// <param name="MeanMagnitude">E abs(h) over finite values of the tensor.</param>
/// <param name="Mean">E h over finite values.</param>
/// <param name="MeanSquare">E h^2 over finite values.</param>
/// <param name="DormantScore">E abs(h_i) / mean over units k of E abs(h_k); 0 where the whole layer is 0. Over a layer: 1 or 0.</param>
/// <param name="Saturation">Saturated shares; null for outputs.</param>
/// <param name="MeanSquareGain">E f'(z)^2 over finite values, what one layer multiplies a squared gradient by; null for outputs.</param>
/// <param name="Phi">E abs(g'), g' = 2 (h - low) / (high - low) - 1 (Rakitianskaia and Engelbrecht 2015); null without bounds.</param>
public readonly record struct OutputStatistics(
    long Zero, double MeanMagnitude, double Mean, double MeanSquare, double DormantScore,
    Saturation? Saturation, double? MeanSquareGain, double? Phi)
{
    /// <summary>E h^2 - (E h)^2, not below 0.</summary>
    public double Variance => Math.Max(0, MeanSquare - (Mean * Mean));
}

/// <summary>Shares of the finite values; see <see cref="SaturationProfile"/> for the two sides and the exact zeros.</summary>
/// <param name="Left">abs(f') &lt;= epsilon max abs(f') and x below the centre.</param>
/// <param name="Right">abs(f') &lt;= epsilon max abs(f') and x at the centre or above.</param>
/// <param name="ExactZeroDerivative">f'(x) = 0, or the output rounded to the input's type is the asymptote.</param>
public readonly record struct Saturation(double Left, double Right, double ExactZeroDerivative);

/// <summary>Saturated shares of the finite values at one epsilon.</summary>
/// <param name="Epsilon">abs(f') &lt;= Epsilon max abs(f') counts as saturated.</param>
/// <param name="Left">Below the centre.</param>
/// <param name="Right">At the centre or above.</param>
public readonly record struct SaturatedShares(double Epsilon, double Left, double Right);

/// <summary>A share of the finite values for one type of numbers.</summary>
/// <param name="Type">The type that outputs are rounded to.</param>
/// <param name="Share">f'(x) = 0, or the output rounded to the type is the asymptote.</param>
public readonly record struct ExactZeroShare(NumberType Type, double Share);

/// <summary>Outputs near the bounds of a bounded activation: within epsilon times (high - low).</summary>
/// <param name="Low">Share of the finite values near the lower bound.</param>
/// <param name="High">Share of the finite values near the upper bound.</param>
/// <param name="SaturatedUnits">Units whose output is near a bound on every row, ascending: what death is to a rectifier.</param>
public sealed record OutputBands(double Low, double High, IReadOnlyList<int> SaturatedUnits);

/// <summary>Dead: h = 0 on every row measured, after rounding to the input's type.</summary>
/// <param name="Units">Their indices, ascending.</param>
/// <param name="Bound95">
/// What n rows can tell: each is nonzero on at most this share of all rows, with 95 % confidence, 1 - 0.05^(1/n).
/// </param>
public sealed record DeadUnits(IReadOnlyList<int> Units, double Bound95);

/// <summary>
/// Dormant (Sokar, Agarwal, Castro and Evci 2023): E abs(h_i) / mean_k E abs(h_k) &lt;= tau. Faint, which sees a layer that
/// shrinks as a whole: E abs(h_i) &lt; tau.
/// </summary>
/// <param name="Tau">The threshold.</param>
/// <param name="Units">Their indices, ascending.</param>
public sealed record DormantUnits(double Tau, IReadOnlyList<int> Units);
