using ActLab.Core.Accuracy;
using ActLab.Core.Audit;
using ActLab.Core.Numbers;
using static ActLab.Core.Numbers.NumberType;

namespace ActLab.Tests.Audit.Tables;

/// <summary>Faults planted in tables, as people and frameworks make them.</summary>
static class PlantedTables
{
    const Quantity F = Quantity.Forward, Df = Quantity.Derivative;

    static readonly double SqrtTwoOverPi = Math.Sqrt(2 / Math.PI);

    /// <summary>One fault each.</summary>
    public static IEnumerable<Plant> Faults =>
    [
        // Another function.
        new("the tanh approximation as exact gelu", "gelu", F64, F, x => GeluTanh(x, SqrtTwoOverPi), FindingKind.Wrong) { Cause = "those of gelu-tanh" },
        new("the tanh approximation as exact gelu", "gelu", F32, F, x => GeluTanh(x, SqrtTwoOverPi), FindingKind.Wrong) { Cause = "those of gelu-tanh" },
        new("the sigmoid approximation as exact gelu", "gelu", F64, F, x => x * Sigmoid(1.702 * x), FindingKind.Wrong) { Cause = "those of quick-gelu" },
        new("silu' without its second term", "silu", F64, Df, x => Sigmoid(x) * (1 - Sigmoid(x)), FindingKind.Wrong) { Cause = "those of the derivative of sigmoid" },
        new("tanh' by the rule of sigmoid", "tanh", F32, Df, x => Math.Tanh(x) * (1 - Math.Tanh(x)), FindingKind.Wrong) { Cause = "another function" },
        new("alpha of a PyTorch default for 0.02", "leaky-relu", F32, F, x => x > 0 ? x : 0.01 * x, FindingKind.Wrong) { Settings = ["alpha=0.02"], Cause = "another function" },
        new("the sign of a gradient", "softplus", F64, Df, x => -Sigmoid(x), FindingKind.Wrong) { Cause = "another function" },
        new("x / (1 + e^x)", "silu", F32, F, x => x * Sigmoid(-x), FindingKind.Wrong) { Cause = "another function" },
        new("f instead of f'", "sigmoid", F64, Df, Sigmoid, FindingKind.Wrong) { Cause = "those of the derivative of softplus" },
        new("one value in a thousand", "tanh", F64, F, x => x == 1.5 ? 0.9 : Math.Tanh(x), FindingKind.Wrong) { Cause = "another function" },

        // Kinks.
        new("off by one at the kink", "relu", F32, Df, x => x >= -1 ? 1 : 0, FindingKind.WrongBranch) { X = Grid.Whole, Cause = "the branch of the other side of a kink is taken" },
        new("the kink at 1", "relu", F64, Df, x => x > 1 ? 1 : 0, FindingKind.WrongBranch) { Cause = "the branch of the other side of a kink is taken" },
        new("the kink at 1", "leaky-relu", F32, F, x => x > 1 ? x : 0.01 * x, FindingKind.WrongBranch) { Cause = "the branch of the other side of a kink is taken" },
        new("off by one at the kink", "prelu", F64, Df, x => x > -0.5 ? 1 : 0.25, FindingKind.WrongBranch) { Cause = "the branch of the other side of a kink is taken" },
        new("2 at the kink", "relu", F32, Df, x => x == 0 ? 2 : x > 0 ? 1 : 0, FindingKind.KinkConvention) { Cause = "at a kink the value is outside the one-sided derivatives 0 and 1" },
        new("0 at the kink", "leaky-relu", F64, Df, x => x == 0 ? 0 : x > 0 ? 1 : 0.01, FindingKind.KinkConvention) { Cause = "at a kink the value is outside the one-sided derivatives 0.01 and 1" },

        // Precision.
        new("sqrt(2/pi) in float32", "gelu-tanh", F64, F, x => GeluTanh(x, (float)SqrtTwoOverPi), FindingKind.LowerPrecisionConstant) { Cause = "a constant rounded to float32" },
        new("sqrt(2/pi) in float16", "gelu-tanh", F32, F, x => GeluTanh(x, (double)(Half)SqrtTwoOverPi), FindingKind.LowerPrecisionConstant) { Cause = "a constant rounded to float16" },
        new("1/6 in float32", "hard-sigmoid", F64, Df, x => x is > -3 and < 3 ? 1f / 6 : 0, FindingKind.LowerPrecisionConstant) { Cause = "a constant rounded to float32" },
        new("alpha in float32", "leaky-relu", F64, Df, x => x > 0 ? 1 : 0.01f, FindingKind.LowerPrecisionConstant) { Cause = "a constant rounded to float32" },
        new("alpha in float32", "leaky-relu", F64, F, x => x > 0 ? x : 0.01f * x, FindingKind.LowerPrecisionConstant) { Cause = "a constant rounded to float32" },
        new("alpha in float16", "prelu", F32, Df, x => x > 0 ? 1 : (double)(Half)0.1, FindingKind.LowerPrecisionConstant) { Settings = ["alpha=0.1"], Cause = "a constant rounded to float16" },
        new("float16 numbers inside float64", "sigmoid", F64, F, x => F16.Round(Sigmoid(x)), FindingKind.LowerPrecision) { Cause = "all values are float16 numbers inside float64" },
        new("bfloat16 numbers inside float32", "tanh", F32, F, x => BF16.Round(Math.Tanh(x)), FindingKind.LowerPrecision) { X = [.. Grid.Points(F32).Where(x => Math.Abs(x) < 8)], Cause = "all values are bfloat16 numbers inside float32" },
        new("float32 numbers inside float64", "silu", F64, F, x => (float)(x * Sigmoid(x)), FindingKind.LowerPrecision) { Cause = "all values are float32 numbers inside float64" },
        new("the derivative of a float16 output", "sigmoid", F32, Df, x => F16.Round(Sigmoid(x)) is var y ? (float)y * (1 - (float)y) : 0, FindingKind.LowerPrecision) { Cause = "from an output that was rounded to float16" },
        new("x rounded to bfloat16", "softplus", F32, F, x => Math.Log(1 + Math.Exp(-Math.Abs(BF16.Round(x)))) + Math.Max(0, BF16.Round(x)), FindingKind.LowerPrecision) { X = [.. Grid.Points(F32).Where(x => Math.Abs(x) < 8)], Cause = "as if x had been rounded to bfloat16" },
        new("computed in float32, stored in float64", "silu", F64, F, x => (double)(1 / (1 + MathF.Exp(-(float)x))) * x, FindingKind.LowerPrecision) { X = [.. Grid.Points(F64).Where(x => Math.Abs(x) < 10)], Cause = "scatter as those of computing in float32 do" },

        // Approximations that begin somewhere.
        new("cut off at 20", "softplus", F64, F, x => x > 20 ? x : Math.Log(1 + Math.Exp(-Math.Abs(x))) + Math.Max(0, x), FindingKind.Truncated) { X = [.. Grid.Points(F64).Where(x => x >= 0)], Cause = "an approximation takes over there" },
        new("cut off at 20", "softplus", F64, Df, x => x > 20 ? 1 : Sigmoid(x), FindingKind.Truncated) { Cause = "an approximation takes over there" },
        new("0 below -15", "sigmoid", F64, F, x => x < -15 ? 0 : Sigmoid(x), FindingKind.Truncated) { Cause = "an approximation takes over there" },
        new("1 above 5", "tanh", F32, F, x => x > 5 ? 1 : Math.Tanh(x), FindingKind.Truncated) { Cause = "an approximation takes over there" },
        new("a series within 1/2", "tanh", F64, F, TanhSeries, FindingKind.Truncated) { Cause = "an approximation takes over there" },

        // Arithmetic.
        new("exp(x) - 1", "elu", F32, F, x => x > 0 ? x : MathF.Exp((float)x) - 1, FindingKind.Cancellation) { Cause = "nearly equal numbers are subtracted" },
        new("exp(x) - 1", "elu", F64, F, x => x > 0 ? x : Math.Exp(x) - 1, FindingKind.Cancellation) { Cause = "nearly equal numbers are subtracted" },
        new("log(1 + exp(x))", "softplus", F32, F, x => MathF.Log(1 + MathF.Exp((float)x)), FindingKind.Overflow) { X = [.. Grid.Points(F32).Where(x => x > -5)], Cause = "an intermediate result overflows" },
        new("exp(x) / (1 + exp(x))", "sigmoid", F32, F, x => MathF.Exp((float)x) / (1 + MathF.Exp((float)x)), FindingKind.SpecialValue) { Cause = "NaN for a finite x" },
        new("1 - tanh^2", "tanh", F32, Df, x => 1 - (MathF.Tanh((float)x) * MathF.Tanh((float)x)), FindingKind.Cancellation) { Fails = false, Cause = "right, but digits are lost as by subtracting nearly equal numbers" },
        new("flushed subnormals", "sigmoid", F32, F, x => x < -87.4 ? 0 : Sigmoid(x), FindingKind.Underflow) { Fails = false, Cause = "right, but subnormal numbers are flushed" },

        new("flushed subnormals", "relu", F32, F, x => x < 1.1754943e-38 ? 0 : x, FindingKind.Underflow) { Fails = false, X = [-1, 1e-40f, 1e-39f, 1e-30f, 1], Cause = "right, but subnormal numbers are flushed" },

        // Special values.
        new("NaN becomes 0", "relu", F32, F, x => x > 0 ? x : 0, FindingKind.SpecialValue) { X = [double.NaN, -1, 0, 1, 2], Cause = "NaN is not passed on" },
        new("-inf * 0 at -inf", "silu", F64, F, x => x / (1 + Math.Exp(-x)), FindingKind.SpecialValue) { X = [double.NegativeInfinity, -1, 0, 1], Cause = "-infinity does not give the limit" },
        new("1 at +inf", "tanh", F64, Df, x => double.IsInfinity(x) ? 1 : 1 / (Math.Cosh(x) * Math.Cosh(x)), FindingKind.SpecialValue) { X = [-1, 0, 1, double.PositiveInfinity], Cause = "+infinity does not give the limit" },
    ];

    /// <summary>The same tables without the fault: every activation, quantity and type, and right ways that lose no digits.</summary>
    public static IEnumerable<Plant> Right =>
    [
        .. Faults.Select(p => p with { Fault = "the truth", Compute = null, Kind = null }).DistinctBy(p => p.ToString() + p.Quantity + p.X?.Length),
        new("expm1", "elu", F64, F, x => x > 0 ? x : ExpMinusOne(x), null),
        new("the other convention", "relu", F32, Df, x => x >= 0 ? 1 : 0, null),
        new("the middle as convention", "relu", F32, Df, x => x == 0 ? 0.5 : x > 0 ? 1 : 0, null),
        new("float16 throughout", "gelu", F16, F, null, null),
        new("bfloat16 throughout", "silu", BF16, Df, null, null),
    ];

    static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    static double GeluTanh(double x, double constant) => 0.5 * x * (1 + Math.Tanh(constant * (x + (0.044715 * x * x * x))));

    /// <summary>e^x - 1 as tanh(x/2) (e^x + 1).</summary>
    static double ExpMinusOne(double x) => Math.Tanh(x / 2) * (Math.Exp(x) + 1);

    static double TanhSeries(double x)
    {
        var square = x * x;
        return Math.Abs(x) < 0.5 ? x * (1 - (square * ((1.0 / 3) - (square * ((2.0 / 15) - (square * 17 / 315)))))) : Math.Tanh(x);
    }
}
