using ActLab.Terminal;

namespace ActLab.Screens.LabPanes;

/// <summary>
/// The gradient of the loss by the pre-activations of every layer: its norm, how that changes from the layer above, and how it would change
/// with weights without a pattern, as theory has it for networks as they begin.
/// </summary>
sealed class GradientPane : LabPane
{
    const int LongestBar = 16, Gap = 2;

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
        var scale = new Extent(Math.Floor(lowest) - 1, Math.Ceiling(highest));
        List<string[]> cells =
        [
            .. norms.Select((norm, i) => i == layers.Count
                ? ["output", LayersPane.Digits(norm), "", ""]
                : (string[])[look.Layer(look.Which, i), LayersPane.Digits(norm), LayersPane.Digits(norm / norms[i + 1]), layers[i].Chi is { } chi ? LayersPane.Digits(Math.Sqrt(chi)) : "-"]),
        ];
        var room = Enumerable.Range(0, cells[0].Length).Aggregate(table.Width - Gap, (rest, c) => rest - Gap - Math.Max(Columns[c].Title.Length, cells.Max(row => row[c].Length)));
        TableView.Draw(
            frame, table, Columns, [.. cells.Select((row, i) => (IReadOnlyList<string>)[.. row, Bar(scale.Fraction(heights[i]), Math.Clamp(room, 0, LongestBar), look.Marks == Marks.Ascii)])],
            look.FirstLayer);
    }

    /// <summary>The norm on a log scale, which begins below the lowest decade.</summary>
    static string Bar(double fraction, int room, bool ascii) => double.IsFinite(fraction) ? new(ascii ? '#' : '█', (int)Math.Round(room * Math.Clamp(fraction, 0, 1))) : "";
}
