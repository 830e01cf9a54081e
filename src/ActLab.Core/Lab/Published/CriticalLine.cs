namespace ActLab.Core.Lab.Published;

/// <summary>Where tanh networks neither forget nor scramble their input: chi = 1; and chi on both sides of it.</summary>
sealed class CriticalLine : PublishedResult
{
    const string Source = "Poole et al. 2016; digits solved from their equations elsewhere";

    /// <inheritdoc/>
    public override string Title => "tanh's critical line";

    /// <inheritdoc/>
    public override IEnumerable<LabClaim> Measure(LabParts parts)
    {
        var tanh = parts.Activation("tanh");
        yield return new(
            "critical-weight-variance", "Schoenholz et al. 2017", "at a bias variance of 0.05 the critical weight variance is 1.76", Relation.Equal,
            1.76, CriticalWeightVariance(tanh, 0.05), 0.005, "half a unit of the last digit printed");
        foreach (var (q, published) in ((double, double)[])[(0.1, 1.177569), (0.5, 1.687975), (2, 2.861162)])
        {
            var mean = new GaussianMean(tanh, 0, q);
            yield return Digits($"critical-{Text(q)}", $"at variance {Text(q)} the critical weight variance 1 / E f'^2", published, 1 / mean.Of((_, _, slope) => slope * slope));
        }

        foreach (var (deviation, published) in ((double, double)[])[(1.3, 0.939807), (2.5, 1.585225), (4, 2.367261)])
        {
            var theory = new MeanField(tanh, deviation * deviation, 0.3 * 0.3);
            yield return Digits($"chi-{Text(deviation)}", $"weights of deviation {Text(deviation)} and biases of 0.3: chi", published, theory.Chi(theory.FixedPoint()));
        }

        static LabClaim Digits(string id, string claim, double published, double measured) =>
            new(id, Source, claim, Relation.Equal, published, measured, 5e-7 + 1e-9, "half a unit of the sixth decimal, and 1e-9 for the quadrature");

        static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>1 / E f'^2 at the q where q - E f^2 / E f'^2, which grows with q, is the variance of the biases.</summary>
    static double CriticalWeightVariance(Activation tanh, double biasVariance)
    {
        var (low, high) = (1e-3, 10.0);
        for (var i = 0; i < 60; i++)
        {
            var q = (low + high) / 2;
            var (square, slope) = Means(q);
            (low, high) = q - (square / slope) < biasVariance ? (q, high) : (low, q);
        }

        return 1 / Means(low).Slope;

        (double Square, double Slope) Means(double q)
        {
            var mean = new GaussianMean(tanh, 0, q);
            return (mean.Of((_, f, _) => f * f), mean.Of((_, _, slope) => slope * slope));
        }
    }
}
