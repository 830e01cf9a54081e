using ActLab.Core;

namespace ActLab.Tests.Kernels;

/// <summary>Seeded pre-activations: tails, the middle, tiny ones, and dense regions where a kernel changes its way.</summary>
static class Points
{
    const int Each = 1500;

    /// <summary>Interior roots of f', where it is judged by the scale around them.</summary>
    static readonly Dictionary<string, double> Roots = new()
    {
        ["silu"] = -1.278464542761074,
        ["gelu"] = -0.7517915246935645,
        ["gelu-tanh"] = -0.752461422071016,
        ["mish"] = -1.192431214515495,
        ["quick-gelu"] = -0.7511542554412890,
        ["serf"] = -1.1930599689281880,
        ["tanhexp"] = -1.0788600584646241,
    };

    public static double[] Doubles(Activation activation)
    {
        var random = new Random(20);
        return
        [
            .. Many(random, Each, r => (r.NextDouble() - 0.5) * 2 * 745),
            .. Many(random, Each, r => (r.NextDouble() - 0.5) * 2 * 40),
            .. Many(random, Each, r => (r.NextDouble() - 0.5) * 4),
            .. Many(random, Each, r => (r.Next(2) - 0.5) * 2 * Math.Exp((r.NextDouble() * 750) - 743)),
            .. Places(activation).SelectMany(place => Many(random, Each / 2, r => Near(r, place))),
        ];
    }

    public static float[] Singles(Activation activation)
    {
        var random = new Random(21);
        return
        [
            .. Many(random, Each, r => (r.NextDouble() - 0.5) * 2 * 110).Select(x => (float)x),
            .. Borders(),
            .. Doubles(activation).Select(x => (float)x),
            .. Many(random, Each, r => BitConverter.Int32BitsToSingle(r.Next(int.MinValue, int.MaxValue))).Where(float.IsFinite),
        ];
    }

    /// <summary>Whether x is within 1/64 of an interior root of f', where its ulp is that of max(|f'|, 2^-10).</summary>
    public static bool IsNearRoot(Activation activation, double x) =>
        Roots.TryGetValue(activation.Id, out var root) && Math.Abs(x - root) <= 1.0 / 64;

    /// <summary>The parameter that multiplies x with a rounding error before an exponential, or 0.</summary>
    public static double RoundedFactor(Activation activation) =>
        activation.Learnable is { Parameter: "beta", Value: var beta } && !double.IsInteger(Math.Log2(beta)) ? beta : 0;

    /// <summary>The argument of an exponential that scalar float32 rounds, whose size multiplies the rounding; or 0.</summary>
    public static double RoundedArgument(Activation activation, double x) =>
        activation.Id == "gelu-tanh" ? 1.5957691216057308 * (x + (0.044715 * x * x * x)) : RoundedFactor(activation) * x;

    /// <summary>Ends of guards, interior roots, kinks, and where results of double and float leave the normal numbers.</summary>
    static IEnumerable<double> Places(Activation activation)
    {
        var guards = activation.Info.Guards.SelectMany(guard => new[] { guard.From, guard.To }).Where(double.IsFinite);
        var root = Roots.TryGetValue(activation.Id, out var x) ? [x] : Array.Empty<double>();
        return [.. guards, .. root, .. activation.Kinks.Select(kink => kink.X), -708.4, -354.2, -103.9, -87.3, -37.6, -36.7, 36.7, -13.5];
    }

    /// <summary>Where a table's intervals may meet, and the floats beside.</summary>
    static IEnumerable<float> Borders() => Enumerable.Range(-512, 1025).Select(i => i / 32f).SelectMany(x => new[] { MathF.BitDecrement(x), x, MathF.BitIncrement(x) });

    static double Near(Random random, double place) =>
        place + ((random.NextDouble() - 0.5) * Math.Pow(2, -random.Next(0, 20)));

    static IEnumerable<T> Many<T>(Random random, int count, Func<Random, T> draw)
    {
        for (var i = 0; i < count; i++)
        {
            yield return draw(random);
        }
    }
}
