using ActLab.Commands;

namespace ActLab.Reports;

/// <summary>A bar chart drawn with 7-bit characters.</summary>
static class BarText
{
    const int Columns = 76;

    static readonly char[] Fills = ['#', '=', '+', '-'];

    /// <summary>The bars of a chart, category by category; empty for a chart without bars.</summary>
    public static IReadOnlyList<string> Of(Chart? chart)
    {
        var traces = chart?.Data.OfType<Bars>().ToList() ?? [];
        var lengths = traces.SelectMany(t => t.X).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        if (traces.Count == 0)
        {
            return [];
        }

        var categories = traces.SelectMany(t => t.Y).Distinct().ToList();
        var label = Math.Min(categories.Max(c => c.Length), Columns / 3);
        var room = Columns - label - 12;
        var longest = Math.Max(lengths.Max(), double.Epsilon);
        return
        [
            .. traces.Count > 1 ? traces.Select((t, i) => $"{Fills[i % Fills.Length]} {Characters.Cut(t.Name, Columns)}") : [],
            .. categories.SelectMany(category => traces.Select((trace, i) => Bar(trace, i, category)).OfType<string>()),
        ];

        string? Bar(Bars trace, int number, string category)
        {
            var index = trace.Y.ToList().IndexOf(category);
            if (index < 0 || !double.IsFinite(trace.X[index]))
            {
                return null;
            }

            var value = trace.X[index];
            var bar = new string(Fills[number % Fills.Length], (int)Math.Round(room * Math.Max(value, 0) / longest));
            var name = Characters.Cut(category, label).PadRight(label);
            return $"{name} |{bar} {NumberText.Short(value)}";
        }
    }
}
