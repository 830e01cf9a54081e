using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// A smooth function around 0 as 32 polynomials on intervals of equal width, for float32 kernels: the coefficients are
/// computed from the formula itself, in double-double, when the kernel is first used.
/// </summary>
/// <remarks>
/// A function that is 0 at 0 is tabulated as f(x)/x, so that small results keep their digits. The centre of a polynomial is
/// moved within a twentieth of its interval to where the function is nearly a float (S. Gal, ACM TOMS 17, 1991);
/// the slope is held in two floats. The other coefficients interpolate at Chebyshev nodes.
/// </remarks>
sealed class SingleTable
{
    /// <summary>Intervals, one for each entry of a pair of 512-bit registers.</summary>
    public const int Rows = 32;

    /// <summary>Coefficients beside the value at the centre.</summary>
    public const int Degree = 6;

    const int Candidates = 100;

    const int Probes = 48;

    /// <summary>Bytes of a cache line: a load that crosses one costs two.</summary>
    const int Line = 64;

    readonly float[] _memory = GC.AllocateArray<float>((Rows * (Degree + 3)) + (Line / sizeof(float)), pinned: true);

    readonly int _first;

    unsafe SingleTable(double width, bool isProduct)
    {
        (Width, IsProduct) = (width, isProduct);
        _first = (int)(-(nint)Unsafe.AsPointer(ref _memory[0]) & (Line - 1)) / sizeof(float);
    }

    /// <summary>Width of an interval, a power of two or three of them.</summary>
    public double Width { get; }

    /// <summary>Whether the table holds f(x)/x.</summary>
    public bool IsProduct { get; }

    /// <summary>The table serves abs(x) below this.</summary>
    public float Limit => (float)((Rows - 1) / 2.0 * Width);

    /// <summary>The bound on the kernel's error within the limit, in ulps of float.</summary>
    public double Ulps { get; private set; }

    /// <summary>The columns, which stay in place as long as the table lives.</summary>
    public TableColumns Columns => new(ref _memory[_first], Width, Limit);

    /// <summary>The table of the widest intervals that keep the error within bounds; null if none does.</summary>
    /// <param name="function">The function, at finite arguments.</param>
    /// <param name="promise">The largest error allowed, in ulps of float.</param>
    public static SingleTable? Of(Func<double, DoubleDouble> function, double promise)
    {
        foreach (var width in (ReadOnlySpan<double>)[0.5, 0.46875, 0.4375])
        {
            var table = new SingleTable(width, function(0).IsZero);
            table.Fill(function);
            if (table.Ulps <= promise)
                return table;
        }

        return null;
    }

    Span<float> Column(int index) => _memory.AsSpan(_first + (index * Rows), Rows);

    void Fill(Func<double, DoubleDouble> function)
    {
        DoubleDouble Tabulated(double x) => IsProduct ? function(x) / DoubleDouble.Of(x) : function(x);
        for (var n = -Rows / 2; n < Rows / 2; n++)
        {
            var row = n & (Rows - 1);
            var (low, high) = ((n - 0.5) * Width, (n + 0.5) * Width);
            var centre = Enumerable.Range(1, Candidates).Select(i => (float)(n * Width + i * Width / (20.0 * Candidates)))
                .MinBy(c => Math.Abs(Ulp.UlpsOfSingle(Tabulated(c).ToSingle(), Tabulated(c))));
            var value = Tabulated(centre).ToSingle();
            double Slope(double b) => ((Tabulated(centre + b) - DoubleDouble.Of(value)) / DoubleDouble.Of(b)).ToDouble();
            var coefficients = Interpolate(Slope, low - centre, high - centre);
            Column(0)[row] = centre;
            Column(1)[row] = value;
            Column(2)[row] = (float)(coefficients[0] - (float)coefficients[0]);
            for (var i = 0; i < Degree; i++)
            {
                Column(3 + i)[row] = (float)coefficients[i];
            }

            Ulps = Math.Max(Ulps, Error(row, low, high, Tabulated));
        }
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
            for (var power = Degree; power > 1; power--)
            {
                tail = (tail * b) + Column(2 + power)[row];
            }

            var slope = (tail * b) + (IsProduct ? Column(2)[row] : 0) + Column(3)[row];
            var truth = tabulated(x);
            var off = DoubleDouble.Of(Column(1)[row]) + (DoubleDouble.Of(slope) * DoubleDouble.Of(b)) - truth;
            var rounded = IsProduct ? Math.Abs(tail * b * b) / (1 << 24) : UlpOf(slope) / 2 * Math.Abs(b);
            var exact = Math.Abs(truth.ToDouble());
            worst = Math.Max(worst, 0.5 + ((Math.Abs(off.ToDouble()) + rounded) / (IsProduct ? exact / (1 << 24) : UlpOf(exact))));
        }

        return double.IsNaN(worst) ? double.PositiveInfinity : worst;
    }

    static double UlpOf(double x) => Math.ScaleB(1, Math.ILogB(x) - 23);

    /// <summary>Coefficients, constant first, of the polynomial through the function at Chebyshev nodes of the interval.</summary>
    static double[] Interpolate(Func<double, double> function, double low, double high)
    {
        var nodes = new double[Degree];
        var table = new double[Degree];
        for (var i = 0; i < Degree; i++)
        {
            nodes[i] = (low + high + (high - low) * Math.Cos(Math.PI * (2 * i + 1) / (2 * Degree))) / 2;
            table[i] = function(nodes[i]);
        }

        for (var step = 1; step < Degree; step++)
        {
            for (var i = Degree - 1; i >= step; i--)
            {
                table[i] = (table[i] - table[i - 1]) / (nodes[i] - nodes[i - step]);
            }
        }

        var powers = new double[Degree];
        for (var i = Degree - 1; i >= 0; i--)
        {
            for (var k = Degree - 1; k > 0; k--)
            {
                powers[k] = powers[k - 1] - nodes[i] * powers[k];
            }

            powers[0] = table[i] - nodes[i] * powers[0];
        }

        return powers;
    }
}
