namespace ActLab.Core.Lab.Published;

/// <summary>SELU maps mean 0 and variance 1 to themselves, contracts towards them, and keeps a domain about them.</summary>
sealed class SeluFixedPoint : PublishedResult
{
    const string Source = "Klambauer, Unterthiner, Mayr & Hochreiter 2017";

    /// <summary>A unit of the last digit printed: 0.0888347... is printed as 0.088834, cut off and not rounded.</summary>
    const double PrintedSix = 1e-6, PrintedFive = 1e-5, PrintedFour = 1e-4;

    /// <inheritdoc/>
    public override string Title => "SELU's fixed point";

    /// <inheritdoc/>
    public override IEnumerable<LabClaim> Measure(LabParts parts)
    {
        var selu = parts.Activation("selu");
        var unit = new GaussianMean(selu, 0, 1);
        const string Digits = "a unit of the last digit printed, which the source cuts off, and the quadrature's error";
        yield return Exact("selu-mean", "at mean 0 and variance 1 the mean stays 0", 0, (_, f, _) => f);
        yield return Exact("selu-variance", "at mean 0 and variance 1 the variance stays 1", 1, (_, f, _) => f * f);

        // dE g(sqrt(v) t) / dv at v = 1 is E g' t / 2.
        var (mean, variance) = (unit.Of((t, _, slope) => slope * t / 2), unit.Of((t, f, slope) => f * slope * t));
        var error = unit.ErrorOf((t, _, slope) => slope * t / 2) + unit.ErrorOf((t, f, slope) => f * slope * t);
        yield return new("selu-jacobian-mean", Source, "at (0, 1) the new mean's derivative by the variance is 0.088834", Relation.Equal, 0.088834, mean, PrintedSix + error, Digits);
        yield return new("selu-jacobian-variance", Source, "at (0, 1) the new variance's derivative by the variance is 0.782648", Relation.Equal, 0.782648, variance, PrintedSix + error, Digits);
        yield return new(
            "selu-jacobian-norm", Source, "at (0, 1) the Jacobian's spectral norm is 0.7877, below 1", Relation.Equal,
            0.7877, Math.Sqrt((mean * mean) + (variance * variance)), PrintedFour + error, Digits);
        foreach (var claim in Domain(selu))
        {
            yield return claim;
        }

        LabClaim Exact(string id, string claim, double published, Func<double, double, double, double> g) =>
            new(id, Source + ", equations 4 and 5", claim, Relation.Equal, published, unit.Of(g), unit.ErrorOf(g), "the quadrature's error");
    }

    /// <summary>Theorem 1: means within 0.1, mean weights within 0.1, variances 0.8 to 1.5, squared weights 0.95 to 1.1.</summary>
    static IEnumerable<LabClaim> Domain(Activation selu)
    {
        const int Steps = 20;
        const double MeanEnd = 0.1 * 0.1, Low = 0.8 * 0.95, High = 1.5 * 1.1;
        const string Reason = "a unit of the last digit printed";
        var images = (
            from m in Enumerable.Range(-1, 3)
            from v in Enumerable.Range(0, Steps + 1)
            let at = new GaussianMean(selu, m * MeanEnd, Low + ((High - Low) * v / Steps))
            let mean = at.Of((_, f, _) => f)
            select (Mean: mean, Variance: at.Of((_, f, _) => f * f) - (mean * mean))).ToList();
        yield return new("selu-domain-mean-low", Source + ", theorem 1", "within the domain the new mean is at least -0.03106", Relation.AtLeast, -0.03106, images.Min(i => i.Mean), PrintedFive, Reason);
        yield return new("selu-domain-mean-high", Source + ", theorem 1", "within the domain the new mean is at most 0.06773", Relation.AtMost, 0.06773, images.Max(i => i.Mean), PrintedFive, Reason);
        yield return new("selu-domain-variance-low", Source + ", theorem 1", "within the domain the new variance is at least 0.80009", Relation.AtLeast, 0.80009, images.Min(i => i.Variance), PrintedFive, Reason);
        yield return new("selu-domain-variance-high", Source + ", theorem 1", "within the domain the new variance is at most 1.48617", Relation.AtMost, 1.48617, images.Max(i => i.Variance), PrintedFive, Reason);
    }
}
