using System.Globalization;

namespace ActLab.Terminal;

/// <summary>How much of a job is done, on one row.</summary>
public static class ProgressBar
{
    /// <summary>Draws a bar for a fraction from 0 to 1, its per cent and a remark; an unknown fraction (NaN) is empty.</summary>
    public static void Draw(Frame frame, Area area, double fraction, string remark = "")
    {
        ArgumentNullException.ThrowIfNull(frame);
        var known = double.IsFinite(fraction) ? Math.Clamp(fraction, 0, 1) : 0;
        var percent = double.IsFinite(fraction) ? (int)(known * 100) + "%" : "...";
        var text = string.Create(CultureInfo.InvariantCulture, $" {percent,4} {remark}").TrimEnd();
        // The remark gives way to the bar, which needs some room to tell anything.
        var width = Math.Max(Math.Min(area.Width, 10), area.Width - text.Length);
        var eighths = (int)(known * width * 8);
        for (var x = 0; x < width; x++)
        {
            var filled = Math.Clamp(eighths - 8 * x, 0, 8);
            frame.Set(area, x, 0, filled == 0 ? '░' : (char)('█' + 8 - filled), filled == 0 ? frame.Theme.Border : frame.Theme.Accent);
        }
        Label.DrawLine(frame, area, width, text, frame.Theme.Text);
    }
}
