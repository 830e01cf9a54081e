using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Core.Statistics;
using ActLab.Terminal;

namespace ActLab;

/// <summary>Which curves of an activation are drawn.</summary>
/// <param name="Derivative">f' beside f.</param>
/// <param name="Second">f'' beside f.</param>
public readonly record struct CurveChoice(bool Derivative, bool Second);

/// <summary>One curve of an activation: its activation, its name in JSON (f, df, d2f) and its points.</summary>
public sealed record Curve(Activation Activation, string Name, Series Points);

/// <summary>The curves that the plot command, the screens and the report draw, and how.</summary>
/// <param name="Choice">Which curves besides f.</param>
/// <param name="X">Range of x, both ends included.</param>
public sealed record Curves(CurveChoice Choice, Extent X)
{
    /// <summary>The share of the largest abs(f') below which an activation counts as flat.</summary>
    public const double Epsilon = 0.01;

    /// <summary>How x is placed.</summary>
    public Scale XScale { get; init; } = Scale.Linear;

    /// <summary>How y is placed.</summary>
    public Scale YScale { get; init; } = Scale.Linear;

    /// <summary>Whether the flat ranges of the first activation are shaded.</summary>
    public bool IsShaded { get; init; }

    /// <summary>Every curve, at so many points spaced equally along the axis; labels carry identifiers where there are several activations.</summary>
    public IEnumerable<Curve> Of(IReadOnlyList<Activation> activations, int count) => activations.SelectMany(a => Of(a, count, activations.Count > 1));

    /// <summary>The plot of activations, for a part of the screen with so many columns.</summary>
    public Plot Plot(IReadOnlyList<Activation> activations, int columns, Marks marks)
    {
        Series[] series = [.. Of(activations, 2 * columns).Select(curve => curve.Points)];
        return new(X, Extent.OfY(YScale, series), series)
        {
            Marks = marks,
            XScale = XScale,
            YScale = YScale,
            Notches = [.. activations.SelectMany(a => a.Kinks).Select(kink => new Notch(kink.X, kink.Jump is null ? '▲' : '◆'))],
            Bands = IsShaded ? [.. Flat(activations[0], columns).Select(range => new Band(range.From, range.To, Word(range), range.IsDead ? '▒' : '░'))] : [],
        };
    }

    /// <summary>Where an activation is flat, looked for at so many points.</summary>
    public IReadOnlyList<FlatRange> Flat(Activation activation, int count) =>
        FlatRange.Of(activation, Epsilon, Series.Sample("", x => x, X, count, XScale).X);

    /// <summary>What a flat range is called.</summary>
    public static string Word(FlatRange range) => range.IsDead ? "dead" : "saturated";

    IEnumerable<Curve> Of(Activation activation, int count, bool named)
    {
        double[] jumps = [.. activation.Kinks.Where(kink => kink.Jump is not null).Select(kink => kink.X)];
        double[] kinks = [.. activation.Kinks.Select(kink => kink.X)];
        yield return Sample("f", "f", Scalar.Forward, jumps);
        if (Choice.Derivative)
        {
            yield return Sample("df", "f'", Scalar.Derivative, kinks);
        }

        if (Choice.Second)
        {
            yield return Sample("d2f", "f''", Scalar.SecondDerivative, kinks);
        }

        Curve Sample(string name, string symbol, Func<Activation, double, double> function, double[] breaks)
        {
            var label = named ? activation.Id + symbol[1..] : symbol;
            return new(activation, name, Series.Sample(label, at => function(activation, at), X, count, XScale) with { Jumps = breaks });
        }
    }
}
