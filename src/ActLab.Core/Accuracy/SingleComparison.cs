using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ActLab.Core.Numbers;

namespace ActLab.Core.Accuracy;

/// <summary>float32 results against <see cref="SingleReference"/>, sixteen at a time.</summary>
sealed class SingleComparison(Activation activation, Quantity quantity) : Comparison<float>(activation, quantity)
{
    const int Sixteen = 16, Eight = 8;

    const long ExponentMask = 0x7FFL << 52;

    const long Normal = (1023L - 126) << 52, NearRoot = (1023L + InteriorRoots.LeastExponent) << 52;

    /// <summary>The sum of the bits of 2^e and of 2^(23 - e).</summary>
    const long ExponentSum = (1023L + 1023 + 23) << 52;

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override void Count(long start, ReadOnlySpan<float> x, ReadOnlySpan<float> y, UlpTally tally)
    {
        Span<double> wide = stackalloc double[x.Length], reference = stackalloc double[x.Length], errors = stackalloc double[x.Length];
        TensorPrimitives.ConvertTruncating(x, wide);
        SingleReference.Evaluate(Activation, Quantity, wide, reference);
        var rounded = Measure(wide, y, reference, errors, out var ordinary);
        tally.See(x.Length, rounded);
        if (ordinary)
        {
            tally.Add(start, errors);
        }
        else
        {
            foreach (ref var value in reference)
            {
                value = (float)value;
            }

            CountWithSpecials(start, x, y, reference, errors, tally);
        }
    }

    /// <inheritdoc/>
    protected override double Round(DoubleDouble exact) => exact.ToSingle();

    /// <summary>The errors in ulp; returns how many results are the reference rounded.</summary>
    /// <param name="x">Inputs.</param>
    /// <param name="y">Results.</param>
    /// <param name="reference">Exact values.</param>
    /// <param name="errors">Where the errors go; not finite where y or the reference is not.</param>
    /// <param name="ordinary">Whether all inputs are finite and not 0 and all errors finite.</param>
    int Measure(ReadOnlySpan<double> x, ReadOnlySpan<float> y, ReadOnlySpan<double> reference, Span<double> errors, out bool ordinary)
    {
        var (rounded, all, i) = (0, Vector512<double>.AllBitsSet, 0);
        for (; i <= x.Length - Sixteen; i += Sixteen)
        {
            rounded += MeasureSixteen(x[i..], y[i..], reference[i..], errors[i..], ref all);
        }

        if (i < x.Length)
        {
            // What fills the vectors up is ordinary and rounded wrongly, so that it does not count.
            var rest = x.Length - i;
            Span<double> restX = stackalloc double[Sixteen], restReference = stackalloc double[Sixteen], restErrors = stackalloc double[Sixteen];
            Span<float> restY = stackalloc float[Sixteen];
            restX.Fill(1);
            restReference.Fill(1);
            restY.Clear();
            x[i..].CopyTo(restX);
            y[i..].CopyTo(restY);
            reference[i..].CopyTo(restReference);
            rounded += MeasureSixteen(restX, restY, restReference, restErrors, ref all);
            restErrors[..rest].CopyTo(errors[i..]);
        }

        ordinary = all.AsInt64() == Vector512<long>.AllBitsSet;
        return rounded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int MeasureSixteen(ReadOnlySpan<double> x, ReadOnlySpan<float> y, ReadOnlySpan<double> reference, Span<double> errors, ref Vector512<double> all)
    {
        var results = Vector512.Create(y);
        var (low, high) = (Vector512.Create(reference), Vector512.Create(reference[Eight..]));
        MeasureEight(Vector512.Create(x), Vector512.WidenLower(results), low, ref all).CopyTo(errors);
        MeasureEight(Vector512.Create(x[Eight..]), Vector512.WidenUpper(results), high, ref all).CopyTo(errors[Eight..]);
        return BitOperations.PopCount(Vector512.Equals(Vector512.Narrow(low, high), results).ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Vector512<double> MeasureEight(Vector512<double> x, Vector512<double> y, Vector512<double> reference, ref Vector512<double> all)
    {
        var least = Vector512.Create(Normal);
        foreach (var root in Roots)
        {
            var near = Vector512.LessThanOrEqual(Vector512.Abs(x - Vector512.Create(root)), Vector512.Create(InteriorRoots.Radius));
            least = Vector512.ConditionalSelect(near.AsInt64(), Vector512.Create(NearRoot), least);
        }

        var power = Vector512.Max(reference.AsInt64() & Vector512.Create(ExponentMask), least);
        var perUlp = (Vector512.Create(ExponentSum) - power).AsDouble();
        var error = Vector512.Abs(y - reference) * perUlp;
        var size = Vector512.Abs(x);
        all &= Vector512.LessThanOrEqual(error, Vector512.Create(double.MaxValue))
            & Vector512.GreaterThan(size, Vector512<double>.Zero)
            & Vector512.LessThanOrEqual(size, Vector512.Create(double.MaxValue));
        return error;
    }
}
