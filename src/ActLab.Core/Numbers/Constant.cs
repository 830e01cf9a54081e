namespace ActLab.Core.Numbers;

/// <summary>A mathematical constant as the unevaluated sum of three doubles, about 160 bits.</summary>
/// <param name="High">The nearest double.</param>
/// <param name="Middle">The nearest double to what High leaves.</param>
/// <param name="Low">The nearest double to what High and Middle leave.</param>
public readonly record struct Constant(double High, double Middle, double Low)
{
    /// <summary>ln 2.</summary>
    public static Constant LogTwo { get; } = new(0.6931471805599453, 2.3190468138462996e-17, 5.707708438416212e-34);

    /// <summary>1 / ln 2.</summary>
    public static Constant InverseLogTwo { get; } = new(1.4426950408889634, 2.0355273740931033e-17, -1.0614659956117258e-33);

    /// <summary>sqrt(1/2).</summary>
    public static Constant SqrtHalf { get; } = new(0.7071067811865476, -4.833646656726457e-17, 2.0693376543497068e-33);

    /// <summary>2 / sqrt(pi).</summary>
    public static Constant TwoOverSqrtPi { get; } = new(1.1283791670955126, 1.533545961316588e-17, -4.765684596693686e-34);

    /// <summary>pi.</summary>
    public static Constant Pi { get; } = new(3.141592653589793, 1.2246467991473532e-16, -2.9947698097183397e-33);

    /// <summary>pi / 2.</summary>
    public static Constant HalfPi { get; } = new(1.5707963267948966, 6.123233995736766e-17, -1.4973849048591833e-33);

    /// <summary>1 / sqrt(2 pi).</summary>
    public static Constant InverseSqrtTwoPi { get; } = new(0.3989422804014327, -2.49232720227773e-17, -3.424925447729621e-34);
}
