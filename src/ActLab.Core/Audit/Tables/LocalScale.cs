namespace ActLab.Core.Audit.Tables;

/// <summary>The largest value among neighbours in size.</summary>
static class LocalScale
{
    /// <summary>For each point the largest finite value among all points within a factor 2 of its size; 0 if there is none.</summary>
    /// <param name="sizes">abs(x), in any order.</param>
    /// <param name="values">A value for each.</param>
    public static double[] Of(double[] sizes, double[] values)
    {
        var order = Enumerable.Range(0, sizes.Length).ToArray();
        Array.Sort((double[])sizes.Clone(), order);

        // The largest of a sliding window: the queue holds what may yet be largest, in falling order.
        var (result, queue, next) = (new double[sizes.Length], new LinkedList<int>(), 0);
        foreach (var at in order)
        {
            for (; next < order.Length && sizes[order[next]] <= 2 * sizes[at]; next++)
            {
                var value = values[order[next]];
                if (!double.IsFinite(value))
                {
                    continue;
                }

                while (queue.Last is { } last && values[last.Value] <= value)
                {
                    queue.RemoveLast();
                }

                queue.AddLast(order[next]);
            }

            while (queue.First is { } first && sizes[first.Value] < sizes[at] / 2)
            {
                queue.RemoveFirst();
            }

            result[at] = queue.First is { } largest ? values[largest.Value] : 0;
        }

        return result;
    }
}
