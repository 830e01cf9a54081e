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
public sealed record StatisticsResult(
    long Rows, int Units, StatisticsOptions Options, ValueStatistics Values, IReadOnlyList<ValueStatistics> UnitValues,
    double? SignEntropy, IReadOnlyList<ActivationStatistics> Activations);

/// <summary>Counts and moments of values as the tensor holds them: pre-activations, or outputs with <see cref="StatisticsOptions.Post"/>.</summary>
/// <param name="NaN">Values that are no number.</param>
/// <param name="PosInf">Values +inf.</param>
/// <param name="NegInf">Values -inf.</param>
/// <param name="Zero">Values +0 or -0.</param>
/// <param name="Positive">Values above 0, +inf among them: how often the unit fired.</param>
/// <param name="Moments">Moments of the finite values.</param>
public readonly record struct ValueStatistics(long NaN, long PosInf, long NegInf, long Zero, long Positive, Moments Moments);

/// <summary>What one activation does to the layer.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Profile">Where it is flat.</param>
/// <param name="Outputs">Outputs over all units.</param>
/// <param name="UnitOutputs">Outputs by unit.</param>
/// <param name="Dead">Units whose output is 0 on every row.</param>
/// <param name="Dormant">Units whose output is small beside the layer's mean, by threshold.</param>
public sealed record ActivationStatistics(
    Activation Activation, SaturationProfile Profile, OutputStatistics Outputs, IReadOnlyList<OutputStatistics> UnitOutputs,
    DeadUnits Dead, IReadOnlyList<DormantUnits> Dormant);

/// <summary>Counts and means over outputs.</summary>
/// <param name="Zero">Outputs that are 0 when rounded to the input's type, those of infinite inputs among them.</param>
/// <param name="MeanMagnitude">E abs(h) over finite values of the tensor.</param>
/// <param name="DormantScore">E abs(h_i) / mean over units k of E abs(h_k); 0 where the whole layer is 0. Over a layer: 1 or 0.</param>
/// <param name="Saturation">Saturated shares; null for outputs.</param>
/// <param name="MeanSquareGain">E f'(z)^2 over finite values, what one layer multiplies a squared gradient by; null for outputs.</param>
public readonly record struct OutputStatistics(
    long Zero, double MeanMagnitude, double DormantScore, Saturation? Saturation, double? MeanSquareGain);

/// <summary>Shares of the finite values; see <see cref="SaturationProfile"/> for the two sides and the exact zeros.</summary>
/// <param name="Left">abs(f') &lt;= epsilon max abs(f') and x below the centre.</param>
/// <param name="Right">abs(f') &lt;= epsilon max abs(f') and x at the centre or above.</param>
/// <param name="ExactZeroDerivative">f'(x) = 0, or the output rounded to the input's type is the asymptote.</param>
public readonly record struct Saturation(double Left, double Right, double ExactZeroDerivative);

/// <summary>Dead: h = 0 on every row measured, after rounding to the input's type.</summary>
/// <param name="Units">Their indices, ascending.</param>
/// <param name="Bound95">
/// What n rows can tell: each is nonzero on at most this share of all rows, with 95 % confidence, 1 - 0.05^(1/n).
/// </param>
public sealed record DeadUnits(IReadOnlyList<int> Units, double Bound95);

/// <summary>Dormant (Sokar, Agarwal, Castro and Evci 2023): E abs(h_i) / mean_k E abs(h_k) &lt;= tau.</summary>
/// <param name="Tau">The threshold, inclusive.</param>
/// <param name="Units">Their indices, ascending.</param>
public sealed record DormantUnits(double Tau, IReadOnlyList<int> Units);
