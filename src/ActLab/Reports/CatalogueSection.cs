using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Terminal;

namespace ActLab.Reports;

/// <summary>Every activation with its graph, formulas and kinks.</summary>
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
        Series[] curves = [.. Curves.Of(activation, new(Derivative: true, Second: false), Range, Points).Select(c => c.Points)];
        return new(activation.Info.Name, Finding(activation), [Facts(activation), Values(activation)])
        {
            Chart = new([Graph.Trace(curves[0], 0), .. Traces(curves[1], activation.Kinks)], new(new("x"), new("f(x), f'(x)"))),
            TextPlot = Graph.Text(Range, curves),
        };
    }

    /// <summary>The derivative reaches each kink from both sides and jumps there; the convention is a point.</summary>
    static IEnumerable<Scatter> Traces(Series derivative, IReadOnlyList<Kink> kinks)
    {
        var points = derivative.X.Zip(derivative.Y).Where(p => kinks.All(k => k.X != p.First))
            .Concat(kinks.SelectMany(k => new[] { (k.X, k.Left), (k.X, double.NaN), (k.X, k.Right) }))
            .OrderBy(p => p.Item1).ToList();
        var curve = derivative with { X = [.. points.Select(p => p.Item1)], Y = [.. points.Select(p => p.Item2)] };
        yield return Graph.Trace(curve, 1);
        if (kinks.Count > 0)
        {
            yield return new("f' at the kink, by convention", [.. kinks.Select(k => k.X)], [.. kinks.Select(k => k.Value)])
            {
                Mode = "markers",
                Marker = new("diamond"),
            };
        }
    }

    static string Finding(Activation activation) =>
        $"f (solid) and f' (dashed) of {activation.Info.Name} from {NumberText.Of(Range.Low)} to {NumberText.Of(Range.High)}"
        + (activation.Kinks.Count == 0 ? "; smooth everywhere." : "; " + string.Join("; ", activation.Kinks.Select(Describe)) + ".");

    static string Describe(Kink kink) =>
        $"kink at {NumberText.Of(kink.X)}, where f' goes from {NumberText.Of(kink.Left)} to {NumberText.Of(kink.Right)} and is {NumberText.Of(kink.Value)} by convention";

    static Table Facts(Activation activation)
    {
        var rows = new List<string[]>
        {
            new[] { "Identifier", string.Join(", ", activation.Info.Aliases.Prepend(activation.Id)) },
            new[] { "f(x)", activation.Formula },
            new[] { "f'(x)", activation.DerivativeFormula },
            new[] { "Parameters", activation.Parameters.Values.Count == 0 ? "none" : activation.Parameters.ToString() },
            new[] { "Kinks", activation.Kinks.Count == 0 ? "none" : string.Join(", ", activation.Kinks.Select(k => NumberText.Of(k.X))) },
            new[] { "Range", activation.Info.Range },
            new[] { "Source", activation.Info.Source },
        };
        return new($"What {activation.Info.Name} is", [new("Property"), new("Value", Cells.Code)], rows);
    }

    static Table Values(Activation activation) => new("Values in double precision",
        [new("x", Cells.Number), new("f(x)", Cells.Number), new("f'(x)", Cells.Number)],
        [.. Samples.Select(x => new[] { x, Scalar.Forward(activation, x), Scalar.Derivative(activation, x) }
            .Select(NumberText.Of).ToArray())]);
}
