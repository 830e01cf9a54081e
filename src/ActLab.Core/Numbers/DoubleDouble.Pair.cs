using System.Runtime.CompilerServices;
using static ActLab.Core.Numbers.ErrorFree;

namespace ActLab.Core.Numbers;

public readonly partial record struct DoubleDouble
{
    /// <summary>
    /// The classical double-double: the unevaluated sum of two doubles, Hi the nearest double to the sum, in the
    /// exponent range of a double. With u = 2^-53 the errors are at most 3 u^2 (sum), 4 u^2 (product) and, for
    /// three quotient digits, 4 u^2 (quotient), relative to the result.
    /// Sum and product are AccurateDWPlusDW and DWTimesDW3 of M. Joldes, J.-M. Muller and V. Popescu,
    /// Tight and rigorous error bounds for basic building blocks of double-word arithmetic, ACM TOMS 44(2), 2017.
    /// </summary>
    internal readonly record struct Pair(double Hi, double Lo)
    {
        public static Pair One => new(1, 0);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Pair Sum(double a, double b)
        {
            var (hi, lo) = TwoSum(a, b);
            return new(hi, lo);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Pair QuickSum(double a, double b)
        {
            var (hi, lo) = QuickTwoSum(a, b);
            return new(hi, lo);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Pair Product(double a, double b)
        {
            var (hi, lo) = TwoProduct(a, b);
            return new(hi, lo);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Pair operator +(Pair a, Pair b)
        {
            var high = Sum(a.Hi, b.Hi);
            var low = Sum(a.Lo, b.Lo);
            var sum = QuickSum(high.Hi, high.Lo + low.Hi);
            return QuickSum(sum.Hi, low.Lo + sum.Lo);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Pair operator +(Pair a, double b)
        {
            var sum = Sum(a.Hi, b);
            return QuickSum(sum.Hi, a.Lo + sum.Lo);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Pair operator -(Pair a, Pair b) => a + -b;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Pair operator -(Pair a) => new(-a.Hi, -a.Lo);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Pair operator *(Pair a, Pair b)
        {
            var product = Product(a.Hi, b.Hi);
            var cross = Math.FusedMultiplyAdd(a.Hi, b.Lo, a.Lo * b.Lo);
            return QuickSum(product.Hi, product.Lo + Math.FusedMultiplyAdd(a.Lo, b.Hi, cross));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Pair operator *(Pair a, double b)
        {
            var product = Product(a.Hi, b);
            return QuickSum(product.Hi, Math.FusedMultiplyAdd(a.Lo, b, product.Lo));
        }

        public static Pair operator /(Pair a, Pair b)
        {
            var first = a.Hi / b.Hi;
            var rest = a - b * first;
            var second = rest.Hi / b.Hi;
            rest -= b * second;
            return QuickSum(first, second) + rest.Hi / b.Hi;
        }

        /// <summary>The sum of coefficients[k] x^k for k &lt; count, by Horner's rule.</summary>
        public static Pair Polynomial(Pair[] coefficients, int count, Pair x)
        {
            var sum = coefficients[count - 1];
            for (var k = count - 2; k >= 0; k--)
                sum = sum * x + coefficients[k];
            return sum;
        }
    }
}
