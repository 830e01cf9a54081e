using ActLab.Core.Numbers;

namespace ActLab.Core.VectorActivations.Parts;

/// <summary>What softmax, softmin and log-softmax share: exponentials of x, or of -x, over their sum.</summary>
static class Exponentials
{
    /// <summary>
    /// The largest of sign x, and the sum of e^(sign x - largest) over all but the first that is largest, whose term is 1.
    /// </summary>
    public static (T Largest, T Others) Ahead<T>(ReadOnlySpan<T> x, T sign) where T : struct, IReal<T>
    {
        var largest = sign * x[0];
        foreach (var value in x[1..])
        {
            largest = T.Max(largest, sign * value);
        }

        var (rest, seen) = (T.Of(0), T.Of(0));
        foreach (var value in x)
        {
            var term = T.Exp((sign * value) - largest);
            rest += T.LessOrEqual(largest, sign * value, T.Less(seen, T.Of(1), T.Of(0), term), term);
            seen = T.LessOrEqual(largest, sign * value, T.Of(1), seen);
        }

        return (largest, rest);
    }

    /// <summary>The sum of all e^x_k, or e^-x_k, over the one of an output, as text: the quotient without the difference that its derivative would cancel in.</summary>
    public static string RelativeSum(IReadOnlyList<string> x, int output, string sign) =>
        string.Join(" + ", x.Select((name, k) => k == output ? "1" : $"exp({sign}({name} - {x[output]}))"));

    /// <summary>y_i = e^(sign x_i) over the sum of all.</summary>
    public static void Shares<T>(ReadOnlySpan<T> x, Span<T> y, T sign) where T : struct, IReal<T>
    {
        var (largest, rest) = Ahead(x, sign);
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = T.Exp((sign * x[i]) - largest) / (T.Of(1) + rest);
        }
    }

    /// <summary>to_i = sign y_i (from_i - sum of y_k from_k), y being the shares.</summary>
    public static void TimesJacobian<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> from, Span<T> to, T sign) where T : struct, IReal<T>
    {
        var shares = new T[x.Length];
        Shares<T>(x, shares, sign);
        for (var i = 0; i < x.Length; i++)
        {
            to[i] = sign * shares[i] * LessMean(shares, from, i);
        }
    }

    /// <summary>
    /// from_i - sum of y_k from_k as the sum of y_k (from_i - from_k), the shares having the sum 1: where one share is nearly 1, the
    /// plain difference would cancel.
    /// </summary>
    public static T LessMean<T>(ReadOnlySpan<T> shares, ReadOnlySpan<T> from, int i) where T : struct, IReal<T>
    {
        var sum = T.Of(0);
        for (var k = 0; k < shares.Length; k++)
        {
            sum = k == i ? sum : T.MultiplyAdd(shares[k], from[i] - from[k], sum);
        }

        return sum;
    }
}
