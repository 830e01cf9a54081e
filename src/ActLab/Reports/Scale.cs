namespace ActLab.Reports;

/// <summary>Places values on a row or column of characters.</summary>
/// <param name="Low">The value at the first character.</param>
/// <param name="High">The value at the last one; larger.</param>
/// <param name="IsLog">Whether equal ratios are equally far apart.</param>
readonly record struct Scale(double Low, double High, bool IsLog)
{
    /// <summary>As wide as the values need.</summary>
    public static Scale Of(Axis axis, IEnumerable<double> values)
    {
        var isLog = axis.Type == "log";
        var placed = values.Where(v => double.IsFinite(v) && (!isLog || v > 0)).DefaultIfEmpty(1).ToList();
        var (low, high) = (placed.Min(), placed.Max());
        return low < high ? new(low, high, isLog) : isLog ? new(low / 2, low * 2, isLog) : new(low - 1, low + 1, isLog);
    }

    /// <summary>The number of the character, from 0; null for what has no place.</summary>
    public int? Cell(double value, int characters) => double.IsFinite(value) && (!IsLog || value > 0)
        ? (int)Math.Round(Math.Clamp((Of(value) - Of(Low)) / (Of(High) - Of(Low)), 0, 1) * (characters - 1))
        : null;

    double Of(double value) => IsLog ? Math.Log(value) : value;
}
