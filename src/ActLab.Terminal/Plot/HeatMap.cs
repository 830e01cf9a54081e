using System.Globalization;

namespace ActLab.Terminal;

/// <summary>
/// A matrix of numbers as shades: the larger the size beside the largest one, the denser the cell; the sign is told by style and, where
/// a cell has room, by the number itself, to as many digits as fit.
/// </summary>
public static class HeatMap
{
    const int Narrow = 2, Numbered = 6, Wide = 10;

    /// <summary>The most digits first; one that leaves no digit but 0 of a number is not taken.</summary>
    static readonly string[] Formats = ["0.###", "0.##", ".##", "0.#", "0e0"];

    /// <summary>Draws the matrix, a row of cells for each row; a marked column has its heading emphasized.</summary>
    /// <param name="frame">Where.</param>
    /// <param name="area">Its part; what has no room is left out at the right and below.</param>
    /// <param name="rows">Rows of equal length; numbers that are not finite are shown as such.</param>
    /// <param name="headings">One for each column; shown where it has room.</param>
    /// <param name="marked">The column marked, or -1.</param>
    /// <param name="ascii">Whether the shades are plain characters.</param>
    public static void Draw(Frame frame, Area area, IReadOnlyList<IReadOnlyList<double>> rows, IReadOnlyList<string> headings, int marked, bool ascii)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(headings);
        var largest = rows.SelectMany(row => row).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var room = Math.Min(Wide, area.Width / Math.Max(1, headings.Count));
        var width = room < Numbered ? Narrow : room;
        for (var j = 0; j < headings.Count && (j + 1) * width <= area.Width; j++)
        {
            var heading = headings[j].Length < width ? headings[j] : j == marked ? "v" : "";
            frame.Write(area, (j * width) + 1, 0, heading, j == marked ? frame.Theme.Accent : frame.Theme.Dim);
            for (var i = 0; i < rows.Count && i + 1 < area.Height; i++)
            {
                var value = rows[i][j];
                var style = value < 0 ? frame.Theme.Series2 : frame.Theme.Series1;
                frame.Write(area, (j * width) + 1, i + 1, Cell(value, largest, width, ascii), style);
            }
        }
    }

    static string Cell(double value, double largest, int width, bool ascii)
    {
        var shade = new string(Shade(value, largest, ascii), width == Wide ? 2 : 1);
        var numbers = width == Narrow ? [] : Formats.Select(format => Math.Abs(value).ToString(format, CultureInfo.InvariantCulture));
        var sign = value < 0 ? '-' : ' ';
        return numbers.Where(number => value == 0 || !double.IsFinite(value) || number.Any(digit => digit is > '0' and <= '9')).Select(number => shade + sign + number)
            .FirstOrDefault(text => text.Length < width) ?? shade;
    }

    /// <summary>0 is blank but for a dot.</summary>
    static char Shade(double value, double largest, bool ascii)
    {
        var shades = ascii ? ".:+*#" : "·░▒▓█";
        return shades[value == 0 || largest == 0 ? 0 : double.IsFinite(value) ? 1 + (int)Math.Min(3, 4 * Math.Abs(value) / largest) : 4];
    }
}
