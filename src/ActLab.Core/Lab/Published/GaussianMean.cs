using ActLab.Core.Kernels;
using ActLab.Core.Numbers;

namespace ActLab.Core.Lab.Published;

/// <summary>Means over a normal pre-activation by quadrature, from the kernels' own f and f'.</summary>
/// <remarks>
/// Gauss-Legendre with four nodes on equal panels of [-12, 12] deviations, cut at the kinks; beyond lies 4e-33 of the mass. The error is the
/// difference from half as many panels, and rounding: a unit for each term.
/// </remarks>
sealed class GaussianMean
{
    const double Reach = 12;
    const int Panels = 512;

    static readonly double Near = Math.Sqrt((3 - (2 * Math.Sqrt(1.2))) / 7), Far = Math.Sqrt((3 + (2 * Math.Sqrt(1.2))) / 7);
    static readonly double NearWeight = (18 + Math.Sqrt(30)) / 36, FarWeight = (18 - Math.Sqrt(30)) / 36;

    readonly (double[] T, double[] Weight, double[] F, double[] Slope) _fine, _coarse;

    /// <summary>The activation at N(mean, variance).</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="mean">Mean of the pre-activation.</param>
    /// <param name="variance">Its variance.</param>
    /// <param name="automatic">Take f' from automatic differentiation of f instead of the closed form.</param>
    public GaussianMean(Activation activation, double mean, double variance, bool automatic = false)
    {
        _fine = Nodes(activation, mean, Math.Sqrt(variance), Panels, automatic);
        _coarse = Nodes(activation, mean, Math.Sqrt(variance), Panels / 2, automatic);
    }

    /// <summary>E g(t, f(x), f'(x)) with x = mean + t deviation.</summary>
    public double Of(Func<double, double, double, double> g) => Sum(_fine, g);

    /// <summary>A bound of its error.</summary>
    public double ErrorOf(Func<double, double, double, double> g) =>
        Math.Abs(Sum(_fine, g) - Sum(_coarse, g)) + (_fine.T.Length * Math.ScaleB(Sum(_fine, (t, f, slope) => Math.Abs(g(t, f, slope))), -53));

    static double Sum((double[] T, double[] Weight, double[] F, double[] Slope) nodes, Func<double, double, double, double> g)
    {
        var sum = 0.0;
        for (var i = 0; i < nodes.T.Length; i++)
        {
            sum += nodes.Weight[i] * g(nodes.T[i], nodes.F[i], nodes.Slope[i]);
        }

        return sum;
    }

    static (double[] T, double[] Weight, double[] F, double[] Slope) Nodes(Activation activation, double mean, double deviation, int panels, bool automatic)
    {
        double[] ends = [-Reach, .. activation.Kinks.Select(k => (k.X - mean) / deviation).Where(t => Math.Abs(t) < Reach), Reach];
        var (t, weights) = (new List<double>(), new List<double>());
        for (var piece = 0; piece + 1 < ends.Length; piece++)
        {
            var half = (ends[piece + 1] - ends[piece]) / panels / 2;
            for (var panel = 0; panel < panels; panel++)
            {
                foreach (var (node, weight) in (ReadOnlySpan<(double, double)>)[(-Far, FarWeight), (-Near, NearWeight), (Near, NearWeight), (Far, FarWeight)])
                {
                    t.Add(ends[piece] + (half * ((2 * panel) + 1 + node)));
                    weights.Add(weight * half * Math.Exp(-t[^1] * t[^1] / 2) / Math.Sqrt(2 * Math.PI));
                }
            }
        }

        double[] x = [.. t.Select(at => mean + (deviation * at))];
        var (f, slope) = (new double[x.Length], new double[x.Length]);
        Kernel.Forward(activation, KernelFamily.Simd, x, f);
        if (automatic)
            slope = [.. x.Select(at => activation.Forward(Dual<Real64>.Variable(new(at))).Tangent.Value)];
        else
            Kernel.Derivative(activation, KernelFamily.Simd, x, slope);
        return ([.. t], [.. weights], f, slope);
    }
}
