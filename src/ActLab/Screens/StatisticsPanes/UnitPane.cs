using ActLab.Commands;
using ActLab.Core.Statistics;
using ActLab.Terminal;

namespace ActLab.Screens.StatisticsPanes;

/// <summary>One unit: what was measured of it, and what a second pass over the rows tells: its history and its histogram.</summary>
static class UnitPane
{
    const int SmallestGraph = 7;

    /// <summary>Draws the numbers and, below, history and histogram side by side, or how far they are.</summary>
    public static void Draw(Frame frame, Area area, StatisticsResult layer, ActivationStatistics of, StatisticsView look, int unit, Marks marks)
    {
        var facts = $"{of.Activation.Id}, {string.Join(' ', UnitText.Facts(layer, of, new(layer, of), unit))}";
        var (text, graphs) = area.SplitTop(Math.Min(Label.Wrap(facts, area.Width).Count, area.Height - SmallestGraph));
        Label.Draw(frame, text, facts, frame.Theme.Text);
        if (look.Profile is { } profile)
        {
            var (left, right) = graphs.SplitLeft(graphs.Width / 2);
            DrawHistory(frame, left, layer, profile, look.ShowsSize, marks);
            DrawHistogram(frame, right, layer, profile, marks);
        }
        else if (look.Share is { } share)
        {
            ProgressBar.Draw(frame, graphs.SplitTop(1).Top, share, "reading the rows again");
        }
    }

    static void DrawHistory(Frame frame, Area area, StatisticsResult layer, UnitProfile profile, bool showsSize, Marks marks)
    {
        if (profile.History.Count == 0)
        {
            Label.Draw(frame, area, "No rows, so no history.", frame.Theme.Dim);
            return;
        }

        var name = showsSize ? "E|h|" : $"{UnitText.Variable(layer)}>0";
        DrawSteps(
            frame, area, $"{name}, {profile.History[0].Rows} rows", [.. profile.History.Select(s => (double)s.FirstRow), layer.Rows],
            [.. profile.History.Select(s => showsSize ? s.MeanMagnitude : s.Firing)], marks);
    }

    static void DrawHistogram(Frame frame, Area area, StatisticsResult layer, UnitProfile profile, Marks marks)
    {
        if (profile.Histogram is not { } bars)
        {
            Label.Draw(frame, area, "No two finite values differ, so there is no histogram.", frame.Theme.Dim);
            return;
        }

        DrawSteps(frame, area, $"{UnitText.Variable(layer)}, {bars.Counts.Count} bins", bars.Edges, [.. bars.Counts.Select(count => (double)count)], marks);
    }

    static void DrawSteps(Frame frame, Area area, string label, IReadOnlyList<double> edges, IReadOnlyList<double> heights, Marks marks)
    {
        var top = heights.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        GraphView.Draw(frame, area, new Plot(new Extent(edges[0], edges[^1]), new Extent(0, top > 0 ? top : 1), Series.Bars(label, edges, heights)) { Marks = marks });
    }
}
