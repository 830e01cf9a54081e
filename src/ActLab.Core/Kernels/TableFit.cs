using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>One row of a <see cref="SingleTable"/>: the polynomial of an interval, and what its evaluation may be off.</summary>
/// <remarks>
/// The centre is moved by up to a sixth of the interval to where the function is nearly a float (S. Gal, ACM TOMS 17, 1991);
/// the slope is held in two floats. The other coefficients interpolate at Chebyshev nodes.
/// </remarks>
sealed class TableFit
{
    const int Candidates = 200;

    /// <summary>The part of an ulp of float that counts as nothing.</summary>
    const double Near = 0.01;

    const int Probes = 48;

    readonly TableForm _form;

    readonly Func<double, DoubleDouble> _tabulated;

    readonly float _slope;

    /// <summary>Fits.</summary>
    /// <param name="form">How the polynomial is summed.</param>
    /// <param name="degree">Coefficients beside the value at the centre.</param>
    /// <param name="interval">Where it serves.</param>
    /// <param name="tabulated">What the table holds.</param>
    /// <param name="slope">What the first coefficient is held without.</param>
    public TableFit(TableForm form, int degree, TableInterval interval, Func<double, DoubleDouble> tabulated, float slope)
    {
        (_form, _tabulated, _slope) = (form, tabulated, slope);
        var isAtOrigin = interval.Low == 0 && form is TableForm.Odd or TableForm.LinearUnit;
        var (centre, value) = isAtOrigin
            ? default
            : Centre(interval.Middle, (interval.High - interval.Low) / (6.0 * Candidates), tabulated);
        var atCentre = centre == 0 ? DoubleDouble.Of(value) : tabulated(centre);
        double Secant(double b) => ((tabulated(centre + b) - atCentre) / DoubleDouble.Of(b)).ToDouble();
        (Row, Ulps) = Nodes(degree, interval.Low - centre, interval.High - centre).Select(nodes =>
        {
            var coefficients = Interpolate(Secant, nodes);
            coefficients[0] -= slope;
            float[] row = [centre, value, (float)(coefficients[0] - (float)coefficients[0]), .. coefficients.Select(c => (float)c)];
            return (row, Enumerable.Range(0, Probes + 1).Max(i => ErrorAt(interval.Low + ((interval.High - interval.Low) * (i + 0.3) / (Probes + 1)), row)));
        }).MinBy(fit => fit.Item2);
    }

    /// <summary>The centre, the value there, what the first coefficient leaves, and the coefficients from the first on.</summary>
    public float[] Row { get; }

    /// <summary>The largest error found, in ulps of float; infinite where the way of summing does not serve.</summary>
    public double Ulps { get; }

    /// <summary>
    /// The candidate nearest to the middle where the function is a float but for <see cref="Near"/>, else where it is nearest to
    /// one; and that float.
    /// </summary>
    static (float Centre, float Value) Centre(double middle, double step, Func<double, DoubleDouble> tabulated)
    {
        var best = (Centre: 0f, Value: 0f, Off: double.PositiveInfinity);
        for (var i = 1; i <= Candidates && best.Off > Near; i++)
        {
            var centre = (float)(middle + (i % 2 == 0 ? i : -i) * step);
            var exact = tabulated(centre);
            var value = exact.ToSingle();
            var off = Math.Abs(Ulp.UlpsOfSingle(value, exact));
            if (off < best.Off)
            {
                best = (centre, value, off);
            }
        }

        return (best.Centre, best.Value);
    }

    /// <summary>The approximation's error at a point, and the roundings at their largest, in ulps.</summary>
    double ErrorAt(double x, float[] row)
    {
        var (b, value, slopeLow, slope) = (x - row[0], row[1], row[2], row[3]);
        double tail = 0;
        for (var power = row.Length - 1; power > 3; power--)
        {
            tail = (tail * b) + row[power];
        }

        var rest = (tail * b) + (_form is TableForm.Product or TableForm.Reflected ? slopeLow : 0);
        var truth = _tabulated(x);
        var off = DoubleDouble.Of(value) + (DoubleDouble.Of(_slope + slope + rest) * DoubleDouble.Of(b)) - truth;
        var (error, exact) = (Math.Abs(off.ToDouble()), truth.ToDouble());
        var ulps = _form switch
        {
            TableForm.Direct => 0.5 + InUlps(error + (HalfUlp(slope + rest) * Math.Abs(b)), exact),
            TableForm.Odd or TableForm.LinearUnit => exact > 0
                ? (value == 0 ? 0 : 0.5) + InUlps(error + HalfUlp((_slope + slope + rest) * b) + (HalfUlp(slope + rest) * Math.Abs(b)), exact)
                : double.PositiveInfinity,
            _ => value > 0 && slope * b / value is >= -0.5 and <= 1
                ? 0.5 + InUlps(((error + (HalfUlp(rest) * Math.Abs(b)) + HalfUlp(rest * b)) * Math.Abs(x)) + HalfUlp(rest * b * x), exact * x)
                : double.PositiveInfinity,
        };
        return double.IsNaN(ulps) ? double.PositiveInfinity : ulps;
    }

    /// <summary>An error in ulps of a float near x.</summary>
    static double InUlps(double error, double x) => error / (2 * HalfUlp(x));

    /// <summary>The largest rounding error of a float near x.</summary>
    static double HalfUlp(double x) => x == 0 ? 0 : Math.ScaleB(1, Math.ILogB(x) - 24);

    /// <summary>
    /// An interval's Chebyshev nodes, one more than asked for, but for the nearest to 0 or the one after it: what the polynomial
    /// is multiplied by is 0 there. Which is better depends on the side where the function is steep.
    /// </summary>
    static IEnumerable<double[]> Nodes(int count, double low, double high)
    {
        var nodes = Enumerable.Range(0, count + 1)
            .Select(i => (low + high + ((high - low) * Math.Cos(Math.PI * ((2 * i) + 1) / (2 * (count + 1))))) / 2)
            .OrderBy(Math.Abs).ToArray();
        return [nodes[1..], [nodes[0], .. nodes[2..]]];
    }

    /// <summary>Coefficients, constant first, of the polynomial through the function at the nodes.</summary>
    static double[] Interpolate(Func<double, double> function, double[] nodes)
    {
        var count = nodes.Length;
        var table = nodes.Select(function).ToArray();
        for (var step = 1; step < count; step++)
        {
            for (var i = count - 1; i >= step; i--)
            {
                table[i] = (table[i] - table[i - 1]) / (nodes[i] - nodes[i - step]);
            }
        }

        var powers = new double[count];
        for (var i = count - 1; i >= 0; i--)
        {
            for (var k = count - 1; k > 0; k--)
            {
                powers[k] = powers[k - 1] - nodes[i] * powers[k];
            }

            powers[0] = table[i] - nodes[i] * powers[0];
        }

        return powers;
    }
}

