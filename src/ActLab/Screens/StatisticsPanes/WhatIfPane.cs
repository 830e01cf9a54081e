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
        var definitions = string.Join(". ", WhatIfText.Definitions(layer));
        var (notes, table) = area.SplitBottom(Math.Min(Label.Wrap(definitions, area.Width).Count, area.Height / 3));
        var all = layer.Activations;
        var shown = shared.Shown([.. all.Select(a => a.Activation)]);
        WideTable.Draw(
            frame, table, Columns, [.. shown.Select(i => (IReadOnlyList<string>)[shared.Item(all[i].Activation).Text, .. WhatIfText.Row(layer, all[i]).Skip(1)])], scrolled,
            shown.IndexOf(shared.Selected), hits: (row, column) => shared.Hits(all[shown[row]].Activation, column));
        Label.Draw(frame, notes, definitions, frame.Theme.Dim);
    }
}
