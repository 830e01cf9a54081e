using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

readonly partial struct SingleMath
{
    /// <summary>From here on tanh rounds to 1.</summary>
    const double TanhIsOne = 9.5;

    /// <summary>A float just below 1/8; its bits lead to the row for all that is smaller.</summary>
    const double BelowEighth = 0.1249;

    /// <summary>
    /// A polynomial of degree 5 for each of 26 intervals: [0, 1/8), then the quarters of the binades up to 9.5, the row
    /// being the last exponent bits and the first two of the fraction. In the first row tanh(x) = x + x^2 (...), so that
    /// small x keep their digits; in the others what is added to the value at the centre is at most an eighth of it.
    /// Error at most 0.92 ulp over all floats; the approximation alone is at most 0.37 ulp, in [4, 5).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x) where V : struct, ILanes<V, float>
    {
        var distance = V.AtMost(V.Of(TanhIsOne), V.Abs(x));
        var row = V.ShiftBitsRight(V.AtLeast(V.Of(BelowEighth), distance), 21);
        var b = distance - V.Lookup(Centre, row);
        var sum = V.MultiplyAdd(b, V.Lookup(Fifth, row), V.Lookup(Fourth, row));
        sum = V.MultiplyAdd(b, sum, V.Lookup(Third, row));
        sum = V.MultiplyAdd(b, sum, V.Lookup(Second, row));
        sum = V.MultiplyAdd(b, sum * b, b * V.Lookup(First, row));
        return V.CopySign(V.Lookup(Value, row) + sum, x);
    }

    /// <summary>The float near the middle of each interval at which tanh is nearly a float.</summary>
    static ReadOnlySpan<float> Centre =>
    [
        2.2495773f, 2.749523f, 3.2493773f, 3.7507064f, 4.500294f, 5.4985805f, 6.498972f, 7.50143f, 8.747139f, 0.0f,
        0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.1405984f, 0.17188764f, 0.20316914f, 0.23441929f, 0.28121307f,
        0.34375155f, 0.40618768f, 0.4688358f, 0.56240565f, 0.6874732f, 0.8123744f, 0.9374493f, 1.1253259f,
        1.3747424f, 1.625279f, 1.8746567f,
    ];

    /// <summary>tanh at the centre.</summary>
    static ReadOnlySpan<float> Value =>
    [
        0.97800773f, 0.991852f, 0.9969939f, 0.998896f, 0.99975336f, 0.9999665f, 0.99999547f, 0.9999994f, 0.99999994f,
        0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.13967922f, 0.17021458f, 0.20041908f, 0.23021765f, 0.27402744f,
        0.3308225f, 0.3852309f, 0.43725818f, 0.50976014f, 0.5963563f, 0.670898f, 0.7340481f, 0.8094135f, 0.8797685f,
        0.9253863f, 0.9540144f,
    ];

    /// <summary>The coefficients of b, the distance from the centre.</summary>
    static ReadOnlySpan<float> First =>
    [
        0.04350087f, 0.016229639f, 0.0060031647f, 0.0022067758f, 0.0004932273f, 6.699441e-05f, 9.059878e-06f,
        1.2201155e-06f, 1.01015e-07f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 1.0f, 0.98048973f, 0.971027f, 0.9598322f,
        0.94699985f, 0.92490894f, 0.89055645f, 0.85159713f, 0.8088053f, 0.7401446f, 0.6443592f, 0.5498958f,
        0.46117336f, 0.3448498f, 0.2260074f, 0.14366017f, 0.08985648f,
    ];

    /// <summary>The coefficients of b^2.</summary>
    static ReadOnlySpan<float> Second =>
    [
        -0.042543303f, -0.016096734f, -0.005984822f, -0.002204223f, -0.00049267116f, -6.693295e-05f, -9.051814e-06f,
        -1.2190285e-06f, -1.0055116e-07f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 2.5471197e-08f, -0.13695404f,
        -0.16528295f, -0.19236869f, -0.21801607f, -0.25345042f, -0.2946161f, -0.32806152f, -0.3536567f, -0.37729603f,
        -0.3842676f, -0.36892408f, -0.3385235f, -0.27912748f, -0.19883503f, -0.13294147f, -0.085724436f,
    ];

    /// <summary>The coefficients of b^3.</summary>
    static ReadOnlySpan<float> Third =>
    [
        0.027108455f, 0.01055629f, 0.0039660316f, 0.0014662661f, 0.00032844624f, 4.4645705e-05f, 6.037955e-06f,
        8.13025e-07f, 6.7241096e-08f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, -0.33333975f, -0.30770028f, -0.2955421f,
        -0.2813897f, -0.26547545f, -0.23885061f, -0.19938652f, -0.15748627f, -0.11496249f, -0.054384388f,
        0.014373902f, 0.0642117f, 0.094768f, 0.110979035f, 0.099592455f, 0.07513549f, 0.051830214f,
    ];

    /// <summary>The coefficients of b^4.</summary>
    static ReadOnlySpan<float> Fourth =>
    [
        -0.012387535f, -0.005147167f, -0.0019780886f, -0.0007373487f, -0.00017104411f, -2.3271657e-05f,
        -3.1478692e-06f, -4.239675e-07f, -3.6952834e-08f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.00023491816f,
        0.08861597f, 0.10538274f, 0.12049964f, 0.13376854f, 0.1498475f, 0.16407926f, 0.16994159f, 0.16808505f,
        0.15330634f, 0.119460605f, 0.07993054f, 0.04335986f, 0.0035762456f, -0.021125806f, -0.025135333f,
        -0.020859359f,
    ];

    /// <summary>The coefficients of b^5.</summary>
    static ReadOnlySpan<float> Fifth =>
    [
        0.003980503f, 0.0019117888f, 0.00076869957f, 0.0002917585f, 6.7506015e-05f, 9.175341e-06f, 1.2422141e-06f,
        1.6799022e-07f, 1.4330777e-08f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.13103324f, 0.11195709f, 0.10214526f,
        0.090977795f, 0.07874492f, 0.05906193f, 0.031951055f, 0.0059235403f, -0.017176319f, -0.043533955f,
        -0.061619673f, -0.06270137f, -0.053073075f, -0.032012466f, -0.009479669f, 0.00141886f, 0.004610075f,
    ];
}
