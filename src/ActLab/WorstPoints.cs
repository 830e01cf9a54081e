using ActLab.Core.Audit;

namespace ActLab;

/// <summary>The order in which points of an audit are worth a look; commands and screens share it.</summary>
static class WorstPoints
{
    /// <summary>How many of them the JSON of an audit holds.</summary>
    public const int Most = 8;

    /// <summary>
    /// The points by falling severity of their verdict, then by the error in double; where that is unknown they come last,
    /// and of equal ones the one nearest to 1 in size comes first, for a person to read.
    /// </summary>
    public static IReadOnlyList<AuditRow> First(AuditResult result) =>
    [
        .. result.Rows.OrderByDescending(r => r.Verdict).ThenByDescending(r => double.IsNaN(r.Ulps) ? -1 : r.Ulps)
            .ThenBy(r => Math.Abs(Math.Log2(Math.Abs(r.X)))).ThenBy(r => r.X),
    ];

    /// <summary>The bits of a double, as 0x and hexadecimal digits.</summary>
    public static string Bits(double value) => $"0x{BitConverter.DoubleToUInt64Bits(value):x16}";
}
