using ActLab.Commands;
using ActLab.Terminal;

namespace ActLab.Screens.StatisticsPanes;

/// <summary>The units of every layer as cells, a strip for each layer: what became of them under one activation.</summary>
static class PicturePane
{
    const int Indent = 2, FewestRows = 3, ShortestName = 8;

    /// <summary>
    /// Draws the layers around the one selected, their counts above their strips, and below all the unit selected and what
    /// the cells mean. A strip has as many rows as leave room for all layers, at least three; where its cells are fewer than the
    /// layer's units, each stands for several and shows the worst of them.
    /// </summary>
    public static void Draw(Frame frame, Area area, IReadOnlyList<LayerMeasurement> layers, int activation, int layer, int unit, bool ascii)
    {
        var legend = Legend(ascii);
        var (below, strips) = area.SplitBottom(1 + Label.Wrap(legend, area.Width).Count);
        List<UnitStrip> all = [.. layers.Select(l => new UnitStrip(new(l.Statistics, l.Statistics.Activations[activation]), strips.Width - Indent))];
        var rows = FewestRows;
        while (rows < strips.Height && all.Sum(s => 1 + Math.Min(s.Rows, rows + 1)) <= strips.Height)
        {
            rows++;
        }

        all.ForEach(s => s.LimitTo(rows));
        var first = 0;
        while (first < layer && all.Take(layer + 1).Skip(first).Sum(s => 1 + s.Rows) > strips.Height)
        {
            first++;
        }

        var rest = strips;
        for (var i = first; i < all.Count && rest.Height > 0; i++)
        {
            var name = Label.Cut(layers[i].Source.Array ?? layers[i].Source.Title, Math.Max(ShortestName, rest.Width - Indent - 2 - all[i].Summary.Length));
            frame.Write(rest, 0, 0, i == layer ? "▸ " : "  ", frame.Theme.Accent);
            Label.DrawLine(frame, rest.SplitRight(1).Left, Indent, $"{name}: {all[i].Summary}", i == layer ? frame.Theme.Accent : frame.Theme.Text);
            (var strip, rest) = rest.SplitTop(1).Below.SplitTop(all[i].Rows);
            all[i].Draw(frame, strip.SplitLeft(Indent).Right, i == layer ? unit : -1, ascii);
        }

        Mark(frame, strips, 0, first > 0 ? '↑' : ' ');
        Mark(frame, strips, strips.Height - 1, all.Skip(first).Sum(s => 1 + s.Rows) > strips.Height ? '↓' : ' ');
        if (layers[layer].Statistics is { Units: > 0 } shown)
        {
            var of = shown.Activations[activation];
            var facts = $"{of.Activation.Id}, {UnitText.Facts(shown, of, all[layer].States, unit)[0]}";
            Label.DrawLine(frame, below, 0, facts, frame.Theme.Text);
        }

        Label.Draw(frame, below.SplitTop(1).Below, legend, frame.Theme.Dim);
    }

    static void Mark(Frame frame, Area area, int row, char mark)
    {
        if (mark != ' ')
        {
            frame.Set(area, area.Width - 1, row, mark, frame.Theme.Dim);
        }
    }

    static string Legend(bool ascii) =>
        $"X dead  S saturated  d dormant  ? no finite value; alive, by quarters of values saturated: {string.Join(' ', UnitStrip.Shades(ascii).ToCharArray())}; several to a cell: the worst";
}
