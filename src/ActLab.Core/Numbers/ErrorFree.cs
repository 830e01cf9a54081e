using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// Error-free transformations of binary64: the rounded result of one operation and exactly what rounding took,
/// as long as nothing overflows or becomes subnormal.
/// </summary>
public static class ErrorFree
{
    /// <summary>a + b exactly (D. E. Knuth, The Art of Computer Programming 2, 4.2.2, 1969).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double Sum, double Error) TwoSum(double a, double b)
    {
        var sum = a + b;
        var shadow = sum - a;
        return (sum, (a - (sum - shadow)) + (b - shadow));
    }

    /// <summary>a + b exactly when a is 0 or not below b in exponent (T. J. Dekker 1971).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double Sum, double Error) QuickTwoSum(double a, double b)
    {
        var sum = a + b;
        return (sum, b - (sum - a));
    }

    /// <summary>a * b exactly, by the fused multiply-add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double Product, double Error) TwoProduct(double a, double b)
    {
        var product = a * b;
        return (product, Math.FusedMultiplyAdd(a, b, -product));
    }
}
