using System.Numerics;

namespace ActLab.Bench;

/// <summary>Normally distributed inputs.</summary>
static class Normal
{
    /// <summary>Fills a span from N(0, deviation^2) by Box and Muller's transform (1958).</summary>
    public static void Fill<T>(Random random, Span<T> span, double deviation) where T : IFloatingPointIeee754<T>
    {
        foreach (ref var element in span)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            element = T.CreateChecked(deviation * radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }
    }
}
