using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ActLab.Tests.Data;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>`stats` on files of every format: several arrays as layers of one table, and files that lie.</summary>
public sealed class StatsFilesTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("actlab-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static byte[] Npy(string descr, string shape, params byte[] data) =>
        [.. NpyTests.File($"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}}}"), .. data];

    string Save(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    string Layers() => Save("a.npz", ZipBuilder.Of(
        new("second.npy", Npy("|i1", "(2, 2)", 1, 255, 2, 3)), new("first.npy", Npy("|i1", "(3,)", 0, 255, 5)), new("words.npy", Npy("<U1", "(1,)", 0, 0, 0, 0))));

    [Fact]
    public void Arrays_are_layers_of_one_table_in_the_order_of_the_file()
    {
        var run = CommandRun.Of("stats", "relu", "tanh", "--input", Layers());
        Assert.Equal(0, run.ExitCode);
        var rows = run.Out.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(cells => cells.Length > 1).ToList();
        Assert.Equal(["activation", "f=0"], rows.Single(cells => cells[0] == "activation")[..2]);
        Assert.Equal(
            ["second", "relu 25.00%", "tanh 0.00%", "first", "relu 66.67%", "tanh 33.33%"],
            run.Out.Split('\n').SkipWhile(line => line[..1] != "─").Skip(1).Take(6).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2))));
        var one = CommandRun.Of("stats", "relu", "--input", Layers()).Out.Split('\n').SkipWhile(line => line[..1] != "─").Skip(1).Take(2);
        Assert.Equal(["second 25.00%", "first 66.67%"], one.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2))));
        Assert.Contains("a.npz, second: npy 1.0, i8, shape (2, 2), units on axis 1", run.Out, StringComparison.Ordinal);
        Assert.Equal("a.npz: left out what is not numbers: words (<U1)\n", run.Error);
    }

    /// <summary>Names of any length and numbers of any size: no line has more than 80 characters, and no number is cut.</summary>
    [Theory]
    [InlineData("relu", "thresholded-relu")]
    [InlineData("exponential")]
    [InlineData("relu", "--unit", "2", "--quantiles")]
    [InlineData("tanh", "exponential", "--what-if")]
    [InlineData]
    [InlineData("--what-if")]
    public void Text_keeps_to_eighty_columns_and_explains_itself_once(params string[] args)
    {
        static byte[] Doubles(double size) => MemoryMarshal.AsBytes<double>([.. Enumerable.Range(0, 12).Select(i => (i - 5.5) * size)]).ToArray();
        var path = Save("a.npz", ZipBuilder.Of(
            new("encoder.layers.10.attention.self.query.of.a.network.with.names.as.long.as.these.npy", Npy("<f8", "(3, 4)", Doubles(1.23456e-300))),
            new("conv.npy", Npy("<f8", "(1, 4, 3)", Doubles(-1.23456))), new("c.npy", Npy("<f8", "(2, 6)", Doubles(12.3456)))));
        var run = CommandRun.Of(["stats", .. args, "--input", path, "--unit-axis", "1"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        var definition = args.Contains("--what-if") ? "depth: layers" : "gain: E f'";
        Assert.Single(run.Out.Split('\n'), line => line.StartsWith(definition, StringComparison.Ordinal));
        var gain = CommandRun.Of(["stats", "exponential", "--input", path, "--array", "c", "--json"]).Json()[0].GetProperty("meanSquareGain").GetDouble();
        Assert.Equal(
            args.Contains("exponential") || args is [] or ["--what-if"],
            run.Out.Contains(gain.ToString(args.Contains("--what-if") ? "0.0e0" : "G4", CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public void Json_has_one_object_for_each_array_and_activation()
    {
        var all = CommandRun.Of("stats", "relu", "tanh", "--input", Layers(), "--json").Json();
        Assert.Equal(
            [("second", "relu", 2), ("second", "tanh", 2), ("first", "relu", 3), ("first", "tanh", 3)],
            all.EnumerateArray().Select(o => (o.GetProperty("array").GetString()!, o.GetProperty("activation").GetString()!, o.GetProperty("rows").GetInt32())));
        var one = CommandRun.Of("stats", "relu", "--input", Layers(), "--array", "first", "--json").Json();
        Assert.Equal(all[2].GetRawText(), Assert.Single(one.EnumerateArray()).GetRawText());
    }

    [Fact]
    public void An_array_gives_the_numbers_of_a_file_of_its_own()
    {
        static string Numbers(JsonElement of) => string.Join('\n', of.EnumerateObject().Where(m => m.Name is not ("array" or "source" or "layout")).Select(m => m.ToString()));
        var alone = CommandRun.Of("stats", "gelu", "--input", Fixture.PathOf("special.npy"), "--json").Json()[0];
        Assert.False(alone.TryGetProperty("array", out _));
        foreach (var file in new[] { "layers.npz", "packed.npz", "layers.safetensors" })
        {
            var array = CommandRun.Of("stats", "gelu", "--input", Fixture.PathOf(file), "--array", "special", "--json").Json()[0];
            Assert.Equal("special", array.GetProperty("array").GetString());
            Assert.Equal(Numbers(alone), Numbers(array));
        }
    }

    [Fact]
    public void One_array_needs_no_name() => Assert.Equal("only", CommandRun.Of(
        "stats", "relu", "--input", Save("a.npz", ZipBuilder.Of(new ZipPart("only.npy", Npy("|u1", "(3,)", 0, 0, 5)))), "--json").Json()[0].GetProperty("array").GetString());

    [Fact]
    public void Bfloat16_is_read_where_it_may_be_and_nowhere_else()
    {
        var path = Save("a.npz", ZipBuilder.Of(new("bits.npy", Npy("|V2", "(1,)", 0x80, 0x3F)), new("bytes.npy", Npy("|u1", "(1,)", 7))));
        Assert.Contains("left out what is not numbers: bits (|V2)", CommandRun.Of("stats", "relu", "--input", path).Error, StringComparison.Ordinal);
        var both = CommandRun.Of("stats", "relu", "--input", path, "--as-bf16", "--json").Json();
        Assert.Equal([("bf16", 1), ("f64", 7)], both.EnumerateArray().Select(o => (o.GetProperty("type").GetString()!, o.GetProperty("moments").GetProperty("mean").GetInt32())));
        Assert.Contains("holds no array of u2 or V2", CommandRun.Of("stats", "relu", "--input", Fixture.PathOf("zip64.npz"), "--as-bf16").Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layers.npz", "--array", "missing", "has no array 'missing'")]
    [InlineData("layers.npz", "--array", "images", "add --unit-axis K")]
    [InlineData("layers.npz", "--unit-axis", "2", "has no axis 2; --unit-axis must be 0 to 1, or -1 for the last")]
    [InlineData("layers.npz", "--unit-axis", "cube=1", "which axis holds the units of images? add --unit-axis K")]
    [InlineData("layers.npz", "--epsilon", "0.1", "which axis holds the units of cube, images? add --unit-axis K")]
    [InlineData("layers.npz", "--unit-axis", "conv*=1", "--unit-axis conv*: no array has that name; there are offset, special")]
    [InlineData("layers.npz", "--unit-axis", "x", "--unit-axis takes K or NAME=K, as 1 or conv*=1, not 'x'")]
    [InlineData("layers.npz", "--unit-axis", "=1", "not '=1'")]
    [InlineData("f4.npy", "--unit-axis", "f4=1", "leave out the name")]
    [InlineData("table.csv", "--unit-axis", "a=1", "leave out the name")]
    [InlineData("table.csv", "--unit-axis", "0", "leave out --unit-axis")]
    [InlineData("one-unit.npy", "--unit-axis", "1", "has no axis 1")]
    [InlineData("layers.safetensors", "--array", "cube", "layers.safetensors, cube: shape (4, 6, 3): which axis")]
    [InlineData("f4.npy", "--array", "f4", "leave out --array")]
    [InlineData("table.csv", "--array", "f4", "leave out --array")]
    [InlineData("layers.safetensors", "--as-bf16", "--post", "leave out --as-bf16")]
    public void What_does_not_fit_the_file_is_refused(string file, string option, string value, string said) =>
        Assert.Contains(said, CommandRun.Of("stats", "relu", "--input", Fixture.PathOf(file), option, value).Refusal(), StringComparison.Ordinal);

    /// <summary>Convolutions, matrices and vectors of one file: one axis for all that have it, others by name; each layer says its own.</summary>
    [Theory]
    [InlineData("layers.npz")]
    [InlineData("packed.npz")]
    [InlineData("layers.safetensors")]
    public void Arrays_of_every_rank_are_layers_of_one_table(string file)
    {
        List<(string Array, int? Axis, int Rows, int Units)> Layers(params string[] axes) => [.. CommandRun.Of(
            ["stats", "relu", "--input", Fixture.PathOf(file), "--json", .. axes.SelectMany(axis => new[] { "--unit-axis", axis })]).Json().EnumerateArray().Select(o => (
            o.GetProperty("array").GetString()!, o.GetProperty("unitAxis") is { ValueKind: JsonValueKind.Number } axis ? (int?)axis.GetInt32() : null,
            o.GetProperty("rows").GetInt32(), o.GetProperty("units").GetInt32()))];
        var expected = Fixture.All.Where(f => f.File == file && !f.AsBFloat16).Select(f => (f.Array!, f.UnitAxis, (int)f.Rows, f.Units)).ToList();
        Assert.Equal(expected.Order(), Layers("1").Order());
        var named = expected.Select(f => f.Item1 switch { "cube" => ("cube", (int?)2, 24, 3), "images" => ("images", 0, 36, 5), _ => f }).Order();
        Assert.Equal(named, Layers("cube=-1", "im*=0").Order());
        Assert.Equal(named, Layers("im*s=0", "*=-1").Order());
        Assert.Equal(named, Layers("-1", "images=0", "im*=3").Order());
    }

    [Fact]
    public void An_axis_of_all_is_said_once() => Assert.Contains(
        "say it once", CommandRun.Of("stats", "relu", "--input", Layers(), "--unit-axis", "1", "--unit-axis", "0").Refusal(), StringComparison.Ordinal);

    [Fact]
    public void An_array_goes_with_a_file() =>
        Assert.Contains("--array goes with --input", CommandRun.Of("stats", "relu", "--normal", "0,1", "--array", "a").Refusal(), StringComparison.Ordinal);

    [Fact]
    public void A_file_without_numbers_is_refused()
    {
        var path = Save("a.npz", ZipBuilder.Of(new ZipPart("words.npy", Npy("<U1", "(1,)", 0, 0, 0, 0))));
        Assert.Contains("holds no array of numbers, but words (<U1)", CommandRun.Of("stats", "relu", "--input", path).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_a_file_does_not_reach_the_terminal_raw()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names");
        var run = CommandRun.Of("stats", "relu", "--input", Save("\e[2Ja.npy", Npy("|u1", "(3,)", 0, 0, 5)));
        Assert.StartsWith("[2Ja.npy: npy 1.0", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_that_lies_is_refused_with_one_line_and_exit_code_2()
    {
        var files = MaliciousNpyTests.Files.Select(f => ("a.npy", f.Data.Item1, f.Data.Item2))
            .Concat(MaliciousNpzTests.Files.Select(f => ("a.npz", f.Data.Item1, f.Data.Item2)))
            .Concat(MaliciousSafetensorsTests.Files.Select(f => ("a.safetensors", f.Data.Item1, f.Data.Item2)));
        Assert.All(files, file => Assert.StartsWith(
            "actlab: a.", CommandRun.Of("stats", "relu", "--input", Save(file.Item1, file.Item3)).Refusal(), StringComparison.Ordinal));
    }
}
