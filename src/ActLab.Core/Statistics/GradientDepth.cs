namespace ActLab.Core.Statistics;

/// <summary>
/// How deep a network of layers like this one passes gradients, by the mean-field factor chi = fan_in Var(W) E f'(z)^2 on the
/// squared gradient of a layer (Schoenholz, Gilmer, Ganguli and Sohl-Dickstein 2017).
/// </summary>
/// <param name="WeightVariance">fan_in Var(W).</param>
/// <param name="IsGiven">
/// Whether that was given; if not it is the one that keeps the mean square of the pre-activations without biases,
/// E z^2 / E f(z)^2, as the initialisation of He, Zhang, Ren and Sun 2015 does for ReLU.
/// </param>
/// <param name="Factor">sqrt(chi), what a layer multiplies the norm of a gradient by.</param>
public sealed record GradientDepth(double WeightVariance, bool IsGiven, double Factor)
{
    /// <summary>What counts as lost.</summary>
    public const double Loss = 1e-6;

    /// <summary>Layers until the norm is 1e-6 of what it was, ln 1e-6 / ln sqrt(chi); +inf where it does not shrink, NaN where there is no factor.</summary>
    public double Layers => Factor >= 1 ? double.PositiveInfinity : Math.Log(Loss) / Math.Log(Factor);

    /// <summary>The depth for measured means.</summary>
    public static GradientDepth Of(Moments values, double meanSquareOutput, double gain, double? weightVariance)
    {
        var variance = weightVariance ?? ((values.Variance + (values.Mean * values.Mean)) / meanSquareOutput);
        return new(variance, weightVariance is not null, Math.Sqrt(variance * gain));
    }
}
