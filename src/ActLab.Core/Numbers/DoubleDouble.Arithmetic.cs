namespace ActLab.Core.Numbers;

public readonly partial record struct DoubleDouble
{
    /// <summary>Beyond this distance in exponent the smaller term is below a hundredth of the rounding unit's square.</summary>
    const long Negligible = 220;

    /// <summary>Sum, within 2^-104 of itself.</summary>
    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        if (!a.IsOrdinary || !b.IsOrdinary)
            return a.IsZero && !b.IsZero ? b : b.IsZero && !a.IsZero ? a : new(a.Hi + b.Hi, 0, 0);
        if (a.Exponent < b.Exponent)
            (a, b) = (b, a);
        var distance = a.Exponent - b.Exponent;
        if (distance > Negligible)
            return a;
        var scale = BitConverter.Int64BitsToDouble((0x3FF - distance) << 52);
        return Create(a.Significand + new Pair(b.Hi * scale, b.Lo * scale), a.Exponent);
    }

    /// <summary>Difference, within 2^-104 of itself.</summary>
    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    /// <summary>Product, within 2^-104 of itself.</summary>
    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b) => a.IsOrdinary && b.IsOrdinary
        ? Create(a.Significand * b.Significand, a.Exponent + b.Exponent)
        : new(a.Hi * b.Hi, 0, 0);

    /// <summary>Quotient, within 2^-104 of itself.</summary>
    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b) => a.IsOrdinary && b.IsOrdinary
        ? Create(a.Significand / b.Significand, a.Exponent - b.Exponent)
        : new(a.Hi / b.Hi, 0, 0);

    /// <inheritdoc/>
    public static DoubleDouble operator -(DoubleDouble a) => new(-a.Hi, -a.Lo, a.Exponent);

    /// <summary>a*b + c, each operation rounded.</summary>
    public static DoubleDouble MultiplyAdd(DoubleDouble a, DoubleDouble b, DoubleDouble c) => a * b + c;

    /// <inheritdoc/>
    public static DoubleDouble Abs(DoubleDouble x) => double.IsNegative(x.Hi) ? -x : x;

    /// <summary>Square root, within 2^-103 of itself: one Newton step from the double root; NaN for x &lt; 0.</summary>
    public static DoubleDouble Sqrt(DoubleDouble x)
    {
        if (!x.IsOrdinary || x.Hi < 0)
            return new(Math.Sqrt(x.Hi), 0, 0);
        var radicand = (x.Exponent & 1) == 0 ? x.Significand : new(2 * x.Hi, 2 * x.Lo);
        var root = Math.Sqrt(radicand.Hi);
        var rest = radicand - Pair.Product(root, root);
        return Create(Pair.QuickSum(root, rest.Hi / (2 * root)), x.Exponent >> 1);
    }
}
