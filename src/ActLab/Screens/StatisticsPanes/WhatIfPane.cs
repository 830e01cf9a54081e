using ActLab.Commands;
using ActLab.Core.Statistics;
using ActLab.Terminal;

namespace ActLab.Screens.StatisticsPanes;

/// <summary>What every activation would do to one layer, as `stats --what-if` prints it.</summary>
static class WhatIfPane
{
    static readonly Column[] Columns = HeadedColumns.Of(WhatIfText.Headers);

    /// <summary>Draws the table around the activation selected, and below it what the columns mean, in at most a third of the room.</summary>
    public static void Draw(Frame frame, Area area, StatisticsResult layer, int activation, int scrolled)
    {
        var definitions = string.Join(". ", WhatIfText.Definitions(layer));
        var (notes, table) = area.SplitBottom(Math.Min(Label.Wrap(definitions, area.Width).Count, area.Height / 3));
        WideTable.Draw(frame, table, Columns, [.. layer.Activations.Select(of => WhatIfText.Row(layer, of))], scrolled, activation);
        Label.Draw(frame, notes, definitions, frame.Theme.Dim);
    }
}
