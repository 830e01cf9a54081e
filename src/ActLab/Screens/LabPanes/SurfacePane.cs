using ActLab.Core.Lab;
using ActLab.Terminal;

namespace ActLab.Screens.LabPanes;

/// <summary>What the network answers over the plane of its two inputs, in shades, with some of the rows that it is trained on.</summary>
sealed class SurfacePane : LabPane
{
    /// <summary>Cells for each row of data that is shown.</summary>
    const int CellsPerRow = 10;

    const string Points = "oxv+*#@%&$";

    static readonly double[] Limits = [0.05, 0.25, 0.5, 0.75, 0.95];

    public override string Title => "decision surface";

    public override void Draw(Frame frame, Area area, LabLook look)
    {
        var data = look.Run.Data.Training;
        if (look.Run.Surface is not { } surface)
        {
            Label.Draw(frame, area, $"Rows of {look.Run.Data.Name} have {data.Inputs} input{(data.Inputs == 1 ? "" : "s")}; a surface needs 2.", frame.Theme.Dim);
            return;
        }

        var shades = look.Marks == Marks.Ascii ? " .:+*#" : " ·░▒▓█";
        var plane = Remark(frame, area, Legend(data, shades), 2 * area.Height / 3);
        var scale = new Extent(surface.Values.Min(), surface.Values.Max());
        var (x, y) = (new Extent(surface.X.Low, surface.X.High), new Extent(surface.Y.Low, surface.Y.High));
        GraphView.Draw(frame, plane, new Plot(x, y, [.. Shown(data, plane)])
        {
            Marks = look.Marks,
            Surface = (at, height) =>
            {
                var (column, row) = (Part(x.Fraction(at), DecisionSurface.Columns), Part(1 - y.Fraction(height), DecisionSurface.Rows));
                var value = surface.Values[(row * DecisionSurface.Columns) + column];
                var level = data.Classes > 2 ? (int)value * (shades.Length - 1) / (data.Classes - 1)
                    : Array.FindLastIndex(Limits, limit => (data.Classes == 0 ? scale.Fraction(value) : value) >= limit) + 1;
                return new(shades[level], level > (shades.Length - 1) / 2 ? frame.Theme.Series1 : frame.Theme.Series2);
            },
        });
    }

    static int Part(double fraction, int parts) => Math.Clamp((int)(fraction * parts), 0, parts - 1);

    /// <summary>Rows of each class, as many as leave the plane to be seen.</summary>
    static IEnumerable<Series> Shown(DataSet data, Area plane)
    {
        var count = Math.Min(data.Rows, plane.Width * plane.Height / CellsPerRow);
        for (var c = 0; c < data.Classes; c++)
        {
            int[] rows = [.. Enumerable.Range(0, count).Where(i => Class(data.Target(i)) == c)];
            yield return new("", [.. rows.Select(i => (double)data.Row(i)[0])], [.. rows.Select(i => (double)data.Row(i)[1])])
            {
                IsScattered = true,
                Sign = Points[c % Points.Length],
            };
        }
    }

    static int Class(ReadOnlySpan<double> target) => target.Length == 1 ? (int)target[0] : target.IndexOf(1);

    static string Rows(int classes) => $"rows of class {string.Join(", ", Points.Take(classes).Select((sign, i) => $"{i}: {sign}"))}";

    static string Legend(DataSet data, string shades)
    {
        var levels = string.Join(' ', shades.Trim().ToCharArray());
        return data.Classes switch
        {
            0 => $"prediction, from its lowest ' ' to its highest: {levels}",
            2 => $"P(class 1) ' ' <5% {shades[1]} <25% {shades[2]} <50% {shades[3]} <75% {shades[4]} <95% {shades[5]}; {Rows(2)}",
            _ => $"likeliest class, from ' ' for 0: {levels}; {Rows(data.Classes)}",
        };
    }
}
