using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Terminal;

namespace ActLab.Reports;

/// <summary>Every activation with its graph, formulas, kinks and jumps.</summary>
public static class CatalogueSection
{
    const int Points = 241;

    static readonly Extent Range = new(-6, 6);

    static readonly double[] Samples = [-6, -4, -2, -1, 0, 1, 2, 4, 6];

    /// <summary>The section.</summary>
    public static Section Of(IReadOnlyList<Activation> activations) => new("catalogue", "Activations")
    {
        Paragraphs =
        [
            "Each activation is one formula; f' is the closed form that the audit checks. At a kink there is no derivative: "
            + "the value that f' takes there is a convention, shown as a point of its own.",
        ],
        Figures = [.. activations.Select(Show)],
    };

    static Figure Show(Activation activation)
    {
        Series[] curves = [.. new Curves(new(Derivative: true, Second: false), Range).Of([activation], Points).Select(c => c.Points)];
        return new(activation.Info.Name, Finding(activation), [Facts(activation), Values(activation)])
        {
            Chart = new([.. Traces(curves, activation.Kinks)], new(new("x"), new("f(x), f'(x)"))),
            TextPlot = Graph.Text(Range, curves),
        };
    }

    /// <summary>f and f' reach each jump and kink from both sides and break off there; the convention is a point.</summary>
    static IEnumerable<Scatter> Traces(Series[] curves, IReadOnlyList<Kink> kinks)
    {
        yield return Graph.Trace(Broken(curves[0], [.. kinks.Where(k => k.Jump is not null).Select(k => (k.X, k.Jump!.Value.Left, k.Jump.Value.Right))]), 0);
        yield return Graph.Trace(Broken(curves[1], [.. kinks.Select(k => (k.X, k.Left, k.Right))]), 1);
        if (kinks.Count > 0)
        {
            yield return new("f' at the kink, by convention", [.. kinks.Select(k => k.X)], [.. kinks.Select(k => k.Value)])
            {
                Mode = "markers",
                Marker = new("diamond"),
            };
        }
    }

    /// <summary>The curve with both limits at places where it breaks off.</summary>
    static Series Broken(Series curve, IReadOnlyList<(double X, double Left, double Right)> places)
    {
        var points = curve.X.Zip(curve.Y).Where(p => places.All(b => b.X != p.First))
            .Concat(places.SelectMany(b => new[] { (b.X, b.Left), (b.X, double.NaN), (b.X, b.Right) }))
            .OrderBy(p => p.Item1).ToList();
        return curve with { X = [.. points.Select(p => p.Item1)], Y = [.. points.Select(p => p.Item2)] };
    }

    static string Finding(Activation activation) =>
        $"f (solid) and f' (dashed) of {activation.Info.Name} from {NumberText.Of(Range.Low)} to {NumberText.Of(Range.High)}"
        + (activation.Kinks.Count == 0 ? "; smooth everywhere." : "; " + string.Join("; ", activation.Kinks.Select(Describe)) + ".");

    static string Describe(Kink kink) => kink.Jump is { } jump
        ? $"jump at {NumberText.Of(kink.X)}, where f goes from {NumberText.Of(jump.Left)} to {NumberText.Of(jump.Right)} and f' is {NumberText.Of(kink.Value)} by convention"
        : $"kink at {NumberText.Of(kink.X)}, where f' goes from {NumberText.Of(kink.Left)} to {NumberText.Of(kink.Right)} and is {NumberText.Of(kink.Value)} by convention";

    static Table Facts(Activation activation) => new($"What {activation.Info.Name} is", [new("Property"), new("Value", Cells.Code)],
        [.. ActivationFacts.Of(activation).Select(fact => new[] { fact.Property, fact.Value })]);

    static Table Values(Activation activation) => new("Values in double precision",
        [new("x", Cells.Number), new("f(x)", Cells.Number), new("f'(x)", Cells.Number)],
        [.. Samples.Select(x => new[] { x, Scalar.Forward(activation, x), Scalar.Derivative(activation, x) }
            .Select(NumberText.Of).ToArray())]);
}
