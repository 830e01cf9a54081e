using ActLab.Terminal;

namespace ActLab.Screens.LabPanes;

/// <summary>
/// The gradient of the loss by the pre-activations of every layer: its norm, how that changes from the layer above, and how it would change
/// with weights without a pattern, as theory has it for networks as they begin.
/// </summary>
sealed class GradientPane : LabPane
{
    static readonly Column[] Columns = [new("layer"), new("|dL/dx|", Align.Right), new("ratio", Align.Right), new("sqrt(chi)", Align.Right), new("")];

    public override string Title => "gradient by layer";

    public override void Draw(Frame frame, Area area, LabLook look)
    {
        var layers = look.Run.Snapshot.Layers;
        var table = Remark(
            frame, area, "ratio: |dL/dx| of a layer / that of the layer above; sqrt(chi): what theory has for it with random weights, chi = n E w^2 E f'^2, w those of the layer above",
            2 + layers.Count);
        double[] norms = [.. layers.Select(l => l.BackNorm), look.Run.Snapshot.BackNorm];
        double[] heights = [.. norms.Select(Math.Log10)];
        var (lowest, highest) = (heights.Where(double.IsFinite).DefaultIfEmpty(0).Min(), heights.Where(double.IsFinite).DefaultIfEmpty(0).Max());
        var scale = new Extent(Math.Floor(lowest - 0.1), Math.Ceiling(highest));
        TableView.Draw(frame, table, Columns, [.. norms.Select((norm, i) => (IReadOnlyList<string>)
        [
            i < layers.Count ? $"{look.Name(look.Which)}{i + 1} {look.Run.Setup.Layers[i].Function.Name}" : "output",
            LayersPane.Digits(norm),
            i < layers.Count ? LayersPane.Digits(norm / norms[i + 1]) : "",
            i < layers.Count ? layers[i].Chi is { } chi ? LayersPane.Digits(Math.Sqrt(chi)) : "-" : "",
            Bar(scale.Fraction(heights[i]), look.Marks == Marks.Ascii),
        ])], look.Layer);
    }

    /// <summary>The norm on a log scale, in whole decades from the lowest.</summary>
    static string Bar(double fraction, bool ascii) => double.IsFinite(fraction) ? new(ascii ? '#' : '█', (int)Math.Round(16 * Math.Clamp(fraction, 0, 1))) : "";
}
