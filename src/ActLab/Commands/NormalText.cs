using System.Globalization;
using ActLab.Core;

namespace ActLab.Commands;

/// <summary>Synthetic normal input as it is written on the command line and in the app.</summary>
static class NormalText
{
    /// <summary>Reads mean,sd.</summary>
    /// <exception cref="BadInputException">The text is no pair of numbers.</exception>
    public static NormalInput Parse(string law, long rows, int units, ulong seed) => law.Split(',') is [var mean, var deviation]
        ? new NormalInput(NumberText.ParseDouble(mean), NumberText.ParseDouble(deviation), rows, units, seed)
        : throw new BadInputException($"normal input is written mean,sd as 0,1, not '{law}'");

    /// <summary>Reads "mean,sd rows units", seed 0.</summary>
    /// <exception cref="BadInputException">The text is not of that form.</exception>
    public static NormalInput Parse(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var law, var rows, var units] &&
        long.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out var count) &&
        int.TryParse(units, NumberStyles.None, CultureInfo.InvariantCulture, out var width)
        ? Parse(law, count, width, 0)
        : throw new BadInputException($"normal input is written mean,sd rows units as 0,1 10000 64, not '{text}'");
}
