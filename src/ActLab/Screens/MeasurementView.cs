using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Statistics;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>The measurement of a layer drawn: where it comes from, a row for each activation, and what there is to say of the one selected.</summary>
static class MeasurementView
{
    const int MostNotes = 7, MostDead = 40;

    /// <summary>Draws it.</summary>
    public static void Draw(Shared shared, IReadOnlyList<Activation> all, LayerMeasurement measurement, Frame frame, Area area)
    {
        var (heading, table, notes) = Parts(measurement, area);
        DrawLines(frame, heading, StatsText.Describe(measurement), frame.Theme.Text);
        var result = measurement.Statistics;
        var shown = Shown(shared, result);
        IReadOnlyList<string>[] cells = [.. shown.Select(i => (IReadOnlyList<string>)[shared.Item(all[i]).Text, .. StatsText.Row(result, result.Activations[i]).Skip(1)])];
        WideTable.Draw(frame, table, HeadedColumns.Of(StatsText.Headers), cells, 0, shown.IndexOf(shared.Selected), hits: (row, column) => shared.Hits(all[shown[row]], column));
        DrawLines(frame, notes, StatsText.Definitions(result).Prepend(Dead(all[shared.Selected].Id, shared.Selected, result)), frame.Theme.Dim);
    }

    /// <summary>Draws lines of text, broken where they must be.</summary>
    public static void DrawLines(Frame frame, Area area, IEnumerable<string> lines, Style style)
    {
        foreach (var text in lines)
        {
            area = area.SplitTop(Label.Draw(frame, area, text, style)).Below;
        }
    }

    /// <summary>The activation drawn at an absolute position, for clicks; null if there is none.</summary>
    public static int? At(Shared shared, LayerMeasurement measurement, Area area, int x, int y)
    {
        var shown = Shown(shared, measurement.Statistics);
        return TableView.IndexAt(Parts(measurement, area).Table, shown.Count, shown.IndexOf(shared.Selected), x, y) is >= 0 and var row ? shown[row] : null;
    }

    static List<int> Shown(Shared shared, StatisticsResult result) => shared.Shown([.. result.Activations.Select(a => a.Activation)]);

    static (Area Heading, Area Table, Area Notes) Parts(LayerMeasurement measurement, Area area)
    {
        var (heading, rest) = area.SplitTop(StatsText.Describe(measurement).Sum(text => Label.Wrap(text, area.Width).Count));
        var (notes, table) = rest.SplitBottom(Math.Min(MostNotes, rest.Height / 3));
        return (heading, table, notes);
    }

    static string Dead(string id, int index, StatisticsResult result) => index >= result.Activations.Count ? $"{id}: added after this was measured"
        : result.Activations[index].Dead.Units is { Count: > 0 } dead ? $"{id}: dead units {string.Join(" ", dead.Take(MostDead))}{(dead.Count > MostDead ? " ..." : "")}"
        : $"{id}: no dead unit";
}
