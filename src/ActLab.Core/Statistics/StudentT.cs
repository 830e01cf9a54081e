namespace ActLab.Core.Statistics;

/// <summary>Student's distribution (1908), for degrees of freedom that need not be whole.</summary>
public static class StudentT
{
    const double Tiny = 1e-300;

    const double Smallest = 4e-16;

    /// <summary>The half-width, in standard errors, of an interval that holds the mean with this confidence.</summary>
    /// <param name="confidence">Above 0 and below 1.</param>
    /// <param name="freedom">Degrees of freedom, at least 1.</param>
    public static double HalfWidth(double confidence, double freedom)
    {
        var (low, high) = (0.0, 1.0);
        while (Outside(high, freedom) > 1 - confidence)
        {
            (low, high) = (high, 2 * high);
        }

        for (var middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2)
        {
            (low, high) = Outside(middle, freedom) > 1 - confidence ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The probability of a value below -t or above t.</summary>
    /// <param name="t">Above 0.</param>
    /// <param name="freedom">Degrees of freedom, at least 1.</param>
    public static double Outside(double t, double freedom)
    {
        // The incomplete beta function with arguments n/2 and 1/2 at n/(n + t^2); its fraction converges below the mean.
        var (a, b, x) = (freedom / 2, 0.5, freedom / (freedom + (t * t)));
        var y = t * t / (freedom + (t * t));
        var front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(y)) + LogGamma(a + b) - LogGamma(a)) / Math.Sqrt(Math.PI);
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - (front * Fraction(b, a, y) / b);
    }

    /// <summary>The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz' method (1976).</summary>
    static double Fraction(double a, double b, double x)
    {
        var (c, d, value, before) = (1.0, 0.0, 1.0, 0.0);
        for (var m = 0; Math.Abs(value - before) > Smallest * value; m++)
        {
            before = value;
            Step(-(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1)));
            Step((m + 1) * (b - m - 1) * x / ((a + (2 * m) + 1) * (a + (2 * m) + 2)));
        }

        return 1 / value;

        void Step(double term)
        {
            d = 1 / Away(1 + (term * d));
            c = Away(1 + (term / c));
            value *= c * d;
        }

        static double Away(double denominator) => Math.Abs(denominator) < Tiny ? Tiny : denominator;
    }

    /// <summary>ln gamma(x) for x of at least 1/2, by Stirling's series (DLMF 5.11.1) above 12.</summary>
    static double LogGamma(double x)
    {
        var product = 1.0;
        for (; x < 12; x++)
        {
            product *= x;
        }

        var square = 1 / (x * x);
        var series = (1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square * (1.0 / 1188))))))));
        return ((x - 0.5) * Math.Log(x)) - x + (Math.Log(2 * Math.PI) / 2) + (series / x) - Math.Log(product);
    }
}
