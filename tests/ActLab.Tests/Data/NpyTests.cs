using System.Text;
using ActLab.Data;
using Xunit;

namespace ActLab.Tests.Data;

public class NpyTests
{
    /// <summary>A .npy file with any header, version 1.0 unless said, and so many bytes of zeros.</summary>
    public static byte[] File(string header, long bytes = 0, byte major = 1, byte minor = 0)
    {
        var text = Encoding.Latin1.GetBytes(header);
        var length = major == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes(text.Length);
        return [0x93, .. "NUMPY"u8, major, minor, .. length, .. text, .. new byte[bytes]];
    }

    static string Header(string descr, string shape) => $"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}\n";

    [Theory]
    [MemberData(nameof(Fixture.Names), MemberType = typeof(Fixture))]
    public void What_NumPy_wrote_is_described_as_NumPy_sees_it(string name)
    {
        var fixture = Fixture.Find(name);
        using var reader = fixture.Open();
        Assert.Equal(fixture.Units, reader.Units);
        Assert.Equal(fixture.UnitAxis, reader.UnitAxis);
        if (reader.Format != "csv")
        {
            Assert.Equal(fixture.Shape, reader.Shape);
            Assert.Equal(fixture.Rows, reader.Rows);
        }

        Assert.Equal(fixture.Rows * fixture.Units, ReadAll.Of(reader).Length);
        Assert.Equal(1, reader.Progress);
    }

    [Theory]
    [MemberData(nameof(Fixture.Names), MemberType = typeof(Fixture))]
    public void The_size_of_the_chunks_does_not_matter(string name)
    {
        using var whole = Fixture.Find(name).Open();
        using var pieces = Fixture.Find(name).Open();
        Assert.Equal(ReadAll.Of(whole), ReadAll.Of(pieces, 7));
    }

    [Theory]
    [InlineData("f2.npy", ElementType.F16)]
    [InlineData("f4-big-endian.npy", ElementType.F32)]
    [InlineData("f8.npy", ElementType.F64)]
    [InlineData("i2.npy", ElementType.I16)]
    [InlineData("u1.npy", ElementType.U8)]
    [InlineData("b1.npy", ElementType.Bool)]
    public void The_type_is_known(string name, ElementType type)
    {
        using var reader = TensorFile.Open(Fixture.PathOf(name));
        Assert.Equal(type, reader.Type);
    }

    [Fact]
    public void Rows_follow_the_unit_axis_in_C_and_in_Fortran_order()
    {
        byte[] Cube(string fortran) =>
            [.. File($"{{'descr': '|u1', 'fortran_order': {fortran}, 'shape': (2, 3, 2)}}"), .. Enumerable.Range(0, 12).Select(i => (byte)i)];
        Assert.Equal([0, 2, 4, 1, 3, 5, 6, 8, 10, 7, 9, 11], ReadAll.Of(Cube("False"), "a.npy", new(1)));
        Assert.Equal([0, 2, 4, 1, 3, 5, 6, 8, 10, 7, 9, 11], ReadAll.Of(Cube("True"), "a.npy", new(1)));
        Assert.Equal([0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11], ReadAll.Of(Cube("False"), "a.npy", new(0)));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], ReadAll.Of(Cube("True"), "a.npy", new(0)));
    }

    [Fact]
    public void A_unit_axis_in_front_is_gathered_with_bounded_memory()
    {
        // 12 MB, three times what the reader gathers at once; the last piece is a shorter one.
        const int Units = 3, Rows = 2_000_000;
        var file = File(Header("<u2", $"({Units}, {Rows})"), Units * Rows * 2);
        var numbers = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(file.AsSpan(file.Length - (Units * Rows * 2)));
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (ushort)(i * 7);
        }

        using var reader = TensorFile.Open(new MemoryStream(file), "a.npy", new(0));
        var (row, wrong, chunk) = (0, 0, new double[1001 * Units]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (reader.Read(chunk) is > 0 and var read)
        {
            for (var r = 0; r < read; r++, row++)
            {
                for (var u = 0; u < Units; u++)
                {
                    wrong += chunk[(r * Units) + u] == (ushort)(((u * Rows) + row) * 7) ? 0 : 1;
                }
            }
        }

        Assert.Equal((Rows, 0), (row, wrong));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
    }

    [Theory]
    [InlineData("<u2")]
    [InlineData("|V2")]
    [InlineData(">u2")]
    public void Bfloat16_is_read_when_asked(string descr)
    {
        byte[] one = descr[0] == '>' ? [0x3F, 0x80, 0xC0, 0x00] : [0x80, 0x3F, 0x00, 0xC0];
        byte[] file = [.. File(Header(descr, "(2,)")), .. one];
        Assert.Equal([1, -2], ReadAll.Of(file, "a.npy", new(AsBFloat16: true)));
    }

    [Fact]
    public void Raw_values_are_not_taken_for_bfloat16_unasked() =>
        Assert.Contains("--as-bf16", ReadAll.Refusal(File(Header("|V2", "(2,)"), 4), "a.npy"), StringComparison.Ordinal);

    [Theory]
    [InlineData("(2, 3, 4)", 24, null, "--unit-axis")]
    [InlineData("(2, 3, 4)", 24, 3, "0 to 2")]
    [InlineData("(2, 3, 4)", 24, -4, "0 to 2, or -1 for the last")]
    [InlineData("()", 1, 0, "single number")]
    [InlineData("(1, 1048577)", 1048577, null, "--unit-axis")]
    [InlineData("(0, 1048577)", 0, null, "--unit-axis")]
    [InlineData("(0, 1048576)", 0, null, "save at least one row")]
    public void An_axis_that_must_be_said_is_asked_for(string shape, int bytes, int? axis, string hint) =>
        Assert.Contains(hint, ReadAll.Refusal(File(Header("|u1", shape), bytes), "a.npy", new(axis)), StringComparison.Ordinal);

    [Theory]
    [InlineData("(0, 3, 4)", 12)]
    [InlineData("(1099511627776, 0)", 0)]
    [InlineData("(0, 4096)", 0)]
    public void A_tensor_without_values_is_one(string shape, int otherAxis) =>
        Assert.Empty(ReadAll.Of(File(Header("<f4", shape)), "a.npy", otherAxis == 12 ? new(1) : null));

    [Fact]
    public void Python_2_wrote_long_lengths() => Assert.Equal([0, 0], ReadAll.Of(File(Header("<f8", "(2L,)"), 16), "a.npy"));

    [Fact]
    public void A_file_that_shrinks_while_it_is_read_is_reported()
    {
        var stream = new MemoryStream();
        stream.Write(File(Header("<f8", "(1000,)"), 8000));
        stream.Position = 0;
        using var reader = TensorFile.Open(stream, "a.npy");
        stream.SetLength(2000);
        Assert.Throws<TensorFormatException>(() => ReadAll.Of(reader));
    }

    [Theory]
    [InlineData("missing.npy")]
    [InlineData("")]
    [InlineData("a\0b.npy")]
    public void A_path_that_cannot_be_opened_is_one_line(string path)
    {
        var message = Assert.Throws<TensorFormatException>(() => TensorFile.Open(path)).Message;
        Assert.DoesNotContain(message, char.IsControl);
    }

    [Fact]
    public void A_directory_is_no_tensor() => Assert.Contains(
        "is a directory", Assert.Throws<TensorFormatException>(() => TensorFile.Open(Path.GetTempPath())).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named_once() =>
        Assert.Equal(2, Assert.Throws<TensorFormatException>(() => TensorFile.Open("missing.npy")).Message.Split("missing.npy").Length);
}
