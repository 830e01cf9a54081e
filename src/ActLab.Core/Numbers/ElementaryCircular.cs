using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

static partial class Elementary<V>
{
    /// <summary>From here on angles are reduced in integers by <see cref="DoubleDouble.Sin"/>.</summary>
    const double LargeAngle = 1L << 30;

    /// <summary>Up to here sin(x) rounds to x.</summary>
    const double SmallAngle = 1.0 / (1L << 27);

    const double TwoOverPi = 0.6366197723675814;

    /// <summary>(sin(r) / r - 1) / r^2 in powers of r^2, on abs(r) &lt;= pi/4, degree 7; adds at most 2^-57.3 r to sin(r).</summary>
    static ReadOnlySpan<double> SineTail =>
    [
        -0.16666666666666666, 0.008333333333333333, -0.00019841269841269839, 2.75573192239811e-06,
        -2.5052108382390006e-08, 1.6059042781078006e-10, -7.646961351065996e-13, 2.791244192054517e-15,
    ];

    /// <summary>(cos(r) - 1 + r^2/2) / r^4 in powers of r^2, on abs(r) &lt;= pi/4, degree 7; adds at most 2^-60.0 to cos(r).</summary>
    static ReadOnlySpan<double> CosineTail =>
    [
        0.041666666666666664, -0.001388888888888889, 2.4801587301587298e-05, -2.7557319223983495e-07,
        2.087675698634148e-09, -1.1470745069608965e-11, 4.779376099399067e-14, -1.551810962903813e-16,
    ];

    /// <summary>Sine of an angle in radians. Error at most 0.82 ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sin(V x) =>
        V.Within(LargeAngle, x, V.Less(V.Abs(x), V.Of(SmallAngle), x, Circular(x, 0)), angle => DoubleDouble.Sin(DoubleDouble.Of(angle)).ToDouble());

    /// <summary>Cosine of an angle in radians. Error at most 0.82 ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Cos(V x) =>
        V.Within(LargeAngle, x, Circular(x, 1), angle => DoubleDouble.Cos(DoubleDouble.Of(angle)).ToDouble());

    /// <summary>sin(x + turns pi/2) for abs(x) up to 2^30.</summary>
    /// <remarks>
    /// x less k times the leading double of pi/2 is exact in one fused multiply-add: both are multiples of 2^-53 unless k = 0, and the
    /// difference is below 1. The other two doubles leave an error of 2^-130, where the difference is at least 2^-64.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Circular(V x, double turns)
    {
        var quarter = V.MultiplyAdd(x, V.Of(TwoOverPi), V.Of(Magic)) - V.Of(Magic);
        var middle = Pair<V>.Product(-quarter, V.Of(Constant.HalfPi.Middle));
        var r = Pair<V>.Sum(V.MultiplyAdd(-quarter, V.Of(Constant.HalfPi.High), x), middle.High)
            .Plus(V.MultiplyAdd(-quarter, V.Of(Constant.HalfPi.Low), middle.Low)).Normalized();
        quarter += V.Of(turns);
        var place = quarter - V.Of(4) * (V.MultiplyAdd(quarter, V.Of(0.25), V.Of(Magic)) - V.Of(Magic));
        var value = V.LessOrEqual(V.Abs(V.Abs(place) - V.Of(1)), V.Of(0.5), Cosine(r), Sine(r));
        return V.LessOrEqual(V.Abs(place - V.Of(0.5)), V.Of(0.75), value, -value);
    }

    /// <summary>sin(r) for abs(r) up to pi/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Sine(Pair<V> r)
    {
        var square = r.High * r.High;
        var low = V.MultiplyAdd(r.Low * square, V.Of(-0.5), r.Low);
        return r.High + V.MultiplyAdd(r.High * square, Polynomial(square, SineTail), low);
    }

    /// <summary>cos(r) for abs(r) up to pi/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Cosine(Pair<V> r)
    {
        var square = r.High * r.High;
        var half = Pair<V>.Product(r.High * V.Of(-0.5), r.High);
        var low = half.Low - r.High * r.Low + square * square * Polynomial(square, CosineTail);
        return Pair<V>.FastSum(V.Of(1), half.High).Plus(low).Rounded;
    }
}
