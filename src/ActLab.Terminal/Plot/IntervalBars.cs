using System.Globalization;

namespace ActLab.Terminal;

/// <summary>A line of a bar chart: a value with an interval about it, or a heading.</summary>
/// <param name="Label">What is measured; of a heading all there is.</param>
/// <param name="Text">What stands at the bar's right.</param>
public sealed record IntervalBar(string Label, string Text = "")
{
    /// <summary>The lower end, the value, and the upper end; null where there is no bar to draw.</summary>
    public (double Low, double Value, double High)? Interval { get; init; }

    /// <summary>Whether the line is a heading.</summary>
    public bool IsHeading { get; init; }

    /// <summary>Places in the label of the letters that were looked for.</summary>
    public IReadOnlyList<int> Hits { get; init; } = [];
}

/// <summary>Positive values as bars on a scale of powers of ten, each with whiskers to the ends of its interval.</summary>
public static class IntervalBars
{
    const int SmallestBar = 8, LabelGap = 2;

    /// <summary>
    /// Draws the lines around the selected one and, in the last row, the powers of ten. Bars begin at the power of ten below the least value.
    /// A negative selection selects none.
    /// </summary>
    public static void Draw(Frame frame, Area area, IReadOnlyList<IntervalBar> lines, int selected = -1)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(lines);
        var (axis, body) = area.SplitBottom(1);
        var bars = lines.Where(l => !l.IsHeading).ToList();
        var label = Scroll.MarkWidth + bars.Select(l => l.Label.Length).DefaultIfEmpty(0).Max() + LabelGap;
        var text = LabelGap + bars.Select(l => l.Text.Length).DefaultIfEmpty(0).Max();
        var width = Math.Max(SmallestBar, area.Width - label - text);
        var scale = Scale([.. bars.Select(l => l.Interval).OfType<(double, double, double)>()]);
        var offset = Scroll.Offset(selected, lines.Count, body.Height);
        for (var row = 0; row < body.Height && offset + row < lines.Count; row++)
        {
            var (line, strip) = (lines[offset + row], body.SplitTop(row).Below.SplitTop(1).Top);
            var chosen = offset + row == selected;
            frame.Set(strip, 0, 0, chosen ? '▸' : ' ', frame.Theme.Accent);
            frame.WriteMarked(strip, line.IsHeading ? 0 : Scroll.MarkWidth, 0, line.Label, line.Hits, line.IsHeading ? frame.Theme.Accent : chosen ? frame.Theme.Selection : frame.Theme.Text);
            if (line.Interval is { } interval)
                DrawBar(frame, strip.SplitLeft(label).Right.SplitLeft(width).Left, scale, interval);
            frame.Write(strip, label + width + LabelGap, 0, line.Text, frame.Theme.Text);
        }
        Scroll.DrawMarks(frame, body, offset, lines.Count);
        DrawAxis(frame, axis.SplitLeft(label).Right.SplitLeft(width).Left, scale);
    }

    /// <summary>The exponents of the powers of ten between which all intervals lie.</summary>
    static Extent Scale(IReadOnlyList<(double Low, double Value, double High)> intervals)
    {
        var values = intervals.SelectMany(i => (double[])[i.Low, i.Value, i.High]).Where(v => v > 0 && double.IsFinite(v)).Select(Math.Log10).ToList();
        return values.Count == 0 ? new(0, 1) : new(Math.Floor(values.Min()), Math.Max(Math.Ceiling(values.Max()), Math.Floor(values.Min()) + 1));
    }

    static void DrawBar(Frame frame, Area area, Extent scale, (double Low, double Value, double High) interval)
    {
        if (area.IsEmpty)
            return;
        var eighths = (int)Math.Round(8 * area.Width * Math.Clamp(scale.Fraction(Math.Log10(interval.Value)), 0, 1));
        for (var x = 0; 8 * x < eighths; x++)
            frame.Set(area, x, 0, (char)('█' + 8 - Math.Min(8, eighths - 8 * x)), frame.Theme.Series1);
        var (low, high) = (Column(interval.Low), Column(interval.High));
        for (var x = low + 1; x < high; x++)
            frame.Set(area, x, 0, '─', frame.Theme.Series2);
        frame.Set(area, low, 0, '├', frame.Theme.Series2);
        frame.Set(area, high, 0, low == high ? '│' : '┤', frame.Theme.Series2);

        int Column(double value) => value > 0 ? Math.Clamp((int)(area.Width * scale.Fraction(Math.Log10(value))), 0, area.Width - 1) : 0;
    }

    static void DrawAxis(Frame frame, Area area, Extent scale)
    {
        var free = 0;
        for (var power = (int)scale.Low; power <= scale.High; power++)
        {
            var label = Math.Pow(10, power).ToString(power is > -5 and < 6 ? "0.####" : "0e0", CultureInfo.InvariantCulture);
            var start = Math.Min((int)Math.Round(area.Width * scale.Fraction(power)), area.Width - label.Length);
            if (start >= free)
                free = frame.Write(area, start, 0, label, frame.Theme.Dim) + 1;
        }
    }
}
