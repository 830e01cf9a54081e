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

    /// <summary>Rows (-1, 2), (0, -3), (3, NaN), (inf, -2): unit 0 by row, in text and JSON.</summary>
    [Fact]
    public void One_unit_is_read_once_more()
    {
        var file = Npy("<f8", Bytes(Values));
        var unit = CommandRun.Of("stats", "relu", "--input", file, "--unit", "0", "--json").Json()[0].GetProperty("unit");
        Assert.Equal(["index", "history", "histogram"], CommandRun.Names(unit));
        Assert.Equal([(0, 0), (0, 0), (1, 1), (1, 1)], unit.GetProperty("history").EnumerateArray()
            .Select(s => (s.GetProperty("positive").GetInt32(), (int)s.GetProperty("firing").GetDouble())));
        Assert.Equal(["0", "0", "3", "NaN"], unit.GetProperty("history").EnumerateArray().Select(s => s.GetProperty("meanMagnitude").ToString()));
        Assert.Equal(3, unit.GetProperty("histogram").GetProperty("counts").EnumerateArray().Sum(c => c.GetInt32()));
        var text = CommandRun.Of("stats", "relu", "--input", file, "--unit", "0").Out;
        Assert.Contains("unit 0: alive, z > 0 on 2 of 4 rows: 50.00% (95 %: 15.00%-85.00%), first 2, last\n3.", text, StringComparison.Ordinal);
        Assert.Contains("\n    z > 0 |  ██|\n    E|h|  |  █?|\n", text, StringComparison.Ordinal);
        Assert.False(CommandRun.Of("stats", "relu", "--input", file, "--json").Json()[0].TryGetProperty("unit", out _));
    }

    [Theory]
    [InlineData("no unit 2; choose one from 0 to 1", "relu", "--unit", "2")]
    [InlineData("no unit -1; choose one from 0 to 1", "relu", "--unit=-1")]
    [InlineData("--unit needs one activation", "--unit", "0")]
    [InlineData("--unit needs one activation", "relu", "gelu", "--unit", "0")]
    [InlineData("--unit goes neither with --shard nor with --what-if", "relu", "--unit", "0", "--shard", "1/2")]
    [InlineData("--unit goes neither with --shard nor with --what-if", "relu", "--unit", "0", "--what-if")]
    public void A_unit_that_cannot_be_read_is_refused(string why, params string[] args) =>
        Assert.Contains(why, CommandRun.Of(["stats", "--input", Npy("<f8", Bytes(Values)), .. args]).Refusal(), StringComparison.Ordinal);

    /// <summary>A quarter of tanh units of N(0, 9) have no gradient in bfloat16, and next to none in float32.</summary>
    [Fact]
    public void What_if_compares_types_and_fits_eighty_columns()
    {
        string[] how = ["stats", "--normal", "0,3", "--rows", "20000", "--units", "10", "--what-if"];
        var all = CommandRun.Of([.. how, "--json"]).Json().EnumerateArray().ToList();
        Assert.Equal(new ActLab.Core.Catalog().All.Select(a => a.Id), all.Select(a => a.GetProperty("activation").GetString()));
        var tanh = all.Single(a => a.GetProperty("activation").GetString() == "tanh").GetProperty("exactZeros").EnumerateArray()
            .ToDictionary(z => z.GetProperty("type").GetString()!, z => z.GetProperty("share").GetDouble());
        Assert.Equal(["f64", "f32", "f16", "bf16"], tanh.Keys);
        Assert.InRange(tanh["bf16"], 0.243, 0.253);
        Assert.InRange(tanh["f32"], 0.0021, 0.0032);
        var table = CommandRun.Of(how).Out.Split('\n').SkipWhile(line => !line.Contains("activation", StringComparison.Ordinal)).Take(43).ToList();
        Assert.All(table, line => Assert.InRange(line.Length, 40, 80));
    }

    [Fact]
    public void A_file_without_rows_is_told()
    {
        var empty = CommandRun.Of("stats", "relu", "--input", Npy("<f8", [], "(0, 2)"));
        Assert.Equal(0, empty.ExitCode);
        Assert.EndsWith(" holds no row, so nothing of it was measured\n", empty.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_shares_are_of_is_said_where_values_are_not_finite()
    {
        const string Rule = "f=0 is of all values, sat, f'=0 and gain of the finite ones";
        Assert.Contains(Rule, CommandRun.Of("stats", "relu", "--input", Npy("<f8", Bytes<double>([-1, double.NaN]), "(2,)")).Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Rule, CommandRun.Of("stats", "relu", "--input", Npy("<f8", Bytes<double>([-1, 1]), "(2,)")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_say_what_is_missing_and_are_suspected_unsaid()
    {
        var file = Npy("<f8", Bytes<double>([0, 2, 0, 0, 0, 3, 0, 1]));
        var suspected = CommandRun.Of("stats", "relu", "--input", file, "--json");
        Assert.Contains("add --post", Assert.Single(suspected.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.Equal("no value is below 0 and many are exactly 0", suspected.Json()[0].GetProperty("looksLikeOutputs").GetString());
        Assert.Empty(suspected.Json()[0].GetProperty("missing").EnumerateArray());
        var post = CommandRun.Of("stats", "relu", "--input", file, "--post", "--json");
        Assert.Equal("", post.Error);
        Assert.Contains("saturation", post.Json()[0].GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal(JsonValueKind.Null, post.Json()[0].GetProperty("depth").ValueKind);
        Assert.Contains("--post", CommandRun.Of("stats", "relu", "--input", file, "--post", "--what-if").Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Quantiles_cost_only_where_they_are_asked_for()
    {
        string[] how = ["stats", "relu", "--normal", "0,1", "--rows", "5000", "--units", "4", "--json"];
        Assert.Empty(CommandRun.Of(how).Json()[0].GetProperty("quantiles").EnumerateArray());
        var asked = CommandRun.Of([.. how, "--quantiles"]).Json()[0];
        Assert.Equal([0.01, 0.5, 0.98, 0.99], asked.GetProperty("quantiles").EnumerateArray().Select(q => q.GetProperty("p").GetDouble()));
        Assert.Equal(20_000, asked.GetProperty("histogram").GetProperty("counts").EnumerateArray().Sum(c => c.GetInt64()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("inf")]
    [InlineData("nan")]
    public void A_weight_variance_is_a_size(string value) => Assert.Contains(
        "--weight-variance", CommandRun.Of("stats", "relu", "--normal", "0,1", $"--weight-variance={value}").Refusal(), StringComparison.Ordinal);

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
    string Npy(string type, byte[] data, string shape = "(4, 2)")
    {
        var header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        var path = Path.Combine(_folder, "layer.npy");
        File.WriteAllBytes(path, [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. System.Text.Encoding.ASCII.GetBytes(header), .. data]);
        return path;
    }
}
