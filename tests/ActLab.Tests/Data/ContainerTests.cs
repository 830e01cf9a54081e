using System.IO.Compression;
using ActLab.Data;
using Xunit;

namespace ActLab.Tests.Data;

/// <summary>Files of named arrays.</summary>
public class ContainerTests
{
    [Theory]
    [InlineData("layers.npz")]
    [InlineData("packed.npz")]
    [InlineData("zip64.npz")]
    [InlineData("layers.safetensors")]
    public void Arrays_are_listed_as_they_were_written(string file)
    {
        var written = Fixture.All.Where(f => f.File == file).OrderBy(f => f.Array).ToList();
        var listed = TensorFile.Arrays(Fixture.PathOf(file))!.OrderBy(a => a.Name).ToList();
        Assert.Equal(written.Select(f => f.Array), listed.Select(a => a.Name));
        Assert.Equal(written.Select(f => f.Shape), listed.Select(a => a.Shape));
        Assert.All(listed, array =>
        {
            using var reader = Fixture.Find($"{file}, {array.Name}").Open();
            Assert.Equal(reader.Type, array.Numbers);
        });
    }

    [Fact]
    public void Types_and_bytes_are_told()
    {
        var arrays = TensorFile.Arrays(Fixture.PathOf("packed.npz"))!.ToDictionary(a => a.Name);
        Assert.Equal((">f4", ElementType.F32, 480L), (arrays["big-endian"].Type, arrays["big-endian"].Numbers, arrays["big-endian"].Bytes));
        var layers = TensorFile.Arrays(Fixture.PathOf("layers.safetensors"))!.ToDictionary(a => a.Name);
        Assert.Equal(("BF16", ElementType.BF16, 240L), (layers["bf16"].Type, layers["bf16"].Numbers, layers["bf16"].Bytes));
    }

    [Theory]
    [InlineData("f4.npy")]
    [InlineData("named.csv")]
    public void A_file_of_one_array_without_a_name_has_no_list(string file)
    {
        Assert.Null(TensorFile.Arrays(Fixture.PathOf(file)));
        var error = Assert.Throws<TensorFormatException>(() => TensorFile.Open(Fixture.PathOf(file), new(Array: "a")));
        Assert.Contains("leave out --array", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_arrays_one_is_chosen_by_name()
    {
        static string Refusal(string? array) => Assert.Throws<TensorFormatException>(() => TensorFile.Open(Fixture.PathOf("layers.npz"), new(Array: array))).Message;
        Assert.Equal("layers.npz: holds 12 arrays, offset, special, half, big-endian, fortran and 7 more; choose one with --array NAME", Refusal(null));
        Assert.Contains("has no array 'Offset'", Refusal("Offset"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_no_numbers_is_listed_and_refused_by_name()
    {
        var file = ZipBuilder.Of(
            new ZipPart("words.npy", NpyTests.File("{'descr': '<U3', 'fortran_order': False, 'shape': (2,)}", 24)),
            new ZipPart("records.npy", NpyTests.File("{'descr': [('a', '<f4'), ('b]', '<i2', (2,))], 'fortran_order': False, 'shape': (2,)}", 16)),
            new ZipPart("bits.npy", NpyTests.File("{'descr': '|V2', 'fortran_order': False, 'shape': (2,)}", 4)),
            new ZipPart("read me.txt", "text"u8.ToArray()));
        var arrays = TensorFile.Arrays(new MemoryStream(file), "a.npz")!;
        Assert.Equal([("words", null, false), ("records", null, false), ("bits", null, true)], arrays.Select(a => (a.Name, a.Numbers, a.MayBeBFloat16)));
        Assert.Contains("holds '<U3'", ReadAll.Refusal(file, "a.npz", new(Array: "words")), StringComparison.Ordinal);
        Assert.Contains("structured records", ReadAll.Refusal(file, "a.npz", new(Array: "records")), StringComparison.Ordinal);
        Assert.Contains("--as-bf16", ReadAll.Refusal(file, "a.npz", new(Array: "bits")), StringComparison.Ordinal);
        Assert.Equal([0, 0], ReadAll.Of(file, "a.npz", new(Array: "bits", AsBFloat16: true)));
    }

    [Fact]
    public void An_archive_of_another_writer_is_read()
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a.npy", CompressionLevel.Optimal).Open();
            entry.Write(System.IO.File.ReadAllBytes(Fixture.PathOf("fortran.npy")));
        }

        Assert.Equal(ReadAll.Of(TensorFile.Open(Fixture.PathOf("fortran.npy"))), ReadAll.Of(archive.ToArray(), "a.npz"));
    }

    [Fact]
    public void An_archive_that_shrinks_while_it_is_read_is_reported()
    {
        foreach (var deflated in new[] { false, true })
        {
            var values = new byte[800_000];
            new Random(1).NextBytes(values);
            var npy = NpyTests.File("{'descr': '<f8', 'fortran_order': False, 'shape': (100000,)}");
            var stream = new MemoryStream();
            stream.Write(ZipBuilder.Of(new ZipPart("a.npy", [.. npy, .. values]) { Deflated = deflated }));
            using var reader = TensorFile.Open(stream, "a.npz");
            stream.SetLength(400_000);
            Assert.Throws<TensorFormatException>(() => ReadAll.Of(reader));
        }
    }
}
