using System.Collections.Concurrent;
using ActLab.Data;
using Xunit;

namespace ActLab.Tests.Data;

/// <summary>Damaged files, and what every one of them must come to: the values that its bytes mean, or one line.</summary>
public class MutationTests
{
    const int Files = 200_000;
    const int ValuesAtOnce = 1 << 12;
    const long MostBytes = 24 << 20;

    [Fact]
    public void The_files_they_are_made_from_are_read() =>
        Assert.All(Mutations.Valid, valid => Assert.NotEmpty(ReadEveryArray(valid.Name, valid.Bytes)));

    [Fact]
    public void Two_hundred_thousand_damaged_files_are_read_right_or_refused_with_one_line()
    {
        var (read, refused, wrong) = (0, 0, new ConcurrentQueue<string>());
        Parallel.For(0, Files, number =>
        {
            var (name, bytes) = Mutations.Get(number);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                ReadEveryArray(name, bytes);
                Interlocked.Increment(ref read);
            }
            catch (TensorFormatException refusal) when (refusal.Message.Length is > 20 and < 1200 && !refusal.Message.Any(char.IsControl))
            {
                Interlocked.Increment(ref refused);
            }
            catch (Exception other)
            {
                wrong.Enqueue($"file {number} ({name}): {other}");
            }

            if (GC.GetAllocatedBytesForCurrentThread() - before is > MostBytes and var allocated)
            {
                wrong.Enqueue($"file {number} ({name}, {bytes.Length} bytes): {allocated} bytes allocated");
            }
        });
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Take(10)));
        Assert.Equal(Files, read + refused);
        // Both happen often, or the damage would test nothing.
        Assert.InRange(read, Files / 20, Files / 2);
    }

    /// <summary>Reads all arrays of a file to their ends and holds every value against the naive decoder.</summary>
    static List<double> ReadEveryArray(string name, byte[] file)
    {
        var all = new List<double>();
        var arrays = TensorFile.Arrays(new MemoryStream(file), name);
        foreach (var array in arrays is null ? [null] : arrays.Select(a => a.Name).DefaultIfEmpty(null))
        {
            var axis = name == "cube.npy" ? 1 : (int?)null;
            using var reader = TensorFile.Open(new MemoryStream(file), name, new(axis, Array: array));
            var (values, chunk) = (new List<double>(), new double[Math.Max(reader.Units, ValuesAtOnce)]);
            while (reader.Units > 0 && reader.Read(chunk) is > 0 and var rows)
            {
                values.AddRange(chunk.AsSpan(0, rows * reader.Units));
            }

            Assert.Equal(NaiveDecoder.Read(file, reader, array), values);
            all.AddRange(values);
        }

        return all;
    }
}
