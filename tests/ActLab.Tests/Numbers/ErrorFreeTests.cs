using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

public class ErrorFreeTests
{
    [Fact]
    public void Result_and_error_add_up_to_the_exact_value()
    {
        var random = new Random(1);
        for (var i = 0; i < 5000; i++)
        {
            var (a, b) = (Sample.Double(random, 200), Sample.Double(random, 200));
            var (big, small) = Math.Abs(a) < Math.Abs(b) ? (b, a) : (a, b);

            AssertExact(Rational.Of(a) + Rational.Of(b), ErrorFree.TwoSum(a, b), a + b);
            AssertExact(Rational.Of(a) + Rational.Of(b), ErrorFree.QuickTwoSum(big, small), a + b);
            AssertExact(Rational.Of(a) * Rational.Of(b), ErrorFree.TwoProduct(a, b), a * b);
        }
    }

    static void AssertExact(Rational exact, (double Result, double Error) parts, double rounded)
    {
        Assert.Equal(rounded, parts.Result);
        Assert.Equal(0, exact.CompareTo(Rational.Of(parts.Result) + Rational.Of(parts.Error)));
    }
}
