using ActLab.Core;
using ActLab.Core.Statistics;

namespace ActLab.Tests.Statistics;

static class Layer
{
    static readonly Catalog Catalog = new();

    public static Activation Find(string id) => Catalog.Find(id);

    /// <summary>Measures rows of values, added in chunks of so many rows.</summary>
    public static StatisticsResult Measure(
        string id, int units, ReadOnlySpan<double> rows, StatisticsOptions? options = null, int chunk = 4096)
    {
        var layer = new LayerAccumulator([Find(id)], units, options ?? new());
        while (rows.Length > 0)
        {
            var part = rows[..Math.Min(rows.Length, chunk * units)];
            layer.Add(part);
            rows = rows[part.Length..];
        }

        return layer.Result();
    }

    /// <summary>All values of a normal source.</summary>
    public static double[] Normal(double mean, double deviation, int rows, int units, ulong seed)
    {
        var values = new double[rows * units];
        new NormalSource(mean, deviation, rows, units, seed).Read(values);
        return values;
    }

    /// <summary>Everything in a result that depends on the data, as text that keeps every bit.</summary>
    public static string Fingerprint(StatisticsResult result) => string.Join('\n', [
        $"{result.Rows} {result.Values} {result.SignEntropy:R}", .. result.UnitValues.Select(u => u.ToString()),
        .. result.Activations.SelectMany(a => a.UnitOutputs.Append(a.Outputs).Select(o => o.ToString()))]);
}
