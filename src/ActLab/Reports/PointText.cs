using ActLab.Commands;

namespace ActLab.Reports;

/// <summary>Points and lines of a chart drawn with 7-bit characters; where the vertical axis has names, each has a line.</summary>
static class PointText
{
    const int Columns = 76, Lines = 18, LongestName = 30;

    static readonly char[] Symbols = ['*', 'o', '+', 'x', '#', '@', '%', '&'];

    /// <summary>The plot and its legend; empty for a chart without points.</summary>
    public static IReadOnlyList<string> Of(Chart? chart)
    {
        var traces = chart?.Data.OfType<Scatter>().ToList() ?? [];
        if (traces.Count == 0)
        {
            return [];
        }

        var (across, up, names) = (chart!.Layout.XAxis, chart.Layout.YAxis, chart.Layout.YAxis.Ticktext);
        var x = Scale.Of(across, traces.SelectMany(Reach));
        var y = names is null ? Scale.Of(up, traces.SelectMany(t => t.Y)) : new Scale(0, Math.Max(1, names.Count - 1), false);
        var labels = names?.Select(name => Characters.Cut(name, LongestName)).ToArray() ?? Ends(y);
        var margin = labels.Max(l => l.Length);
        var picture = new Picture(x, y, Columns - margin - 2, names?.Count ?? Lines, names is not null);
        foreach (var (number, trace) in traces.Index().OrderBy(t => t.Item.Mode.Contains("markers", StringComparison.Ordinal)))
        {
            picture.Draw(trace, Symbol(trace, number));
        }

        return
        [
            .. traces.Select((t, i) => $"{Symbol(t, i)} {Characters.Cut(t.Name, Columns)}"),
            .. picture.Rows.Select((row, i) => $"{labels[i].PadRight(margin)} |{row.TrimEnd()}"),
            $"{new string(' ', margin + 2)}{NumberText.Short(x.Low)} .. {NumberText.Short(x.High)} {across.Title.Text}{(x.IsLog ? ", logarithmic" : "")}",
        ];
    }

    static string[] Ends(Scale y) => [NumberText.Short(y.High), .. Enumerable.Repeat("", Lines - 2), NumberText.Short(y.Low)];

    static char Symbol(Scatter trace, int number) => trace.Mode == "lines" ? '.' : Symbols[number % Symbols.Length];

    static IEnumerable<double> Reach(Scatter trace) => trace.Error is { } error
        ? [.. trace.X.Zip(error.Array, (x, e) => x + e), .. trace.X.Zip(error.Arrayminus, (x, e) => x - e)]
        : trace.X;

    /// <summary>The characters under construction.</summary>
    sealed class Picture(Scale x, Scale y, int columns, int lines, bool fromTop)
    {
        readonly char[][] _cells = [.. Enumerable.Range(0, lines).Select(_ => Enumerable.Repeat(' ', columns).ToArray())];

        public IEnumerable<string> Rows => _cells.Select(row => new string(row));

        public void Draw(Scatter trace, char symbol)
        {
            var places = trace.X.Zip(trace.Y, Place).ToList();
            if (trace.Mode.Contains("lines", StringComparison.Ordinal))
            {
                foreach (var (from, to) in places.Zip(places.Skip(1)))
                {
                    Join(from, to);
                }
            }

            if (trace.Mode == "lines")
            {
                return;
            }

            foreach (var (number, place) in places.Index())
            {
                if (place is not { } at)
                {
                    continue;
                }

                if (trace.Error is { } error)
                {
                    Join(Place(trace.X[number] - error.Arrayminus[number], trace.Y[number]) ?? (0, at.Line), Place(trace.X[number] + error.Array[number], trace.Y[number]), '-');
                }

                _cells[at.Line][at.Column] = symbol;
            }
        }

        (int Column, int Line)? Place(double across, double up) =>
            x.Cell(across, columns) is { } column && y.Cell(up, lines) is { } line ? (column, fromTop ? line : lines - 1 - line) : null;

        /// <summary>A straight line of dots.</summary>
        void Join((int Column, int Line)? from, (int Column, int Line)? to, char dot = '.')
        {
            if (from is not { } first || to is not { } last)
            {
                return;
            }

            var steps = Math.Max(Math.Abs(last.Column - first.Column), Math.Abs(last.Line - first.Line));
            for (var i = 0; i <= steps; i++)
            {
                var share = steps == 0 ? 0 : (double)i / steps;
                _cells[(int)Math.Round(first.Line + (share * (last.Line - first.Line)))][(int)Math.Round(first.Column + (share * (last.Column - first.Column)))] = dot;
            }
        }
    }
}
