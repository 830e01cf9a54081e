using System.Numerics;
using ActLab.Core;
using ActLab.Core.Expressions;
using ActLab.Core.Formulas;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Tests.Expressions;
using Xunit;

namespace ActLab.Tests.Formulas;

/// <summary>What a program computes is what the tree computes, in every number system, and so what a kernel computes.</summary>
public class ProgramTests
{
    static readonly Catalog Catalog = new();

    static readonly double[] Points = [-3, -1, -0.5, -0.0, 0, 1e-9, 0.5, 1, 2, 7.25, 700, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    public static UserActivation Own(string formula, params (string Name, string Value)[] parameters) =>
        new(new("mine", new(formula, "test")) { Parameters = [.. parameters.Select(p => new Parameter(p.Name, p.Value))] }, Catalog);

    [Fact]
    public void Programs_of_random_formulas_compute_what_their_trees_do()
    {
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var text = RandomFormula.Next(random, 5);
            var (tree, own) = (Expression.Parse(text, RandomFormula.Parameters, Catalog), Own(text, ("alpha", "0.25")));
            foreach (var x in Points)
            {
                Same(tree.Evaluate(new Real64(x)).Value, own.Forward(new Real64(x)).Value, text);
                Same(tree.Evaluate(new Real32((float)x)).Value, own.Forward(new Real32((float)x)).Value, text);
                Same(tree.Evaluate(DoubleDouble.Of(x)).ToDouble(), own.Forward(DoubleDouble.Of(x)).ToDouble(), text);
                var (dual, got) = (tree.Evaluate(Dual<Real64>.Variable(new(x))), own.Forward(Dual<Real64>.Variable(new(x))));
                Same(dual.Tangent.Value, got.Tangent.Value, text);
            }
        }
    }

    [Theory]
    [InlineData("max(0, x)")]
    [InlineData("if(x <= 0, 0.01*x, x)")]
    [InlineData("x*sigmoid(x)")]
    [InlineData("x/(1 + abs(x))")]
    [InlineData("x + sin(3*x)")]
    [InlineData("gelu(x) - leaky_relu(x, alpha=0.2)")]
    [InlineData("x")]
    [InlineData("3")]
    public void Kernels_give_the_same_wherever_an_element_stands_and_in_place(string formula)
    {
        var own = Own(formula);
        foreach (var family in Enum.GetValues<KernelFamily>().Where(f => f != KernelFamily.Tensor))
        {
            Check<float>(family, (x, y) => Kernel.Forward(own, family, x, y));
            Check<float>(family, (x, y) => Kernel.Derivative(own, family, x, y));
            Check<double>(family, (x, y) => Kernel.Forward(own, family, x, y));
            Check<double>(family, (x, y) => Kernel.Derivative(own, family, x, y));
        }

        static void Check<T>(KernelFamily family, Action<T[], T[]> kernel) where T : IBinaryFloatingPointIeee754<T>
        {
            var random = new Random(1);
            T[] all = [.. Enumerable.Range(0, 1500).Select(_ => T.CreateChecked(random.NextDouble() * 24 - 12))];
            var expected = new T[all.Length];
            kernel(all, expected);
            foreach (var length in (int[])[0, 1, 7, 8, 31, 33, 511, 513, 1500])
            {
                var part = all[^length..];
                kernel(part, part);
                Assert.Equal(expected[^length..], part);
            }
        }
    }

    [Theory]
    [InlineData("x*sigmoid(x)")]
    [InlineData("tanh(softplus(x))*x")]
    [InlineData("x/(1 + abs(x))")]
    [InlineData("x + sin(3*x)")]
    [InlineData("if(x <= 0, alpha*expm1(x), x)")]
    [InlineData("erfc(x)")]
    public void Float32_kernels_keep_within_one_ulp(string formula)
    {
        var own = Own(formula, ("alpha", "1"));
        float[] x = [.. Enumerable.Range(-4000, 8001).Select(i => i / 321f)];
        var y = new float[x.Length];
        Kernel.Forward(own, KernelFamily.Simd, x, y);
        var worst = x.Zip(y).Max(p => Math.Abs(Ulp.UlpsOfSingle(p.Second, own.Forward(DoubleDouble.Of(p.First)))));
        Assert.InRange(worst, 0.1, 1);
    }

    [Fact]
    public void Kernels_allocate_nothing()
    {
        foreach (var formula in (string[])["max(0, x)", "x*sigmoid(x)", "x + sin(3*x)"])
        {
            var own = Own(formula);
            float[] x = new float[3000], y = new float[3000];
            double[] wide = new double[3000];
            Kernel.Forward(own, KernelFamily.Simd, x, y);
            Kernel.Forward(own, KernelFamily.Simd, wide, wide);
            var least = Enumerable.Range(0, 5).Min(_ =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                Kernel.Forward(own, KernelFamily.Simd, x, y);
                Kernel.Forward(own, KernelFamily.Simd, wide, wide);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            });
            Assert.Equal(0, least);
        }
    }

    static void Same(double expected, double got, string formula) =>
        Assert.True(expected.Equals(got), $"{formula}: {expected:R} is not {got:R}");
}
