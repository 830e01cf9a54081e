using System.Diagnostics;
using System.Globalization;

namespace ActLab.Commands;

/// <summary>One line on a terminal's stderr that tells how far long work has come; nothing where stderr is no terminal.</summary>
sealed class ProgressLine(Workbench workbench) : IDisposable
{
    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    readonly Stopwatch _since = Stopwatch.StartNew();
    int _width;

    /// <summary>Shows a share of 1 and what is being done; at most ten times a second.</summary>
    public void Show(double share, string what)
    {
        if (!workbench.ErrorIsTerminal || _since.Elapsed < Pace)
        {
            return;
        }

        _since.Restart();
        var text = string.Create(CultureInfo.InvariantCulture, $"{share,4:P0} {what}");
        workbench.Error.Write("\r" + text.PadRight(_width));
        _width = text.Length;
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_width > 0)
        {
            workbench.Error.Write("\r" + new string(' ', _width) + "\r");
        }
    }
}
