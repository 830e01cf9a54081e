using System.Numerics;

namespace ActLab.Core.Accuracy;

/// <summary>
/// A sample over the whole line, the same each time: hard cases first, then by turns one input in each of equal parts of
/// all bit patterns, of the exponents from -30 to 9, of [-40, 40] and of the tails.
/// </summary>
/// <remarks>
/// Hard cases are the special values, and around 0, kinks, interior roots and the ends of guards the 32 nearest values on
/// either side and then distances of powers of two. They are at most half of the sample.
/// </remarks>
sealed class SampledInputs<T> : Inputs<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    const int Layers = 4, LeastExponent = -30, Exponents = 40, Neighbours = 32, Distances = 40;
    const double Middle = 40;

    /// <summary>Where the last result of an exponential tail has vanished.</summary>
    static readonly double Tail = typeof(T) == typeof(float) ? 110 : 746;

    readonly T[] _hard;

    public SampledInputs(Activation activation, long count)
    {
        Count = count;
        double[] places =
        [
            0, .. activation.Kinks.Select(kink => kink.X), .. InteriorRoots.Of(activation),
            .. activation.Info.Guards.SelectMany(guard => new[] { guard.From, guard.To }).Where(double.IsFinite),
        ];
        var hard = SpecialValues().Concat(places.Distinct().SelectMany(Around)).DistinctBy(FloatBits.Of);
        _hard = [.. hard.Take((int)Math.Min(int.MaxValue, (count + 1) / 2))];
    }

    public override long Count { get; }

    public override void Fill(long start, Span<T> x)
    {
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = start + i < _hard.Length ? _hard[start + i] : Draw(start + i - _hard.Length);
        }
    }

    T Draw(long n)
    {
        var (part, layer) = Math.DivRem(n, Layers);
        var share = (part + Scatter.Share(n)) / ((Count - _hard.Length + Layers - 1) / Layers);
        var more = Scatter.Bits(~n);
        return layer switch
        {
            0 => FloatBits.FromUpper<T>(((ulong)(share * (1L << 32)) << 32) | (more >> 32)),
            1 => T.CreateTruncating(Math.ScaleB((more & 1) == 0 ? 1 + Scatter.Share(~n) : -1 - Scatter.Share(~n), LeastExponent + (int)(share * Exponents))),
            2 => T.CreateTruncating((share - 0.5) * 2 * Middle),
            _ => T.CreateTruncating((share - 0.5) * 2 * Tail),
        };
    }

    /// <summary>Zeros, infinities, quiet and signalling NaN of both signs, and the ends of the subnormal and of the normal numbers.</summary>
    static IEnumerable<T> SpecialValues()
    {
        var normal = typeof(T) == typeof(float) ? T.CreateTruncating(Math.ScaleB(1, -126)) : T.CreateTruncating(Math.ScaleB(1, -1022));
        ulong[] nan = typeof(T) == typeof(float)
            ? [0x7FC00000, 0x7FFFFFFF, 0x7F800001, 0x7FA55555]
            : [0x7FF8000000000000, 0x7FFFFFFFFFFFFFFF, 0x7FF0000000000001, 0x7FF5555555555555];
        T[] half =
        [
            T.Zero, T.PositiveInfinity, T.Epsilon, normal - T.Epsilon, normal, T.BitDecrement(T.PositiveInfinity),
            .. nan.Select(bits => FloatBits.FromUpper<T>(typeof(T) == typeof(float) ? bits << 32 : bits)),
        ];
        return half.SelectMany(x => new[] { x, -x });
    }

    static IEnumerable<T> Around(double place)
    {
        var at = T.CreateTruncating(place);
        yield return at;
        var (below, above) = (at, at);
        for (var i = 0; i < Neighbours; i++)
        {
            yield return below = T.BitDecrement(below);
            yield return above = T.BitIncrement(above);
        }

        for (var i = 0; i < Distances; i++)
        {
            var distance = Math.ScaleB(Math.Max(Math.Abs(place), 1), -i);
            yield return T.CreateTruncating(place - distance);
            yield return T.CreateTruncating(place + distance);
        }
    }
}
