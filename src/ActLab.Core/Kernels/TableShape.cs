using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>What a table holds of a function f.</summary>
enum TableForm
{
    /// <summary>f(x).</summary>
    Direct,

    /// <summary>f(x)/x times 2^<see cref="TableShape.ProductScale"/>, which is positive; so that small results keep their digits.</summary>
    Product,

    /// <summary>f(-d)/(-d) for d = abs(x), where f(x) - f(-x) = x: the steeper left side serves both.</summary>
    Reflected,

    /// <summary>f(d) for d = abs(x), where f(-x) = -f(x) and f is constant far out.</summary>
    Odd,

    /// <summary>-f(-d) for d = abs(x), where f(x) = x for x > 0 and f is constant far to the left.</summary>
    LinearUnit,
}

/// <summary>A form, and the intervals that the rows of the table stand for.</summary>
/// <param name="Form">What the table holds.</param>
/// <param name="Width">The width of all intervals, where there are no binades.</param>
readonly record struct TableShape(TableForm Form, double Width)
{
    /// <summary>
    /// Power of two by which products are held: at the smallest normal results even the small part of f(x)/x times x is no
    /// subnormal then, which would round it to the spacing of the result.
    /// </summary>
    public const int ProductScale = 24;

    const int Probes = 48;

    /// <summary>So near to 0 that a smooth function is its slope.</summary>
    const double Tiny = 1e-12;

    /// <summary>Coefficients beside the value at the centre.</summary>
    public int Degree => Form switch { TableForm.Reflected => 7, TableForm.Odd or TableForm.LinearUnit => 5, _ => 6 };

    /// <summary>The table serves abs(x), or left of 0 alone, below this.</summary>
    public double Limit => Binades is { } binades ? binades.Limit : (FirstRow + SingleTable.Rows - 0.501) * Width;

    /// <summary>The intervals, those next to 0 first but where they are numbered from the left.</summary>
    public IEnumerable<TableInterval> Intervals => Binades is { } binades ? binades.Intervals() : Equal(Form, Width, FirstRow);

    /// <summary>The intervals are parts of these, where the table holds the function of abs(x).</summary>
    Binades? Binades => Form switch { TableForm.Odd => Kernels.Binades.Odd, TableForm.LinearUnit => Kernels.Binades.LinearUnit, _ => null };

    /// <summary>The number of the interval furthest to the left.</summary>
    int FirstRow => Form == TableForm.Reflected ? 0 : -SingleTable.Rows / 2;

    /// <summary>The shapes that may suit a function, the quickest and furthest reaching first.</summary>
    public static IEnumerable<TableShape> For(Func<double, DoubleDouble> function)
    {
        if (!function(0).IsZero)
            return [new(TableForm.Direct, 0.5), new(TableForm.Direct, 0.46875), new(TableForm.Direct, 0.4375)];
        if (Holds(x => function(x) + function(-x)) && IsConstantBelow(function, -Kernels.Binades.Odd.Limit))
            return [new(TableForm.Odd, 0)];
        if (Holds(x => function(x) - DoubleDouble.Of(x)) && IsConstantBelow(function, -Kernels.Binades.LinearUnit.Limit))
            return [new(TableForm.LinearUnit, 0)];
        TableShape[] products = [new(TableForm.Product, 0.5), new(TableForm.Product, 0.4375)];
        return Holds(x => function(x) - function(-x) - DoubleDouble.Of(x))
            ? [.. products, new(TableForm.Reflected, 0.1875), new(TableForm.Reflected, 0.171875), new(TableForm.Reflected, 0.15625)]
            : products;
    }

    /// <summary>What the table holds at x.</summary>
    public DoubleDouble Tabulated(Func<double, DoubleDouble> function, double x) => Form switch
    {
        TableForm.Direct or TableForm.Odd => function(x),
        TableForm.LinearUnit => -function(-x),
        TableForm.Product => (function(x) / DoubleDouble.Of(x)).ScaleByPowerOfTwo(ProductScale),
        _ => function(-x) / DoubleDouble.Of(-x),
    };

    /// <summary>The slope at 0 as a float, if the first coefficients are held without it in an interval; else 0.</summary>
    public float SlopeIn(TableInterval interval, Func<double, DoubleDouble> function) =>
        interval.High <= Binades?.Offset ? (Tabulated(function, Tiny) / DoubleDouble.Of(Tiny)).ToSingle() : 0;

    /// <summary>Whether an expression in x is 0 for x > 0, to the reference's precision.</summary>
    static bool Holds(Func<double, DoubleDouble> isZero) => Enumerable.Range(1, Probes).All(i =>
        DoubleDouble.Abs(isZero(i / 7.0)) <= DoubleDouble.Of(i / 7.0).ScaleByPowerOfTwo(-90));

    static bool IsConstantBelow(Func<double, DoubleDouble> function, double x)
    {
        var far = function(1000 * x);
        return DoubleDouble.Abs(function(x) - far) <= DoubleDouble.Abs(far).ScaleByPowerOfTwo(-28);
    }

    /// <remarks>
    /// The centre of a reflected one is further to the right, because what a first step of more than half the value leaves is
    /// no float.
    /// </remarks>
    static IEnumerable<TableInterval> Equal(TableForm form, double width, int first) =>
        from n in Enumerable.Range(first, SingleTable.Rows)
        let middle = form == TableForm.Reflected ? n + (1 / 6.0) : n
        select new TableInterval(n & (SingleTable.Rows - 1), (n - 0.5) * width, (n + 0.5) * width, middle * width);
}
