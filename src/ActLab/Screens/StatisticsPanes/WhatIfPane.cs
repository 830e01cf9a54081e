using ActLab.Commands;
using ActLab.Core.Statistics;
using ActLab.Terminal;

namespace ActLab.Screens.StatisticsPanes;

/// <summary>What every activation would do to one layer, as `stats --what-if` prints it.</summary>
static class WhatIfPane
{
    static readonly Column[] Columns = HeadedColumns.Of(WhatIfText.Headers);

    /// <summary>Draws the table around the activation selected, and below it what the columns mean, in at most a third of the room.</summary>
    public static void Draw(Frame frame, Area area, StatisticsResult layer, Shared shared, int scrolled)
    {
        var (notes, table) = Parts(layer, area);
        var all = layer.Activations;
        var shown = Shown(layer, shared);
        WideTable.Draw(
            frame, table, Columns, [.. shown.Select(i => (IReadOnlyList<string>)[shared.Item(all[i].Activation).Text, .. WhatIfText.Row(layer, all[i]).Skip(1)])], scrolled,
            shown.IndexOf(shared.Selected), hits: (row, column) => shared.Hits(all[shown[row]].Activation, column));
        Label.Draw(frame, notes, Definitions(layer), frame.Theme.Dim);
    }

    /// <summary>The activation drawn at an absolute position, for clicks; null if there is none.</summary>
    public static int? At(Shared shared, StatisticsResult layer, Area area, int x, int y)
    {
        var shown = Shown(layer, shared);
        return TableView.IndexAt(Parts(layer, area).Table, shown.Count, shown.IndexOf(shared.Selected), x, y) is >= 0 and var row ? shown[row] : null;
    }

    static string Definitions(StatisticsResult layer) => string.Join(". ", WhatIfText.Definitions(layer));

    static List<int> Shown(StatisticsResult layer, Shared shared) => shared.Shown([.. layer.Activations.Select(a => a.Activation)]);

    static (Area Notes, Area Table) Parts(StatisticsResult layer, Area area) =>
        area.SplitBottom(Math.Min(Label.Wrap(Definitions(layer), area.Width).Count, area.Height / 3));
}
