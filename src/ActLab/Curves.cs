using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Terminal;

namespace ActLab;

/// <summary>Which curves of an activation are drawn.</summary>
/// <param name="Derivative">f' beside f.</param>
/// <param name="Second">f'' beside f.</param>
public readonly record struct CurveChoice(bool Derivative, bool Second);

/// <summary>One curve of an activation: its activation, its name in JSON (f, df, d2f) and its points.</summary>
public sealed record Curve(Activation Activation, string Name, Series Points);

/// <summary>The sampled curves that the plot command, the screens and the report draw.</summary>
public static class Curves
{
    /// <summary>f and, as chosen, f' and f'' at equally spaced points of x.</summary>
    /// <param name="activation">What is drawn.</param>
    /// <param name="choice">Which curves besides f.</param>
    /// <param name="x">Range of x, both ends included.</param>
    /// <param name="count">Points.</param>
    /// <param name="named">Whether labels carry the activation's identifier, for plots of several.</param>
    public static IEnumerable<Curve> Of(Activation activation, CurveChoice choice, Extent x, int count, bool named = false)
    {
        double[] jumps = [.. activation.Kinks.Where(kink => kink.Jump is not null).Select(kink => kink.X)];
        double[] kinks = [.. activation.Kinks.Select(kink => kink.X)];
        yield return Sample("f", "f", Scalar.Forward, jumps);
        if (choice.Derivative)
        {
            yield return Sample("df", "f'", Scalar.Derivative, kinks);
        }

        if (choice.Second)
        {
            yield return Sample("d2f", "f''", Scalar.SecondDerivative, kinks);
        }

        Curve Sample(string name, string symbol, Func<Activation, double, double> function, double[] breaks)
        {
            var label = named ? activation.Id + symbol[1..] : symbol;
            return new(activation, name, Series.Sample(label, at => function(activation, at), x, count) with { Jumps = breaks });
        }
    }
}
