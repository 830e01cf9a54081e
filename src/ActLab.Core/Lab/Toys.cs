using ActLab.Core.Statistics;

namespace ActLab.Core.Lab;

/// <summary>Synthetic data that people know from textbooks and demonstrations; the same rows for the same seed.</summary>
public static class Toys
{
    const int Rows = 500;

    static readonly Toy[] All =
    [
        new("xor", 2, 2, Xor), new("moons", 2, 2, Moons), new("circles", 2, 2, Circles), new("blobs", 2, 3, Blobs),
        new("spirals", 2, 2, Spirals), new("digits", Pixels, Digits, null),
    ];

    const int Pixels = 64, Digits = 10, Styles = 3, DigitRows = 2500, DigitRowsHeldOut = 300;

    /// <summary>Puts one row of a class into the span.</summary>
    delegate void Draw(RandomSource random, int label, Span<double> row);

    sealed record Toy(string Name, int Inputs, int Classes, Draw? Draw);

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(t => t.Name)];

    /// <summary>The rows of that name: as many to train on as held out, but of digits 2,500 and 300.</summary>
    /// <exception cref="BadInputException">There is no such data.</exception>
    public static LabData Generate(string name, ulong seed)
    {
        var toy = Array.Find(All, t => t.Name == name)
            ?? throw new BadInputException($"there is no data '{name}'; there are {string.Join(", ", Names)}, or name a .csv file");
        var random = new RandomSource(seed);
        var draw = toy.Draw ?? DigitsLike(random);
        var isDigits = toy.Draw is null;
        return new(name, Some(toy, draw, random, isDigits ? DigitRows : Rows), Some(toy, draw, random, isDigits ? DigitRowsHeldOut : Rows));
    }

    static DataSet Some(Toy toy, Draw draw, RandomSource random, int rows)
    {
        var (x, labels) = (new double[rows * toy.Inputs], new int[rows]);
        for (var row = 0; row < rows; row++)
        {
            labels[row] = row % toy.Classes;
            draw(random, labels[row], x.AsSpan(row * toy.Inputs, toy.Inputs));
        }

        return DataSet.OfClasses(toy.Inputs, toy.Classes, x, labels);
    }

    /// <summary>The four quadrants of a square of side 2; class 1 where the signs differ, a gap of 0.06 about the axes.</summary>
    static void Xor(RandomSource random, int label, Span<double> row)
    {
        const double Gap = 0.03;
        var (x, y) = (random.Uniform(Gap, 1), random.Uniform(Gap, 1));
        var side = random.Below(2) == 0 ? 1 : -1;
        (row[0], row[1]) = (side * x, label == 0 ? side * y : -side * y);
    }

    /// <summary>Two half circles of radius 1 that reach into each other, with noise of deviation 0.1.</summary>
    static void Moons(RandomSource random, int label, Span<double> row)
    {
        const double Noise = 0.1;
        var (sine, cosine) = Math.SinCos(random.Uniform(0, Math.PI));
        (row[0], row[1]) = label == 0 ? (cosine, sine) : (1 - cosine, 0.5 - sine);
        row[0] += Noise * random.Normal();
        row[1] += Noise * random.Normal();
    }

    /// <summary>A disc of radius 0.5 within a ring from 0.7 to 1.</summary>
    static void Circles(RandomSource random, int label, Span<double> row)
    {
        var radius = label == 0 ? random.Uniform(0, 0.5) : random.Uniform(0.7, 1);
        (row[1], row[0]) = Math.SinCos(random.Uniform(0, 2 * Math.PI));
        row[0] *= radius;
        row[1] *= radius;
    }

    /// <summary>Three normal clouds of deviation 0.4 about the corners of a triangle at distance 1 from 0.</summary>
    static void Blobs(RandomSource random, int label, Span<double> row)
    {
        const double Deviation = 0.4;
        var (sine, cosine) = Math.SinCos(2 * Math.PI * label / 3);
        (row[0], row[1]) = (cosine + (Deviation * random.Normal()), sine + (Deviation * random.Normal()));
    }

    /// <summary>Two arms of 1.75 turns from 0 to radius 1, with noise of deviation 0.02.</summary>
    static void Spirals(RandomSource random, int label, Span<double> row)
    {
        const double Noise = 0.02, Turns = 1.75;
        var radius = random.Uniform(0, 1);
        var (sine, cosine) = Math.SinCos((2 * Math.PI * Turns * radius) + (label * Math.PI));
        (row[0], row[1]) = ((radius * sine) + (Noise * random.Normal()), (radius * cosine) + (Noise * random.Normal()));
    }

    /// <summary>Ten classes of three random images of 64 pixels each, with noise of deviation 0.25, clipped to [0, 1].</summary>
    static Draw DigitsLike(RandomSource random)
    {
        const double Noise = 0.25;
        var images = new double[Digits * Styles * Pixels];
        foreach (ref var pixel in images.AsSpan())
        {
            pixel = random.Uniform(0, 1);
        }

        return (source, label, row) =>
        {
            var image = images.AsSpan(((label * Styles) + source.Below(Styles)) * Pixels, Pixels);
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = Math.Clamp(image[i] + (Noise * source.Normal()), 0, 1);
            }
        };
    }
}
