using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// A smooth function as 32 polynomials, for float32 kernels: the coefficients are computed from the formula itself, in
/// double-double, when the kernel is first used.
/// </summary>
sealed class SingleTable
{
    /// <summary>Polynomials, one for each entry of a pair of 512-bit registers.</summary>
    public const int Rows = 32;

    /// <summary>Coefficients of the highest polynomial beside the value at the centre.</summary>
    const int Degree = 7;

    /// <summary>Bytes of a cache line: a load that crosses one costs two.</summary>
    const int Line = 64;

    readonly float[] _memory = GC.AllocateArray<float>((Rows * (Degree + 3)) + (Line / sizeof(float)), pinned: true);

    readonly int _first;

    readonly TableShape _shape;

    unsafe SingleTable(TableShape shape)
    {
        _shape = shape;
        _first = (int)(-(nint)Unsafe.AsPointer(ref _memory[0]) & (Line - 1)) / sizeof(float);
    }

    /// <summary>What the table holds.</summary>
    public TableForm Form => _shape.Form;

    /// <summary>What the first coefficients lack in the first binade.</summary>
    public float Slope { get; private set; }

    /// <summary>The columns, which stay in place as long as the table lives.</summary>
    public TableColumns Columns => new(ref _memory[_first], _shape, Slope);

    /// <summary>The first table that keeps the error within bounds; null if none does.</summary>
    /// <param name="function">The function, at finite arguments.</param>
    /// <param name="promise">The largest error allowed, in ulps of float.</param>
    public static SingleTable? Of(Func<double, DoubleDouble> function, double promise) => TableShape.For(function)
        .Select(shape => new SingleTable(shape)).FirstOrDefault(table => table.Fill(function, promise));

    Span<float> Column(int index) => _memory.AsSpan(_first + (index * Rows), Rows);

    /// <summary>Fills the rows up to the first that does not keep the promise; tells whether all do.</summary>
    bool Fill(Func<double, DoubleDouble> function, double promise)
    {
        foreach (var interval in _shape.Intervals)
        {
            var slope = _shape.SlopeIn(interval, function);
            var fit = new TableFit(_shape.Form, _shape.Degree, interval, x => _shape.Tabulated(function, x), slope);
            Slope = Math.Max(Slope, slope);
            for (var column = 0; column < fit.Row.Length; column++)
            {
                Column(column)[interval.Row] = fit.Row[column];
            }

            if (!(fit.Ulps <= promise))
            {
                return false;
            }
        }

        return true;
    }
}
