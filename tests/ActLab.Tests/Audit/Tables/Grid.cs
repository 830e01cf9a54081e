using ActLab.Core.Numbers;

namespace ActLab.Tests.Audit.Tables;

/// <summary>Points of tables, as numbers of a type.</summary>
static class Grid
{
    /// <summary>Even over [-30, 30], and in both directions from 2^-20 to 100 and, where the type has them, the tails to 110.</summary>
    public static double[] Points(NumberType type) =>
    [
        .. Enumerable.Range(-600, 1201).Select(i => i / 20.0)
            .Concat(Enumerable.Range(0, 120).SelectMany(i => new[] { Math.ScaleB(1, -20 + (i / 5)) * (1 + ((i % 5) / 5.0)), -Math.ScaleB(1, -20 + (i / 5)) * (1 + ((i % 5) / 5.0)) }))
            .Concat(Enumerable.Range(30, 81).SelectMany(i => new double[] { i, -i }))
            .Select(x => type.Round(x)).Distinct().Order(),
    ];

    /// <summary>The whole numbers from -10 to 10.</summary>
    public static double[] Whole { get; } = [.. Enumerable.Range(-10, 21).Select(i => (double)i)];
}
