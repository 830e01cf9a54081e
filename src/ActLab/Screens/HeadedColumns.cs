using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>Columns of tables on screens from the titles of the same tables in text.</summary>
static class HeadedColumns
{
    /// <summary>A column for each title; one that ends in # is right-aligned and loses it.</summary>
    public static Column[] Of(IEnumerable<string> titles) => [.. titles.Select(h => new Column(h.TrimEnd('#'), h.EndsWith('#') ? Align.Right : Align.Left))];
}
