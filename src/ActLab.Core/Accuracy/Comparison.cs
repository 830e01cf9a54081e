using System.Numerics;
using ActLab.Core.Numbers;

namespace ActLab.Core.Accuracy;

/// <summary>Results of a kernel held against the exact values of f or f'.</summary>
abstract class Comparison<T>(Activation activation, Quantity quantity) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The activation.</summary>
    protected Activation Activation => activation;

    /// <summary>f or f'.</summary>
    protected Quantity Quantity => quantity;

    /// <summary>The interior roots of what is measured, where its ulp has a least size; f has none.</summary>
    protected double[] Roots { get; } = quantity == Quantity.Derivative ? InteriorRoots.Of(activation) : [];

    /// <summary>Counts the errors of consecutive inputs, at most a block of them.</summary>
    /// <param name="start">Index of the first input.</param>
    /// <param name="x">Inputs.</param>
    /// <param name="y">Results.</param>
    /// <param name="tally">Where they are counted.</param>
    public abstract void Count(long start, ReadOnlySpan<T> x, ReadOnlySpan<T> y, UlpTally tally);

    /// <summary>The exact value at x.</summary>
    protected DoubleDouble Exact(double x) =>
        quantity == Quantity.Forward ? activation.Forward(DoubleDouble.Of(x)) : activation.Derivative(DoubleDouble.Of(x));

    /// <summary>The value of the type nearest to an exact one.</summary>
    protected abstract double Round(DoubleDouble exact);

    /// <summary>Counts errors among which there may be special values: those apart, the others in runs.</summary>
    /// <param name="start">Index of the first input.</param>
    /// <param name="x">Inputs.</param>
    /// <param name="y">Results.</param>
    /// <param name="want">Exact values, rounded to the type.</param>
    /// <param name="errors">In ulp; not finite, or of no meaning, where x or y is NaN or infinite.</param>
    /// <param name="tally">Where they are counted.</param>
    protected void CountWithSpecials(
        long start, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<double> want, ReadOnlySpan<double> errors, UlpTally tally)
    {
        var run = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (T.IsFinite(x[i]) && !T.IsZero(x[i]) && double.IsFinite(errors[i]))
            {
                continue;
            }

            tally.Add(start + run, errors[run..i]);
            run = i + 1;
            CountSpecial(start + i, double.CreateTruncating(x[i]), double.CreateTruncating(y[i]), want[i], errors[i], tally);
        }

        tally.Add(start + run, errors[run..]);
    }

    void CountSpecial(long index, double x, double y, double want, double error, UlpTally tally)
    {
        if (double.IsNaN(x))
        {
            tally.AddNaN();
            if (!double.IsNaN(y))
            {
                tally.AddWrong(SpecialKind.NaNInput, index, y, want);
            }

            return;
        }

        if (double.IsFinite(y) ? MissesExactValue(x, y) : !y.Equals(want))
        {
            tally.AddWrong(
                x == 0 ? SpecialKind.ZeroInput : double.IsInfinity(x) ? SpecialKind.InfiniteInput
                : double.IsNaN(y) ? SpecialKind.NaNResult : SpecialKind.InfiniteResult, index, y, want);
        }

        if (y == want || y.Equals(want) || double.IsFinite(error))
        {
            tally.Add(index, [y == want || y.Equals(want) ? 0 : error]);
        }
        else if (double.IsFinite(x))
        {
            tally.AddInfinite(index);
        }
    }

    /// <summary>Whether x is 0 or infinite, f(x) is a value of the type, and y another one or the zero of the other sign.</summary>
    bool MissesExactValue(double x, double y)
    {
        if (x != 0 && double.IsFinite(x))
        {
            return false;
        }

        var exact = Exact(x);
        var want = Round(exact);
        return DoubleDouble.Of(want) == exact && BitConverter.DoubleToInt64Bits(y) != BitConverter.DoubleToInt64Bits(want);
    }
}
