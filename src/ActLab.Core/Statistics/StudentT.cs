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

    /// <summary>The probability of a value from -t to t.</summary>
    /// <param name="t">At least 0.</param>
    /// <param name="freedom">Degrees of freedom, at least 1.</param>
    public static double Within(double t, double freedom) => 1 - Outside(t, freedom);

    /// <summary>The probability of a value below -t or above t, also where it is small.</summary>
    /// <param name="t">At least 0.</param>
    /// <param name="freedom">Degrees of freedom, at least 1.</param>
    public static double Outside(double t, double freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);

        // The incomplete beta function with arguments n/2 and 1/2 at n/(n + t^2); its fraction converges below the mean.
        var (a, b, x) = (freedom / 2, 0.5, freedom / (freedom + (t * t)));
        var y = 1 / (1 + (freedom / (t * t)));
        var front = Math.Pow(x, a) * Math.Sqrt(y) * HalfStep(a) / Math.Sqrt(Math.PI);
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

    /// <summary>gamma(x + 1/2) / gamma(x) for x of at least 1/2, by the difference of Stirling's series above 16.</summary>
    static double HalfStep(double x)
    {
        var product = 1.0;
        for (; x < 16; x++)
        {
            product *= x / (x + 0.5);
        }

        var square = 1 / (x * x);
        var tail = (17.0 / 14336) - (square * ((31.0 / 18432) - (square * (691.0 / 180224))));
        return product * Math.Sqrt(x) * Math.Exp(-((1.0 / 8) - (square * ((1.0 / 192) - (square * ((1.0 / 640) - (square * tail)))))) / x);
    }
}
