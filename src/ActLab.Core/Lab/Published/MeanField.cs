namespace ActLab.Core.Lab.Published;

/// <summary>The mean-field theory of wide networks with random weights, of an activation f.</summary>
/// <remarks>
/// Pre-activations of a layer have variance q' = sw2 E f(sqrt(q) t)^2 + sb2, a squared gradient is multiplied by chi = sw2 E f'(sqrt(q) t)^2
/// on its way through a layer; sw2 is the fan-in times the variance of a weight, sb2 the variance of a bias. Sources: Poole, Lahiri, Raghu,
/// Sohl-Dickstein &amp; Ganguli 2016; Schoenholz, Gilmer, Ganguli &amp; Sohl-Dickstein 2017.
/// </remarks>
sealed record MeanField(Activation Activation, double WeightVariance, double BiasVariance)
{
    /// <summary>Take f' from automatic differentiation of f: a prediction must not rest on the derivative that is measured.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Where q tends to 0 the theory is taken here: what is homogeneous or odd is linear there.</summary>
    const double Smallest = 1e-4;

    const int Iterations = 1000;

    /// <summary>The variance of pre-activations that layers keep.</summary>
    public double FixedPoint()
    {
        var q = 1.0;
        for (var i = 0; i < Iterations && q > Smallest; i++)
        {
            var next = (WeightVariance * new GaussianMean(Activation, 0, q, IsAutomatic).Of((_, f, _) => f * f)) + BiasVariance;
            if (Math.Abs(next - q) <= 1e-14 * q)
            {
                return next;
            }

            q = next;
        }

        return Math.Max(q, Smallest);
    }

    /// <summary>What a squared gradient is multiplied by.</summary>
    public double Chi(double q) => WeightVariance * new GaussianMean(Activation, 0, q, IsAutomatic).Of((_, _, slope) => slope * slope);

    /// <summary>3 E f'^4 / (E f'^2)^2 - 1: n times the relative variance of that factor in a layer of n units.</summary>
    public double Spread(double q)
    {
        var mean = new GaussianMean(Activation, 0, q, IsAutomatic);
        var square = mean.Of((_, _, slope) => slope * slope);
        return (3 * mean.Of((_, _, slope) => slope * slope * slope * slope) / (square * square)) - 1;
    }
}
