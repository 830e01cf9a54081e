using System.Runtime.InteropServices;
using System.Text;
using ActLab.Core;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>`stats --shard` and `--merge`: the same document to the last byte, and nothing merged that does not belong together.</summary>
public sealed class ShardTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("actlab-shards-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(16)]
    public void Shards_merged_in_any_order_give_the_bytes_of_the_whole(int shards)
    {
        var input = Npy("layer.npy", 41_003, 6);
        string[] how = ["gelu", "relu", "tanh", "--input", input, "--quantiles", "--epsilon", "0.05"];
        AssertSame(shards, [.. how], seed: shards);
    }

    /// <summary>Six shards of two blocks: four are empty. Text must be counted first; normal values are drawn and thrown away.</summary>
    [Theory]
    [InlineData("csv")]
    [InlineData("normal")]
    [InlineData("none")]
    [InlineData("channels")]
    public void Every_source_can_be_sharded(string source) => AssertSame(6, source switch
    {
        "csv" => ["elu", "--input", Csv(4100)],
        "normal" => ["elu", "relu6", "--normal", "0.5,2", "--rows", "5000", "--units", "3", "--what-if"],
        "none" => ["relu", "--input", Npy("none.npy", 0, 3)],
        _ => ["relu", "--input", Npy("channels.npy", 30, 4, 20, 11), "--unit-axis", "1"],
    }, seed: 1);

    [Fact]
    public void Shards_that_do_not_cover_the_layer_once_are_refused()
    {
        var input = Npy("layer.npy", 20_000, 2);
        var files = Shards(3, ["relu", "--input", input]);
        Assert.Contains("are in no file", Merge(files[0], files[2]).Refusal(), StringComparison.Ordinal);
        Assert.Contains("are in no file", Merge(files[0], files[1]).Refusal(), StringComparison.Ordinal);
        Assert.Contains("measured the same rows", Merge(files[0], files[1], files[1], files[2]).Refusal(), StringComparison.Ordinal);
        var others = Shards(2, ["relu", "--input", input], "half");
        Assert.Contains("measured the same rows", Merge(files[0], files[1], others[1]).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Shards_of_other_measurements_are_refused()
    {
        var input = Npy("layer.npy", 20_000, 2);
        var first = Shards(2, ["relu", "--input", input])[0];
        Assert.EndsWith("they differ in activations", Merge(first, Shards(2, ["leaky-relu", "--input", input], "b")[1]).Refusal(), StringComparison.Ordinal);
        Assert.EndsWith("they differ in epsilon", Merge(first, Shards(2, ["relu", "--input", input, "--epsilon", "0.1"], "c")[1]).Refusal(), StringComparison.Ordinal);
        Npy("layer.npy", 20_000, 2, seed: 9);
        Assert.EndsWith("they differ in identity", Merge(first, Shards(2, ["relu", "--input", input], "d")[1]).Refusal(), StringComparison.Ordinal);
    }

    /// <summary>A small file is hashed whole, a large one in 64 places: what is as long as their distance is seen, wherever it is.</summary>
    [Theory]
    [InlineData(10_000, 4)]
    [InlineData(200_000, 1 << 15)]
    public void A_file_that_changed_between_shards_is_another(int rows, int bytes)
    {
        var input = Npy("layer.npy", rows, 2);
        var first = Shards(2, ["relu", "--input", input])[0];
        var original = File.ReadAllBytes(input);
        foreach (var at in new[] { original.Length / 2, original.Length / 5, original.Length - bytes })
        {
            var changed = original.ToArray();
            changed.AsSpan(at, bytes).Clear();
            File.WriteAllBytes(input, changed);
            Assert.EndsWith("they differ in identity", Merge(first, Shards(2, ["relu", "--input", input], "changed")[1]).Refusal(), StringComparison.Ordinal);
        }

        File.WriteAllBytes(input, original);
        File.SetLastWriteTimeUtc(input, DateTime.UnixEpoch);
        Assert.Equal(0, Merge(first, Shards(2, ["relu", "--input", input], "copied")[1]).ExitCode);
    }

    [Fact]
    public void A_file_that_changes_meanwhile_is_refused()
    {
        var input = Npy("layer.npy", 20_000, 2);
        var refusal = Assert.Throws<BadInputException>(() => ShardedLayer.Measure(
            new FileInput(input), new(1, 2), [new Catalog().Find("relu")], new(),
            _ =>
            {
                using var file = File.OpenWrite(input);
                file.Position = file.Length - 1;
                file.WriteByte(1);
            },
            CancellationToken.None));
        Assert.Equal("layer.npy: changed while it was measured; measure the shard again", refusal.Message);
    }

    [Fact]
    public void Own_activations_are_given_again()
    {
        string[] formula = ["--f", "max(a*x, x)", "--set", "a=0.3"];
        string[] how = ["--normal", "0,1", "--rows", "9000", "--units", "2", .. formula];
        var files = Shards(2, how);
        Assert.Contains("--definition again", Merge(files).Refusal(), StringComparison.Ordinal);
        Assert.Contains("another 'formula'", Run(["--merge", .. files, "--f", "max(0, x)"]).Refusal(), StringComparison.Ordinal);
        Assert.Equal(Run([.. how, "--json"]).Out, Run(["--merge", .. files, .. formula, "--json"]).Out);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("{\"kind\": \"stats-shard\"}")]
    public void What_is_no_shard_is_refused(string text)
    {
        var path = Path.Combine(_folder, "bad.json");
        File.WriteAllText(path, text);
        Assert.StartsWith("actlab: bad.json ", Merge(path).Refusal(), StringComparison.Ordinal);
    }

    /// <summary>Cut anywhere, or with other numbers in it, a shard is refused or unchanged, never half read.</summary>
    [Fact]
    public void A_damaged_shard_is_refused()
    {
        var file = Shards(1, ["relu", "--normal", "0,1", "--rows", "9000", "--units", "2"])[0];
        var text = File.ReadAllText(file);
        string[] damaged =
        [
            text[..(text.Length / 2)], text.Replace("\"level\": 1", "\"level\": 2"), text.Replace("\"index\": 0", "\"index\": -1"),
            text.Replace("\"version\": 3", "\"version\": 2"), text.Replace("\"counts\": \"AAAA", "\"counts\": \""),
            text.Replace("\"counts\": \"AAAA", "\"counts\": \"!!!!"), text.Replace("\"rows\": 9000,\n  \"sha256", "\"rows\": 8000,\n  \"sha256"),
            text.Replace("\"type\": \"F64\"", "\"type\": \"F99\""), text.Replace("\"id\": \"relu\"", "\"id\": \"rule\""),
            text.Replace("\"counts\": \"AAAA", "\"counts\": \"AAAB"), text.Replace("\"sums\": \"AAAA", "\"sums\": \"AAEA"),
        ];
        Assert.All(damaged, bad =>
        {
            Assert.NotEqual(text, bad);
            File.WriteAllText(file, bad);
            Merge(file).Refusal();
        });
    }

    [Theory]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("1")]
    [InlineData("1/0")]
    [InlineData("-1/4")]
    [InlineData("a/b")]
    [InlineData("1/2/3")]
    public void What_is_no_part_is_refused(string shard) =>
        Assert.Contains("--shard takes i/n", Run(["relu", "--normal", "0,1", $"--shard={shard}"]).Refusal(), StringComparison.Ordinal);

    [Fact]
    public void Merging_takes_everything_from_the_files()
    {
        var file = Shards(1, ["relu", "--normal", "0,1", "--rows", "10", "--units", "2"])[0];
        Assert.Contains("name none", Run(["relu", "--merge", file]).Refusal(), StringComparison.Ordinal);
        Assert.Contains("--epsilon", Run(["--merge", file, "--epsilon", "0.1"]).Refusal(), StringComparison.Ordinal);
        Assert.Contains("no such file", Run(["--merge", file + "x"]).Refusal(), StringComparison.Ordinal);
        Assert.Equal(0, Run(["--merge", file]).ExitCode);
    }

    void AssertSame(int shards, string[] how, int seed)
    {
        var files = Shards(shards, how);
        new Random(seed).Shuffle(files);
        var whole = Run([.. how, "--json"]);
        Assert.Equal(0, whole.ExitCode);
        Assert.Equal(whole.Out, Run(["--merge", .. files, "--json"]).Out);
        Assert.Equal(Run(how).Out, Run(how.Contains("--what-if") ? ["--merge", .. files, "--what-if"] : ["--merge", .. files]).Out);
    }

    string[] Shards(int count, string[] how, string name = "s") => [.. Enumerable.Range(1, count).Select(i =>
    {
        var run = Run([.. how, "--shard", $"{i}/{count}"]);
        Assert.Equal(0, run.ExitCode);
        var path = Path.Combine(_folder, $"{name}{i}.json");
        File.WriteAllText(path, run.Out);
        return path;
    })];

    static CommandRun Merge(params string[] files) => Run(["--merge", .. files]);

    static CommandRun Run(string[] args) => CommandRun.Of(["stats", .. args]);

    string Csv(int rows)
    {
        var path = Path.Combine(_folder, "layer.csv");
        var random = new Random(4);
        File.WriteAllLines(path, Enumerable.Range(0, rows).Select(_ => FormattableString.Invariant($"{random.NextDouble() - 0.5},{random.NextDouble()}")));
        return path;
    }

    string Npy(string name, params int[] shape) => Npy(name, shape, 1);

    string Npy(string name, int rows, int units, ulong seed) => Npy(name, [rows, units], seed);

    string Npy(string name, int[] shape, ulong seed)
    {
        var values = Array.ConvertAll(Statistics.Layer.Normal(0.2, 1.5, shape.Aggregate(1, (a, b) => a * b), 1, seed), x => (float)x);
        var text = string.Join(", ", shape);
        var header = Encoding.ASCII.GetBytes($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({text}), }}".PadRight(117) + "\n");
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. MemoryMarshal.AsBytes<float>(values)]);
        return path;
    }
}
