using ActLab.Commands;
using ActLab.Core.Lab;
using ActLab.Screens.StatisticsPanes;
using ActLab.Terminal;

namespace ActLab.Screens.LabPanes;

/// <summary>The units of every hidden layer as cells, in which one can watch them die; of twins the selected one first.</summary>
sealed class UnitsPane : LabPane
{
    public override string Title => "units";

    public override bool ShowsBoth => true;

    public override void Draw(Frame frame, Area area, LabLook look)
    {
        var ascii = look.Marks == Marks.Ascii;
        var rest = Remark(frame, area, Legend(look, ascii), 2 * look.Run.Snapshot.Layers.Count);
        var order = Enumerable.Range(0, look.Runs.Count).OrderBy(i => i != look.Which);
        foreach (var (which, layer) in order.SelectMany(i => Enumerable.Range(look.FirstLayer, Math.Max(0, look.Runs[i].Snapshot.Layers.Count - look.FirstLayer)).Select(l => (i, l))))
        {
            var strip = new UnitStrip(look.Runs[which].Snapshot.Layers[layer].States, rest.Width);
            strip.LimitTo(1);
            if (rest.Height < 2)
            {
                frame.Set(rest, rest.Width - 1, rest.Height - 1, '↓', frame.Theme.Dim);
                return;
            }

            frame.Write(rest, 0, 0, $"{look.Layer(which, layer)}: {UnitText.Counts(strip.States)}{strip.Sharing}", frame.Theme.Text);
            strip.Draw(frame, rest.SplitTop(1).Below, -1, ascii);
            rest = rest.SplitTop(2).Below;
        }
    }

    static string Legend(LabLook look, bool ascii) =>
        $"X dead: h = 0 on all {look.Run.Data.Training.Rows} rows; S saturated: |f'| <= {NumberText.Of(LayerSnapshot.Epsilon)} max|f'| on all; " +
        $"d dormant: E|h_i| <= {NumberText.Of(LayerSnapshot.Tau)} mean_k E|h_k|; saturated by quarters: {string.Join(' ', UnitStrip.Shades(ascii).ToCharArray())}";
}
