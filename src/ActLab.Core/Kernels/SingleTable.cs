using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// A smooth function around 0 as 32 polynomials on intervals of equal width, for float32 kernels: the coefficients are
/// computed from the formula itself, in double-double, when the kernel is first used.
/// </summary>
/// <remarks>
/// The centre of a polynomial is moved within a twentieth of its interval to where the function is nearly a float (S. Gal,
/// ACM TOMS 17, 1991); the slope is held in two floats. The other coefficients interpolate at Chebyshev nodes.
/// </remarks>
sealed class SingleTable
{
    /// <summary>Intervals, one for each entry of a pair of 512-bit registers.</summary>
    public const int Rows = 32;

    /// <summary>Coefficients beside the value at the centre.</summary>
    public const int Degree = 7;

    const int Candidates = 100;

    const int Probes = 48;

    /// <summary>Bytes of a cache line: a load that crosses one costs two.</summary>
    const int Line = 64;

    readonly float[] _memory = GC.AllocateArray<float>((Rows * (Degree + 3)) + (Line / sizeof(float)), pinned: true);

    readonly int _first;

    readonly int _degree;

    readonly double _width;

    unsafe SingleTable(TableForm form, double width)
    {
        (Form, _width, _degree) = (form, width, form == TableForm.Reflected ? Degree : Degree - 1);
        _first = (int)(-(nint)Unsafe.AsPointer(ref _memory[0]) & (Line - 1)) / sizeof(float);
    }

    /// <summary>What the table holds.</summary>
    public TableForm Form { get; }

    /// <summary>The bound on the kernel's error within the limit, in ulps of float.</summary>
    public double Ulps { get; private set; }

    /// <summary>The columns, which stay in place as long as the table lives.</summary>
    public TableColumns Columns => new(ref _memory[_first], _width, (float)((FirstRow + Rows - 0.501) * _width));

    /// <summary>The number of the interval furthest to the left.</summary>
    int FirstRow => Form == TableForm.Reflected ? 0 : -Rows / 2;

    /// <summary>The first table that keeps the error within bounds, the widest intervals first; null if none does.</summary>
    /// <param name="function">The function, at finite arguments.</param>
    /// <param name="promise">The largest error allowed, in ulps of float.</param>
    public static SingleTable? Of(Func<double, DoubleDouble> function, double promise)
    {
        (TableForm, double)[] choices = function(0).IsZero
            ? [(TableForm.Product, 0.5), (TableForm.Product, 0.4375), (TableForm.Reflected, 0.1875), (TableForm.Reflected, 0.171875), (TableForm.Reflected, 0.15625)]
            : [(TableForm.Direct, 0.5), (TableForm.Direct, 0.46875), (TableForm.Direct, 0.4375)];
        foreach (var (form, width) in choices)
        {
            if (form == TableForm.Reflected && !IsReflected(function))
            {
                continue;
            }

            var table = new SingleTable(form, width);
            table.Fill(function, promise);
            if (table.Ulps <= promise)
            {
                return table;
            }
        }

        return null;
    }

    /// <summary>Whether f(x) - f(-x) = x, to the reference's precision.</summary>
    static bool IsReflected(Func<double, DoubleDouble> function) => Enumerable.Range(1, Probes).All(i =>
    {
        var x = DoubleDouble.Of(i / 7.0);
        return DoubleDouble.Abs(function(i / 7.0) - function(-i / 7.0) - x) <= x.ScaleByPowerOfTwo(-90);
    });

    Span<float> Column(int index) => _memory.AsSpan(_first + (index * Rows), Rows);

    void Fill(Func<double, DoubleDouble> function, double promise)
    {
        DoubleDouble Tabulated(double x) => Form switch
        {
            TableForm.Direct => function(x),
            TableForm.Product => function(x) / DoubleDouble.Of(x),
            _ => function(-x) / DoubleDouble.Of(-x),
        };
        for (var n = FirstRow; n < FirstRow + Rows && Ulps <= promise; n++)
        {
            var row = n & (Rows - 1);
            var (low, high) = ((n - 0.5) * _width, (n + 0.5) * _width);
            var (centre, value) = Centre(Middle(n), _width / (20.0 * Candidates), Tabulated);
            double Slope(double b) => ((Tabulated(centre + b) - DoubleDouble.Of(value)) / DoubleDouble.Of(b)).ToDouble();
            var coefficients = Interpolate(Slope, _degree, low - centre, high - centre);
            Column(0)[row] = centre;
            Column(1)[row] = value;
            Column(2)[row] = (float)(coefficients[0] - (float)coefficients[0]);
            for (var i = 0; i < _degree; i++)
            {
                Column(3 + i)[row] = (float)coefficients[i];
            }

            Ulps = Form != TableForm.Direct && value <= 0 ? double.PositiveInfinity : Math.Max(Ulps, Error(row, low, high, Tabulated));
        }
    }

    /// <summary>
    /// Where the centre of an interval may begin. A function that falls by half or more over its interval gets it further to
    /// the right, because what a first step of more than half the value leaves is no float.
    /// </summary>
    double Middle(int n) => Form == TableForm.Reflected ? (n + (1 / 6.0)) * _width : n * _width;

    /// <summary>The candidate right of the middle where the function is nearest to a float, and that float.</summary>
    static (float Centre, float Value) Centre(double middle, double step, Func<double, DoubleDouble> tabulated)
    {
        var best = (Centre: 0f, Value: 0f, Off: double.PositiveInfinity);
        for (var i = 1; i <= Candidates; i++)
        {
            var centre = (float)(middle + (i * step));
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

    /// <summary>The approximation's error at points of the interval, and the last two roundings at their largest, in ulps.</summary>
    double Error(int row, double low, double high, Func<double, DoubleDouble> tabulated)
    {
        var worst = 0.0;
        for (var i = 0; i <= Probes; i++)
        {
            var x = low + ((high - low) * (i + 0.3) / (Probes + 1));
            var b = x - Column(0)[row];
            double tail = 0;
            for (var power = _degree; power > 1; power--)
            {
                tail = (tail * b) + Column(2 + power)[row];
            }

            var slope = (tail * b) + (Form != TableForm.Direct ? Column(2)[row] : 0) + Column(3)[row];
            var truth = tabulated(x);
            var off = DoubleDouble.Of(Column(1)[row]) + (DoubleDouble.Of(slope) * DoubleDouble.Of(b)) - truth;
            if (Form != TableForm.Direct && Column(3)[row] * b / Column(1)[row] is < -0.5 or > 1)
            {
                return double.PositiveInfinity;
            }

            var exact = truth.ToDouble();
            var error = Math.Abs(off.ToDouble());
            if (Form == TableForm.Direct)
            {
                worst = Math.Max(worst, 0.5 + ((error + HalfUlp(slope) * Math.Abs(b)) / (2 * HalfUlp(exact))));
            }
            else
            {
                var rest = slope - Column(3)[row];
                error += (HalfUlp(rest) * Math.Abs(b)) + HalfUlp(rest * b);
                worst = Math.Max(worst, 0.5 + (((error * Math.Abs(x)) + HalfUlp(rest * b * x)) / (2 * HalfUlp(exact * x))));
            }
        }

        return double.IsNaN(worst) ? double.PositiveInfinity : worst;
    }

    /// <summary>The largest rounding error of a float near x.</summary>
    static double HalfUlp(double x) => x == 0 ? 0 : Math.ScaleB(1, Math.ILogB(x) - 24);

    /// <summary>Coefficients, constant first, of the polynomial through the function at Chebyshev nodes of the interval.</summary>
    static double[] Interpolate(Func<double, double> function, int count, double low, double high)
    {
        var nodes = new double[count];
        var table = new double[count];
        for (var i = 0; i < count; i++)
        {
            nodes[i] = (low + high + (high - low) * Math.Cos(Math.PI * (2 * i + 1) / (2 * count))) / 2;
            table[i] = function(nodes[i]);
        }

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

/// <summary>What a table holds of a function f.</summary>
enum TableForm
{
    /// <summary>f(x).</summary>
    Direct,

    /// <summary>f(x)/x, which is positive; so that small results keep their digits.</summary>
    Product,

    /// <summary>f(-d)/(-d) for d = abs(x), where f(x) - f(-x) = x: the steeper left side serves both.</summary>
    Reflected,
}
