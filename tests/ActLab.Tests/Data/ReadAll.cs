using ActLab.Data;
using Xunit;

namespace ActLab.Tests.Data;

static class ReadAll
{
    /// <summary>All values of a tensor, row by row, read in chunks of so many rows.</summary>
    public static double[] Of(TensorReader reader, int rows = 4096)
    {
        var all = new List<double>();
        var chunk = new double[rows * Math.Max(reader.Units, 1)];
        while (reader.Read(chunk) is > 0 and var read)
        {
            all.AddRange(chunk.AsSpan(0, read * reader.Units));
        }

        return [.. all];
    }

    /// <summary>Reads a file held in memory.</summary>
    public static double[] Of(byte[] file, string name, TensorOptions? options = null)
    {
        using var reader = TensorFile.Open(new MemoryStream(file), name, options);
        return Of(reader);
    }

    /// <summary>The message with which a file is refused; it must be one clean line.</summary>
    public static string Refusal(byte[] file, string name, TensorOptions? options = null)
    {
        var message = Assert.Throws<TensorFormatException>(() => Of(file, name, options)).Message;
        Assert.DoesNotContain(message, char.IsControl);
        Assert.InRange(message.Length, 1, 1200);
        return message;
    }
}
