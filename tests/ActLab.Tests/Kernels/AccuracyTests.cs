using System.Globalization;
using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Kernels;

/// <summary>
/// Kernels against the formula in double-double. Measured with the default parameters: double at most 1.32 ulp for f and
/// 3.16 for f' (sigmoid near -14.6), float by the scalar kernel 1.23 and 3.03, by the SIMD kernel 0.50 for both.
/// </summary>
/// <remarks>
/// softplus with a beta that is no power of two has roundings more: f in double within 3 ulp. Scalar float32
/// rounds beta itself, which the exponential tail multiplies by |beta x|, so the budget there is that much wider.
/// </remarks>
public class AccuracyTests
{
    const double RootScale = 1.0 / 1024;

    public static TheoryData<string, KernelFamily> Cases => KernelRun.Families(KernelFamily.Scalar, KernelFamily.Simd);

    public static TheoryData<string, KernelFamily> Composed => KernelRun.Families(KernelFamily.Math, KernelFamily.Tensor);

    /// <summary>Without the tensor family, whose results depend on how long the blocks are.</summary>
    public static TheoryData<string, KernelFamily> Own => KernelRun.Families(KernelFamily.Scalar, KernelFamily.Math, KernelFamily.Simd);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Double_keeps_the_budget(string id, KernelFamily family)
    {
        var activation = KernelRun.Find(id);
        var x = Points.Doubles(activation);
        var f = Worst(activation, x, KernelRun.Run(activation, family, Operation.Forward, x, []), activation.Forward<DoubleDouble>);
        var df = WorstDerivative(activation, x, KernelRun.Run(activation, family, Operation.Derivative, x, []));
        AssertAtMost(Points.RoundedFactor(activation) == 0 ? 1.5 : 3, f);
        AssertAtMost(4, df);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Float_keeps_the_budget(string id, KernelFamily family)
    {
        var activation = KernelRun.Find(id);
        var x = Points.Singles(activation);
        var f = Worst(activation, x, KernelRun.Run(activation, family, Operation.Forward, x, []), activation.Forward<DoubleDouble>);
        var df = WorstDerivative(activation, x, KernelRun.Run(activation, family, Operation.Derivative, x, []));
        AssertAtMost(family == KernelFamily.Simd ? 1 : 2, f);
        AssertAtMost(family == KernelFamily.Simd ? 1 : 4, df);
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void Backward_is_dy_times_the_derivative(string name, KernelFamily family)
    {
        var activation = KernelRun.Find(name);
        double[] x = [.. Points.Doubles(activation).Take(600)];
        double[] dy = [.. x.Select((_, i) => 3 - (0.01 * i))];
        var derivative = KernelRun.Run(activation, family, Operation.Derivative, x, []);
        Assert.Equal(dy.Zip(derivative, (a, b) => a * b), KernelRun.Run(activation, family, Operation.Backward, x, dy));
    }

    /// <summary>What a user composes loses digits, most in erf, but is the same function in the middle.</summary>
    [Theory]
    [MemberData(nameof(Composed))]
    public void The_composed_families_compute_the_same_functions(string name, KernelFamily family)
    {
        var activation = KernelRun.Find(name);
        var tolerance = name is "gelu" or "erf" or "serf" ? 1e-6 : 1e-13;
        double[] x = [.. Enumerable.Range(-320, 641).Select(i => i / 64.0)];
        var f = KernelRun.Run(activation, family, Operation.Forward, x, []);
        var df = KernelRun.Run(activation, family, Operation.Derivative, x, []);
        for (var i = 0; i < x.Length; i++)
        {
            Assert.Equal(activation.Forward(DoubleDouble.Of(x[i])).ToDouble(), f[i], tolerance * Math.Max(1, Math.Abs(f[i])));
            Assert.Equal(activation.Derivative(DoubleDouble.Of(x[i])).ToDouble(), df[i], tolerance);
        }
    }

    static void AssertAtMost(double bound, (double Ulps, double X, double Got) worst)
    {
        Assert.True(worst.Ulps <= bound, string.Create(CultureInfo.InvariantCulture, $"{worst.Ulps} ulp at {worst.X:R}: {worst.Got:R}"));
    }

    static (double Ulps, double X, double Got) WorstDerivative<T>(Activation activation, T[] x, T[] y) where T : struct, IConvertible =>
        Worst(activation, x, y, activation.Derivative<DoubleDouble>, RootScale);

    /// <summary>The largest error; a result below the normal numbers may err by one step, which is what its ulp is there.</summary>
    static (double Ulps, double X, double Got) Worst<T>(
        Activation activation, T[] x, T[] y, Func<DoubleDouble, DoubleDouble> function, double rootScale = 0) where T : struct, IConvertible
    {
        var smallest = typeof(T) == typeof(float) ? -126 : -1022;
        var worst = (Ulps: 0.0, X: 0.0, Got: 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var at = Convert.ToDouble(x[i], CultureInfo.InvariantCulture);
            var reference = function(DoubleDouble.Of(at));
            var ulps = Math.Abs(Error(y[i], reference));
            if (rootScale > 0 && Points.IsNearRoot(activation, at))
            {
                var scale = DoubleDouble.Abs(reference).ToDouble();
                ulps *= Math.Min(1, Math.Pow(2, Math.Floor(Math.Log2(scale)) - Math.Log2(rootScale)));
            }

            ulps /= 1 + (typeof(T) == typeof(float) ? Math.Abs(Points.RoundedArgument(activation, at)) : 0);
            if (reference.FloorLog2 < smallest)
            {
                ulps = ulps <= 1 ? 0 : double.PositiveInfinity;
            }

            worst = ulps > worst.Ulps || double.IsNaN(ulps) ? (ulps, at, Convert.ToDouble(y[i], CultureInfo.InvariantCulture)) : worst;
        }

        return worst;
    }

    static double Error<T>(T value, DoubleDouble reference) where T : struct => value is float single
        ? Ulp.UlpsOfSingle(single, reference)
        : Ulp.UlpsOfDouble((double)(object)value, reference);
}
