using ActLab.Core;
using ActLab.Core.Lab;
using ActLab.Core.Statistics;
using ActLab.Data;

namespace ActLab;

/// <summary>Data for the lab by name: synthetic ones, or a person's own file, a row a line, the last column the target.</summary>
/// <remarks>
/// In a file targets 0, 1, 2, ... that are all there, at most 100 of them, are classes; others are numbers. Every fifth row, after shuffling
/// by the seed, is held out. Inputs and targets that are numbers are shifted and scaled to mean 0 and deviation 1 on the rows to train on.
/// </remarks>
public static class LabSource
{
    const int MostRows = 50_000, MostColumns = 4096, FewestRows = 10, MostClasses = 100, HeldOutEvery = 5;

    /// <summary>The rows for a seed, which decides on synthetic rows and on those held out.</summary>
    /// <exception cref="BadInputException">There are no such data, or the file cannot be used.</exception>
    public static Func<ulong, LabData> Open(string name)
    {
        if (Toys.Names.Contains(name) || (!File.Exists(name) && !Path.HasExtension(name)))
        {
            return seed => Toys.Generate(name, seed);
        }

        var (rows, columns) = Read(name);
        var title = Path.GetFileName(name);
        return seed => Split(title, rows, columns, seed);
    }

    static (double[] Values, int Columns) Read(string path)
    {
        try
        {
            using var reader = TensorFile.Open(path);
            if (reader.Units is < 2 or > MostColumns)
            {
                throw new BadInputException($"{reader.Name} has rows of {reader.Units} numbers; the lab takes 2 to {MostColumns}, the last one the target");
            }

            var (values, buffer) = (new List<double>(), new double[reader.Units * 1024]);
            while (reader.Read(buffer) is > 0 and var count)
            {
                values.AddRange(buffer.AsSpan(0, count * reader.Units));
                if (values.Count > MostRows * reader.Units)
                {
                    throw new BadInputException($"{reader.Name} has more than {MostRows} rows; give the lab a part of it");
                }
            }

            return values.Count < FewestRows * reader.Units ? throw new BadInputException($"{reader.Name} has fewer than {FewestRows} rows; the lab needs some to train on and some to hold out")
                : values.FindIndex(v => !double.IsFinite(v)) is >= 0 and var at ? throw new BadInputException($"{reader.Name}: row {(at / reader.Units) + 1}, column {(at % reader.Units) + 1} is not finite; leave such rows out")
                : ([.. values], reader.Units);
        }
        catch (TensorFormatException error)
        {
            throw new BadInputException(error.Message);
        }
    }

    static LabData Split(string name, double[] values, int columns, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, values.Length / columns)];
        new RandomSource(seed).Shuffle(order);
        var held = order.Where((_, i) => i % HeldOutEvery == 0).ToArray();
        var training = order.Where((_, i) => i % HeldOutEvery != 0).ToArray();
        var classes = Classes([.. order.Select(row => values[(row * columns) + columns - 1])]);
        var scaled = values.ToArray();
        for (var column = 0; column < (classes > 0 ? columns - 1 : columns); column++)
        {
            var mean = training.Average(row => values[(row * columns) + column]);
            var deviation = Math.Sqrt(training.Average(row => Math.Pow(values[(row * columns) + column] - mean, 2)));
            foreach (var row in order)
            {
                scaled[(row * columns) + column] = (values[(row * columns) + column] - mean) / (deviation > 0 ? deviation : 1);
            }
        }

        return new(name, Some(scaled, columns, training, classes), Some(scaled, columns, held, classes));
    }

    /// <summary>The number of classes; 0 where targets are numbers.</summary>
    static int Classes(double[] targets)
    {
        var different = targets.Distinct().Order().ToList();
        return different.Count is >= 2 and <= MostClasses && different.Select((t, i) => t == i).All(same => same) ? different.Count : 0;
    }

    static DataSet Some(double[] values, int columns, int[] rows, int classes)
    {
        double[] x = [.. rows.SelectMany(row => values[(row * columns)..((row + 1) * columns - 1)])];
        double[] targets = [.. rows.Select(row => values[(row * columns) + columns - 1])];
        return classes > 0
            ? DataSet.OfClasses(columns - 1, classes, x, [.. targets.Select(t => (int)t)])
            : new(columns - 1, 0, x, targets);
    }
}
