using System.IO.Compression;
using System.Text;
using ActLab.Tests.Audit.Tables;
using ActLab.Tests.Data;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>The files that `audit --table` reads and refuses.</summary>
public sealed class AuditTableTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("actlab-tables-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void F_and_df_are_two_audits_and_other_columns_are_not_read()
    {
        var path = TableFile.Save("note, df ,x,f\n# a comment\nhere,0.5,0,0\n\n\"a, b\",0.9276705118714867,1,0.7310585786300049\n");
        var root = CommandRun.Of("audit", "--table", path, "--as", "swish", "--json").Json();
        Assert.Equal(["f of table.csv", "derivative of table.csv"], root.GetProperty("audits").EnumerateArray().Select(a => a.GetProperty("subject").GetString()));
        Assert.All(root.GetProperty("audits").EnumerateArray(), a => Assert.Equal((2, "silu"), (a.GetProperty("points").GetInt32(), a.GetProperty("activation").GetString())));
    }

    [Fact]
    public void Text_is_rounded_once_to_the_type()
    {
        // Rounded to double first, 1 + 2^-24 + 2^-60 would be halfway between two float32 numbers, and then 1.
        var path = TableFile.Save("x,f\n1.0000000596046447762,1.0000000596046447762\n");
        var worst = CommandRun.Of("audit", "--table", path, "--as", "relu", "--number", "f32", "--json", "--strict").Json();
        Assert.Equal("pass", worst.GetProperty("verdict").GetString());
        var wrong = TableFile.Save("x,f\n1.0000000596046447762,2\n");
        Assert.Equal(1.0000001f, CommandRun.Of("audit", "--table", wrong, "--as", "relu", "--number", "f32", "--json").Json(1)
            .GetProperty("audits")[0].GetProperty("worst").GetProperty("x").GetSingle());
    }

    [Theory]
    [InlineData("<f2", "float16", 2)]
    [InlineData("<f4", "float32", 4)]
    [InlineData("<f8", "float64", 8)]
    [InlineData(">f4", "float32", 4)]
    public void Arrays_use_their_own_type(string descr, string type, int size)
    {
        var path = Npz(CompressionLevel.SmallestSize, ("x", Array(descr, size, 3)), ("f", Array(descr, size, 3)));
        Assert.Equal(0, CommandRun.Of("audit", "--table", path, "--as", "relu").ExitCode);
        var wrong = CommandRun.Of("audit", "--table", path, "--as", "relu", "--number", "bf16");
        Assert.Contains($"its arrays are {type}", wrong.Refusal(), StringComparison.Ordinal);
        Assert.Contains($"ulp of {type}", CommandRun.Of("audit", "--table", path, "--as", "sigmoid").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_bytes_are_bfloat16_when_told_so()
    {
        byte[] one = [.. NpyTests.File("{'descr': '<u2', 'fortran_order': False, 'shape': (1,)}", 0), 0x80, 0x3F];
        var path = Npz(CompressionLevel.NoCompression, ("x", one), ("f", one));
        Assert.Equal(0, CommandRun.Of("audit", "--table", path, "--as", "relu", "--number", "bf16").ExitCode);
        Assert.Contains("holds '<u2'; if that is bfloat16, add --number bf16", CommandRun.Of("audit", "--table", path, "--as", "relu").Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("1,2\n3,4\n", "begins with the line '1,2', which names none of the columns")]
    [InlineData("x;df\n3;4\n", "begins with the line 'x;df', which names none of the columns")]
    [InlineData("# x df\n3 4\n", "begins with the line '3 4', which names none of the columns")]
    [InlineData("x,f,x\n1,2,3\n", "names the column x twice")]
    [InlineData("x,f\n", "holds no rows")]
    [InlineData("x\n1\n", "it has x alone")]
    [InlineData("f,df\n1,1\n", "a table needs columns named x")]
    [InlineData("x,f\n1\n", "line 2, 1 cells, and the first line has 2")]
    [InlineData("x,f\n1,one\n", "line 2, column 2: 'one' is no number")]
    [InlineData("x,f\n1,\n", "line 2, column 2: an empty cell")]
    [InlineData("x,f\n1,0x123456789\n", "is no number")]
    public void A_bad_text_is_refused_with_one_line(string text, string part) =>
        Assert.Contains(part, CommandRun.Of("audit", "--table", TableFile.Save(text), "--as", "relu", "--number", "f32").Refusal(), StringComparison.Ordinal);

    [Fact]
    public void A_bad_archive_is_refused_with_one_line()
    {
        byte[] three = Array("<f4", 4, 3), two = Array("<f4", 4, 2);
        byte[] matrix = NpyTests.File("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3)}", 12);
        byte[] absurd = NpyTests.File("{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000000,)}", 12);
        byte[] text = NpyTests.File("{'descr': '<U1', 'fortran_order': False, 'shape': (1,)}", 4);
        Refused("needs columns named x, and f or df", ("f", three));
        Refused("it has none of them", ("g", three));
        Refused("x has 3 numbers and f has 2", ("x", three), ("f", two));
        Refused("has shape (1, 3)", ("x", matrix), ("f", matrix));
        Refused("has shape (1000000000000)", ("x", absurd), ("f", absurd));
        Refused("holds '<U1'", ("x", text), ("f", text));
        Refused("of different types", ("x", three), ("f", Array("<f8", 8, 3)));
        Refused("the array x twice", ("x", three), ("x", three));
        Refused("something was appended", ("x", [.. three, .. new byte[200_000_000 - three.Length]]), ("f", three));
        var cut = File.ReadAllBytes(Npz(CompressionLevel.SmallestSize, ("x", three), ("f", three)));
        var path = Path.Combine(_folder, "cut.npz");
        File.WriteAllBytes(path, cut[..^20]);
        Assert.Contains("can be unpacked", CommandRun.Of("audit", "--table", path, "--as", "relu").Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_archives_are_read_or_refused()
    {
        var original = File.ReadAllBytes(Npz(CompressionLevel.SmallestSize, ("x", Array("<f4", 4, 300)), ("f", Array("<f4", 4, 300))));
        var (random, path) = (new Random(3), Path.Combine(_folder, "damaged.npz"));
        for (var i = 0; i < 300; i++)
        {
            var file = (byte[])original.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, file);
            Assert.InRange(CommandRun.Of("audit", "--table", path, "--as", "relu").ExitCode, 0, 2);
        }
    }

    [Theory]
    [InlineData("--table needs --as", "--table", "t.csv")]
    [InlineData("--as goes with", "--as", "relu")]
    [InlineData("--number goes with", "--number", "f32")]
    [InlineData("--symbol goes with", "--symbol", "f")]
    [InlineData("not both", "--table", "t.csv", "--library", "l.so", "--as", "relu")]
    [InlineData("--number must be", "--table", "t.csv", "--as", "relu", "--number", "f8")]
    [InlineData("o such file", "--table", "t.csv", "--as", "relu")]
    [InlineData("no activation is named", "--table", "t.csv", "--as", "rely")]
    [InlineData("is a directory", "--table", ".", "--as", "relu")]
    [InlineData("--library needs --symbol", "--library", "l.so", "--as", "relu")]
    public void Options_that_do_not_fit_are_refused(string part, params string[] options) =>
        Assert.Contains(part, CommandRun.Of(["audit", .. options]).Refusal(), StringComparison.Ordinal);

    void Refused(string part, params (string Name, byte[] Npy)[] arrays) =>
        Assert.Contains(part, CommandRun.Of("audit", "--table", Npz(CompressionLevel.SmallestSize, arrays), "--as", "relu").Refusal(), StringComparison.Ordinal);

    /// <summary>Zeros and nothing else.</summary>
    static byte[] Array(string descr, int size, int length) =>
        NpyTests.File($"{{'descr': '{descr}', 'fortran_order': False, 'shape': ({length},)}}", size * length);

    string Npz(CompressionLevel level, params (string Name, byte[] Npy)[] arrays)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.npz");
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create, leaveOpen: false, Encoding.ASCII);
        foreach (var (name, npy) in arrays)
        {
            using var entry = archive.CreateEntry(name + ".npy", level).Open();
            entry.Write(npy);
        }

        return path;
    }
}
