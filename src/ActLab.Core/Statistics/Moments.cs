namespace ActLab.Core.Statistics;

/// <summary>Moments of a set of finite values, about their mean m, with ddof = 0.</summary>
/// <param name="Count">Number n of finite values.</param>
/// <param name="Mean">m = sum x / n; NaN when n = 0.</param>
/// <param name="M2">sum (x - m)^2</param>
/// <param name="M3">sum (x - m)^3</param>
/// <param name="M4">sum (x - m)^4</param>
/// <param name="Min">Smallest value; NaN when n = 0.</param>
/// <param name="Max">Largest value; NaN when n = 0.</param>
public readonly record struct Moments(long Count, double Mean, double M2, double M3, double M4, double Min, double Max)
{
    /// <summary>M2 / n, NumPy's var with ddof = 0.</summary>
    public double Variance => M2 / Count;

    /// <summary>Square root of the variance.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>L2 norm sqrt(sum x^2), that of a gradient if the tensor holds one.</summary>
    public double Norm => Count == 0 ? 0 : Math.Sqrt(M2 + (Count * Mean * Mean));

    /// <summary>Largest abs(x); NaN when n = 0.</summary>
    public double MaxMagnitude => Math.Max(Math.Abs(Min), Math.Abs(Max));

    /// <summary>(M3 / n) / sd^3; NaN for constant data.</summary>
    public double Skewness => M3 / Count / (Variance * StandardDeviation);

    /// <summary>Excess kurtosis (M4 / n) / sd^4 - 3, which is 0 for a normal distribution; NaN for constant data.</summary>
    public double ExcessKurtosis => (M4 / Count / (Variance * Variance)) - 3;
}
