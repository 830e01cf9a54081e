using ActLab.Commands;
using ActLab.Core.Audit;
using ActLab.Terminal;

namespace ActLab.Screens.AuditPanes;

/// <summary>
/// The error of a claim in double along x, one dot for each audited point. Errors are on a log scale; x is drawn at asinh x,
/// which is linear near 0 and logarithmic far out, and the other side of 0 mirrors that.
/// </summary>
static class ErrorGraph
{
    /// <summary>The lowest decade drawn; errors at or below it, 0 among them, stand on the lower line.</summary>
    const int Floor = -2;

    /// <summary>Columns of a graph that no label of a curve can have.</summary>
    const int LegendAndFrame = 16;

    /// <summary>Series hold places, as two neighbouring doubles need two of them; labels tell the values.</summary>
    static readonly Scale Places = Scale.Linear with { Ticks = Scale.SymLog.Ticks };

    /// <summary>The range of all audited points, where they are drawn.</summary>
    public static Extent Whole(AuditResult result) => new(Place(result.Rows[0].X), Place(result.Rows[^1].X));

    /// <summary>Where x is drawn.</summary>
    public static double Place(double x) => Scale.SymLog.Place(x);

    /// <summary>
    /// Draws the points whose places are shown, with the cursor at a point, a kink or a jump; the label says what the errors
    /// are of and is shortened where it does not fit.
    /// </summary>
    public static void Draw(Frame frame, Area area, AuditResult result, string label, Extent shown, Marks marks, double? cursor)
    {
        var errors = result.Rows.Select(r => r.Ulps).ToList();
        var top = Math.Max(1, (int)Math.Ceiling(errors.Where(u => u > 0 && double.IsFinite(u)).Select(Math.Log10).DefaultIfEmpty().Max()));
        int? infinite = errors.Exists(double.IsPositiveInfinity) ? ++top : null;
        // No error is known of a kink or a jump.
        IReadOnlyList<double> gaps = [.. result.Kinks.Select(k => k.X), .. result.Jumps.Select(j => j.X)];
        List<(double X, double Height)> points =
        [
            .. result.Rows.Select(r => (r.X, Height(r.Ulps, top))).Concat(gaps.Select(x => (X: x, Height: double.NaN))).OrderBy(p => p.Item1),
        ];
        var places = PlacesOf(points.Select(p => p.X));
        var at = cursor is { } x ? points.FindIndex(p => BitConverter.DoubleToInt64Bits(p.X) == BitConverter.DoubleToInt64Bits(x)) : -1;
        var room = Math.Max(1, area.Width - LegendAndFrame);
        var series = new Series(Label.Cut(label, room), places, [.. points.Select(p => p.Height)])
        {
            IsScattered = true,
        };
        GraphView.Draw(frame, area, new Plot(shown, new Extent(Floor, top), series)
        {
            Marks = marks,
            Cursor = at >= 0 ? places[at] : null,
            Notches = [.. result.Kinks.Select(k => new Notch(Place(k.X), '▲')), .. result.Jumps.Select(j => new Notch(Place(j.X), '◆'))],
            XScale = Places,
            YScale = Scale.Linear with { Ticks = (range, most) => YTicks(range, most, infinite) },
        });
    }

    static double Height(double ulps, int top) => double.IsPositiveInfinity(ulps) ? top : Math.Max(Floor, Math.Log10(ulps));

    /// <summary>Places of points, ascending: neighbouring doubles that asinh would put on one place keep two.</summary>
    static double[] PlacesOf(IEnumerable<double> points)
    {
        var places = points.Select(Place).ToArray();
        for (var i = 1; i < places.Length; i++)
        {
            places[i] = Math.Max(places[i], Math.BitIncrement(places[i - 1]));
        }

        return places;
    }

    /// <summary>Whole powers of ten of an ulp, from 0 at the lower line to infinity at the upper.</summary>
    static Ticks YTicks(Extent range, int most, int? infinite)
    {
        var step = (int)Math.Ceiling(range.Length / most);
        var values = Enumerable.Range((int)range.Low, (int)range.Length + 1)
            .Where(k => k == infinite || ((k - (int)range.Low) % step == 0 && !(infinite - k < step)));
        return new Ticks(values.Select(k => (double)k), k => k == Floor ? "0" : k == infinite ? "inf" : k is > -3 and < 4 ? NumberText.Of(Math.Pow(10, k)) : $"1e{k:F0}");
    }
}
