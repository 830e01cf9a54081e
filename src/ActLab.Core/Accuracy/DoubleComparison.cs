using ActLab.Core.Numbers;

namespace ActLab.Core.Accuracy;

/// <summary>float64 results against the formula in double-double, one at a time.</summary>
sealed class DoubleComparison(Activation activation, Quantity quantity) : Comparison<double>(activation, quantity)
{
    /// <inheritdoc/>
    public override void Count(long start, ReadOnlySpan<double> x, ReadOnlySpan<double> y, UlpTally tally)
    {
        Span<double> want = stackalloc double[x.Length], errors = stackalloc double[x.Length];
        var rounded = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var exact = Exact(x[i]);
            want[i] = exact.ToDouble();
            errors[i] = Math.Abs(InteriorRoots.Near(Roots, x[i])
                ? Ulp.UlpsOfDouble(y[i], exact, InteriorRoots.LeastExponent)
                : Ulp.UlpsOfDouble(y[i], exact));
            rounded += y[i] == want[i] ? 1 : 0;
        }

        tally.See(x.Length, rounded);
        CountWithSpecials(start, x, y, want, errors, tally);
    }

    /// <inheritdoc/>
    protected override double Round(DoubleDouble exact) => exact.ToDouble();
}
