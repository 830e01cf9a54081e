using ActLab.Core;
using ActLab.Core.Kernels;
using Xunit;

namespace ActLab.Tests.Kernels;

/// <summary>An element's result depends neither on the span's length nor on the element's index.</summary>
public class LengthTests
{
    const int Longest = 257;

    public static TheoryData<string, KernelFamily> Own => KernelRun.Families(KernelFamily.Scalar, KernelFamily.Math, KernelFamily.Simd);

    public static TheoryData<string, KernelFamily> Tensor => KernelRun.Families(KernelFamily.Tensor);

    [Theory]
    [MemberData(nameof(Own))]
    public void Every_length_gives_the_bits_of_length_one(string name, KernelFamily family)
    {
        AssertSameBits<float>(name, family);
        AssertSameBits<double>(name, family);
    }

    /// <summary>A span of two registers and a bit, at every distance from the boundary of the widest register.</summary>
    [Theory]
    [MemberData(nameof(Own))]
    public void Every_alignment_gives_the_bits_of_length_one(string name, KernelFamily family)
    {
        AssertSameBitsAnywhere<float>(name, family);
        AssertSameBitsAnywhere<double>(name, family);
    }

    /// <summary>
    /// TensorPrimitives evaluates short spans and tails by other code than whole vectors, and its results differ by a few
    /// ulp between them; so the tensor family is held to the results of any length agreeing nearly, with equal specials.
    /// One ulp of 1 in a factor of x is allowed for: tanh(0) is 0 in a short span and -2^-24 in a long one. At an infinity
    /// that is the difference between NaN and a limit.
    /// </summary>
    [Theory]
    [MemberData(nameof(Tensor))]
    public void The_tensor_family_nearly_agrees_at_every_length(string name, KernelFamily family)
    {
        var activation = KernelRun.Find(name);
        var (x, dy) = Input<float>();
        foreach (var operation in KernelRun.Operations(activation))
        {
            var alone = Alone(activation, family, operation, x, dy);
            for (var length = 0; length <= Longest; length++)
            {
                var together = KernelRun.Run(activation, family, operation, x[..length], dy[..length]);
                foreach (var i in Enumerable.Range(0, length).Where(i => !float.IsInfinity(x[i])))
                {
                    Assert.Equal(float.IsNaN(alone[i]), float.IsNaN(together[i]));
                    Assert.True(!float.IsFinite(alone[i]) || Math.Abs(alone[i] - together[i]) <= 1e-5 * Math.Max(1, Math.Abs(alone[i])) + Math.Abs(x[i]) / (1 << 23),
                        $"{operation} of {x[i]:R}: {together[i]:R} in a span of {length}, {alone[i]:R} alone");
                }
            }
        }
    }

    static void AssertSameBits<T>(string name, KernelFamily family) where T : struct
    {
        var activation = KernelRun.Find(name);
        var (x, dy) = Input<T>();
        foreach (var operation in KernelRun.Operations(activation))
        {
            var alone = Alone(activation, family, operation, x, dy);
            for (var length = 0; length <= Longest; length++)
            {
                var together = KernelRun.Run(activation, family, operation, x[..length], dy[..length]);
                for (var i = 0; i < length; i++)
                {
                    Assert.True(Bits(alone[i]) == Bits(together[i]), $"{operation} of {x[i]}: {together[i]} in a span of {length}, {alone[i]} alone");
                }
            }
        }
    }

    static void AssertSameBitsAnywhere<T>(string name, KernelFamily family) where T : struct
    {
        const int Length = 37, Boundary = 16;
        var activation = KernelRun.Find(name);
        var (x, dy) = Input<T>();
        var memory = GC.AllocateArray<T>(Length + Boundary, pinned: true);
        foreach (var operation in KernelRun.Operations(activation))
        {
            var alone = Alone(activation, family, operation, x, dy);
            for (var offset = 0; offset < Boundary; offset++)
            {
                var y = memory.AsSpan(offset, Length);
                var other = Boundary - offset;
                KernelRun.Run<T>(activation, family, operation, x.AsSpan(other, Length), dy.AsSpan(other, Length), y);
                Assert.Equal(alone.Skip(other).Take(Length).Select(Bits), y.ToArray().Select(Bits));
            }
        }
    }

    static T[] Alone<T>(Activation activation, KernelFamily family, Operation operation, T[] x, T[] dy) where T : struct =>
        [.. Enumerable.Range(0, x.Length).Select(i => KernelRun.Run(activation, family, operation, [x[i]], [dy[i]])[0])];

    /// <summary>The bits, the same for every NaN: its sign and payload depend on which operand the processor took it from.</summary>
    static long Bits<T>(T value) => value is float single
        ? float.IsNaN(single) ? long.MinValue : BitConverter.SingleToInt32Bits(single)
        : value is double.NaN ? long.MinValue + 1 : BitConverter.DoubleToInt64Bits((double)(object)value!);

    /// <summary>Ordinary values, guarded tails and specials, so that every index takes every way at some length.</summary>
    static (T[] X, T[] Dy) Input<T>() where T : struct
    {
        var random = new Random(7);
        double[] special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0, -1.2784645, -0.75179, -40, -730, 1e-310];
        var x = Enumerable.Range(0, Longest).Select(i => i % 7 == 3 ? special[i / 7 % special.Length] : (random.NextDouble() - 0.5) * 24);
        var dy = Enumerable.Range(0, Longest).Select(_ => (random.NextDouble() - 0.5) * 4);
        return ([.. x.Select(To<T>)], [.. dy.Select(To<T>)]);
    }

    static T To<T>(double value) => typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;
}
