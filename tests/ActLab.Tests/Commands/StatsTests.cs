using System.Text.Json;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>The contract of `stats`, on numbers worked out by hand.</summary>
public sealed class StatsTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("actlab-stats-").FullName;

    /// <summary>Two units on four rows: (-1, 2), (0, -3), (3, NaN), (inf, -2).</summary>
    static readonly double[] Values = [-1, 2, 0, -3, 3, double.NaN, double.PositiveInfinity, -2];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Json_has_the_fields_of_the_contract()
    {
        var all = CommandRun.Of("stats", "relu", "elu", "--normal", "0,1", "--rows", "50", "--units", "2", "--seed", "3", "--json").Json();
        Assert.Equal(["relu", "elu"], all.EnumerateArray().Select(a => a.GetProperty("activation").GetString()));
        string[] contract = ["schema", "activation", "rows", "units", "counts", "dead", "dormant", "saturation", "moments", "meanSquareGain", "signEntropy"];
        Assert.All(all.EnumerateArray(), a => Assert.Subset(CommandRun.Names(a).ToHashSet(), contract.ToHashSet()));
        var relu = all[0];
        Assert.Subset(CommandRun.Names(relu.GetProperty("counts")).ToHashSet(), new HashSet<string> { "nan", "posInf", "negInf", "zeroInput", "zeroOutput" });
        Assert.Equal(["count", "units", "bound95"], CommandRun.Names(relu.GetProperty("dead")));
        Assert.Equal(["tau", "count", "units", "others"], CommandRun.Names(relu.GetProperty("dormant")));
        Assert.Equal(["left", "right", "exactZeroDerivative"], CommandRun.Names(relu.GetProperty("saturation")));
        Assert.Equal((50, 2), (relu.GetProperty("rows").GetInt32(), relu.GetProperty("units").GetInt32()));
    }

    [Fact]
    public void A_small_array_gives_the_numbers_worked_out_by_hand()
    {
        var relu = CommandRun.Of("stats", "relu", "--input", Npy("<f8", Bytes(Values)), "--json").Json()[0];
        Assert.Equal((4, 2), (relu.GetProperty("rows").GetInt32(), relu.GetProperty("units").GetInt32()));
        AssertCounts(relu, nan: 1, posInf: 1, negInf: 0, zeroInput: 1, zeroOutput: 4);
        // The finite values are -1 2 0 -3 3 -2: mean -1/6, mean square 27/6.
        var moments = relu.GetProperty("moments");
        Assert.Equal(6, moments.GetProperty("count").GetInt32());
        Near(-1 / 6.0, moments, "mean");
        Near(27 / 6.0 - 1 / 36.0, moments, "variance");
        Assert.Equal((-3, 3), (moments.GetProperty("min").GetDouble(), moments.GetProperty("max").GetDouble()));
        Near(4 / 6.0, relu.GetProperty("saturation"), "left");
        Near(0, relu.GetProperty("saturation"), "right");
        Near(4 / 6.0, relu.GetProperty("saturation"), "exactZeroDerivative");
        Near(2 / 6.0, relu, "meanSquareGain");
        Assert.Equal(0, relu.GetProperty("dead").GetProperty("count").GetInt32());
    }

    [Fact]
    public void A_unit_that_is_never_positive_is_dead_for_relu_alone()
    {
        var file = Npy("<f4", Bytes<float>([-1, 2, -3, 4, -5, 6, 0, 1]));
        var all = CommandRun.Of("stats", "relu", "leaky-relu", "--input", file, "--json").Json();
        Assert.Equal([0], all[0].GetProperty("dead").GetProperty("units").EnumerateArray().Select(u => u.GetInt32()));
        Assert.Equal(0, all[1].GetProperty("dead").GetProperty("count").GetInt32());
        Assert.Equal("f32", all[0].GetProperty("type").GetString());
    }

    [Fact]
    public void Outputs_are_counted_as_they_are_with_post()
    {
        var relu = CommandRun.Of("stats", "relu", "--input", Npy("<f8", Bytes<double>([0, 2, 0, 0, 0, 3, 0, 1])), "--post", "--json").Json()[0];
        Assert.True(relu.GetProperty("post").GetBoolean());
        Assert.Equal(5, relu.GetProperty("counts").GetProperty("zeroOutput").GetInt32());
        Assert.Equal(JsonValueKind.Null, relu.GetProperty("counts").GetProperty("zeroInput").ValueKind);
        Assert.Equal([0], relu.GetProperty("dead").GetProperty("units").EnumerateArray().Select(u => u.GetInt32()));
        Assert.Equal(JsonValueKind.Null, relu.GetProperty("saturation").ValueKind);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_another_does_not()
    {
        Assert.Equal(Seeded("5"), Seeded("5"));
        Assert.NotEqual(Seeded("5"), Seeded("6"));
        static string Seeded(string seed) => CommandRun.Of("stats", "gelu", "--normal", "-1,2", "--rows", "20", "--units", "3", "--seed", seed, "--json").Out;
    }

    static void AssertCounts(JsonElement of, int nan, int posInf, int negInf, int zeroInput, int zeroOutput)
    {
        var counts = of.GetProperty("counts");
        Assert.Equal([nan, posInf, negInf, zeroInput, zeroOutput],
            new[] { "nan", "posInf", "negInf", "zeroInput", "zeroOutput" }.Select(name => counts.GetProperty(name).GetInt32()));
    }

    static void Near(double expected, JsonElement of, string name) => Assert.Equal(expected, of.GetProperty(name).GetDouble(), 1e-14);

    static byte[] Bytes<T>(params T[] values) where T : struct =>
        System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(values).ToArray();

    /// <summary>A file of four rows and two columns in version 1.0 of NumPy's format.</summary>
    string Npy(string type, byte[] data)
    {
        var header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': (4, 2), }}".PadRight(117) + "\n";
        var path = Path.Combine(_folder, "layer.npy");
        File.WriteAllBytes(path, [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. System.Text.Encoding.ASCII.GetBytes(header), .. data]);
        return path;
    }
}
