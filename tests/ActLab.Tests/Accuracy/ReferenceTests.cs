using System.Globalization;
using ActLab.Core.Accuracy;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Tests.Kernels;
using Xunit;

namespace ActLab.Tests.Accuracy;

/// <summary>What float32 kernels are held against is itself held against double-double.</summary>
public class ReferenceTests
{
    const int Samples = 30_000, SmallestNormal = -126;

    static readonly double Relative = Math.ScaleB(1, -45), NearRoot = Math.ScaleB(1, -52);

    public static TheoryData<string, Quantity> Cases()
    {
        var data = new TheoryData<string, Quantity>();
        foreach (var name in KernelRun.Families(KernelFamily.Simd).Select(row => row.Data.Item1))
        {
            data.Add(name, Quantity.Forward);
            data.Add(name, Quantity.Derivative);
        }

        return data;
    }

    /// <summary>
    /// Within 2^-45 of the exact value; below the normal float32 numbers, of the smallest of them; near an interior root,
    /// within 2^-52.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_reference_for_float32_is_as_near_as_it_says(string name, Quantity quantity)
    {
        var activation = KernelRun.Find(name);
        var roots = quantity == Quantity.Derivative ? InteriorRoots.Of(activation) : [];
        float[] inputs =
        [
            .. Drawn(new SampledInputs<float>(activation, Samples)),
            .. roots.SelectMany(root => Drawn(new RangeInputs<float>(root - (1 / 32.0), root + (1 / 32.0), Samples / 5))),
        ];
        var got = new double[inputs.Length];
        SingleReference.Evaluate(activation, quantity, [.. inputs], got);
        for (var i = 0; i < inputs.Length; i++)
        {
            var at = DoubleDouble.Of(inputs[i]);
            var exact = quantity == Quantity.Forward ? activation.Forward(at) : activation.Derivative(at);
            var nearest = exact.ToSingle();
            if (!float.IsFinite(inputs[i]) || inputs[i] == 0 || !float.IsFinite(nearest))
            {
                // Equals tells NaN and numbers apart, the sign zeros of either kind; the sign of NaN means nothing.
                Assert.Equal(nearest, (float)got[i]);
                Assert.True(float.IsNaN(nearest) || float.IsNegative(nearest) == double.IsNegative(got[i]), $"{got[i]} at {inputs[i]}");
                continue;
            }

            var error = Math.Abs((DoubleDouble.Of(got[i]) - exact).ToDouble());
            var allowed = InteriorRoots.Near(roots, inputs[i])
                ? NearRoot
                : Relative * Math.Max(Math.Abs(exact.ToDouble()), Math.ScaleB(1, SmallestNormal));
            Assert.True(error <= allowed, string.Create(CultureInfo.InvariantCulture, $"2^{Math.Log2(error / allowed):F1} times what is allowed at {inputs[i]:R}"));
        }
    }

    static float[] Drawn(Inputs<float> inputs)
    {
        var x = new float[inputs.Count];
        inputs.Fill(0, x);
        return x;
    }
}
