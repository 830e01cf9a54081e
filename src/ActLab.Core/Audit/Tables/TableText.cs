using System.Globalization;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Tables;

/// <summary>Findings on a table in words.</summary>
static class TableText
{
    public static Finding Finding(ClaimedTable table, Explanation explanation, bool strict)
    {
        var (type, worst) = (table.Number, explanation.Worst);
        var (x, bits) = (type.Text(worst.X), type.Bits(worst.X));
        var others = explanation.Points.Count > 1 ? $"; {Count(explanation.Points.Count)} of {Count(table.X.Length)} points are so" : "";
        var message = $"{explanation.Cause}: at x = {x} ({bits}) the value is {type.Text(worst.Claimed)} ({type.Bits(worst.Claimed)}), "
            + $"the truth {Text.Of(worst.Exact.ToDouble())}, {Text.Rough(worst.Ulps)} ulp of {type.FullName()}{others}";
        return new(explanation.Kind, worst.X, message, table.Command)
        {
            Evidence = new(bits, worst.Claimed, worst.Exact.ToDouble(), worst.Ulps, explanation.Cause),
            Fails = explanation.Fails || strict,
        };
    }

    static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
