using ActLab.Data;
using Xunit;

namespace ActLab.Tests.Data;

/// <summary>Archives that lie: each is refused with one line, in little memory, and the line says why.</summary>
public class MaliciousNpzTests
{
    const string Name = "a.npy";

    static readonly byte[] Three = NpyTests.File("{'descr': '<f4', 'fortran_order': False, 'shape': (3,)}", 12);
    static readonly ZipPart Honest = new(Name, Three);

    static byte[] Npy(string descr, string shape, int bytes) =>
        NpyTests.File($"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}}}", bytes);

    static byte[] Bytes(ulong value) => BitConverter.GetBytes(value);

    /// <summary>The zip64 records in front of an archive's end.</summary>
    static byte[] Zip64(ulong entries, ulong length, ulong start, ulong recordAt)
    {
        var archive = ZipBuilder.Of(Honest);
        return [.. archive[..^22], .. "PK\x06\x06"u8, .. Bytes(44), 45, 0, 45, 0, .. Bytes(0), .. Bytes(entries), .. Bytes(entries),
            .. Bytes(length), .. Bytes(start), .. "PK\x06\x07"u8, 0, 0, 0, 0, .. Bytes(recordAt), 1, 0, 0, 0, .. archive[^22..]];
    }

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "no bytes", [], "does not end as a zip archive" },
        { "two bytes", "PK"u8.ToArray(), "does not end as a zip archive" },
        { "an archive cut short", ZipBuilder.Of(Honest)[..^1], "does not end as a zip archive" },
        { "bytes after the end", [.. ZipBuilder.Of(Honest), 0], "does not end as a zip archive" },
        { "bytes before the start", [0, .. ZipBuilder.Of(Honest)], "directory is not where" },
        { "no entries", ZipBuilder.Of(), "holds no arrays" },
        { "the same name twice", ZipBuilder.Of(Honest, Honest), "holds the array a twice" },
        { "names that look the same", ZipBuilder.Of(Honest, new("a\e.npy", Three)), "holds the array a twice" },
        { "two entries over the same bytes", ZipBuilder.Of(Honest, new("b.npy", Three) { HeaderAt = 0 }), "reaches into what follows" },
        { "an entry within another", ZipBuilder.Of(Honest, new("b.npy", Three) { HeaderAt = 40 }), "reaches into what follows" },
        { "an entry that reaches into the directory", ZipBuilder.Of(new ZipPart(Name, Three) { Packed = 200, Length = 200 }), "reaches into what follows" },
        { "an entry beyond the file", ZipBuilder.Of(new ZipPart(Name, Three) { HeaderAt = 0x7FFFFFFF }), "reaches into what follows" },
        { "an entry elsewhere", ZipBuilder.Of(new ZipPart(Name, Three) { HeaderAt = 1 }), "is not where the directory says" },
        { "an entry of another name", ZipBuilder.Of(new ZipPart(Name, Three) { OwnName = "b.npy" }), "is not where the directory says" },
        { "an entry of another method", ZipBuilder.Of(new ZipPart(Name, Three) { OwnMethod = 8 }), "is not where the directory says" },
        { "an encrypted entry", ZipBuilder.Of(new ZipPart(Name, Three) { Flags = 1 }), "is encrypted" },
        { "a strongly encrypted entry", ZipBuilder.Of(new ZipPart(Name, Three) { Flags = 0x40 }), "is encrypted" },
        { "a masked directory", ZipBuilder.Of(new ZipPart(Name, Three) { Flags = 0x2000 }), "is encrypted" },
        { "a name that climbs", ZipBuilder.Of(new ZipPart("../../a.npy", Three)), "../../a.npy names a place outside the archive" },
        { "a name that climbs in Windows' way", ZipBuilder.Of(new ZipPart(@"w\..\a.npy", Three)), "names a place outside the archive" },
        { "a symbolic link", ZipBuilder.Of(new ZipPart(Name, "/etc/passwd"u8.ToArray()) { Mode = 0xA1FF }), "a.npy is a symbolic link" },
        { "deflate64", ZipBuilder.Of(new ZipPart(Name, Three) { Method = 9 }), "packed by method 9" },
        { "bzip2", ZipBuilder.Of(new ZipPart(Name, Three) { Method = 12 }), "packed by method 12" },
        { "lzma", ZipBuilder.Of(new ZipPart(Name, Three) { Method = 14 }), "packed by method 14" },
        { "zstandard", ZipBuilder.Of(new ZipPart(Name, Three) { Method = 93 }), "packed by method 93" },
        { "an archive in the archive", ZipBuilder.Of(new ZipPart("b.npz", ZipBuilder.Of(Honest))), "archive in the archive, b.npz" },
        { "an archive as an array", ZipBuilder.Of(new ZipPart(Name, ZipBuilder.Of(Honest))), "does not begin as a .npy file" },
        { "65,535 entries claimed", ZipBuilder.WithEnd<uint>(8, 0xFFFF_FFFF, Honest), "claims 65535 entries" },
        { "2^60 entries claimed", Zip64(1UL << 60, 50, 100, 0), "zip64 record is not where" },
        { "2^60 entries in a zip64 record", Zip64(1UL << 60, 51, (ulong)ZipBuilder.Of(Honest).Length - 73, (ulong)ZipBuilder.Of(Honest).Length - 22), "claims 1152921504606846976 entries" },
        { "a directory of 2^40 bytes", Zip64(1, 1UL << 40, 0, (ulong)ZipBuilder.Of(Honest).Length - 22), "directory is not where" },
        { "a negative directory", Zip64(1, ulong.MaxValue, (ulong)ZipBuilder.Of(Honest).Length - 21, (ulong)ZipBuilder.Of(Honest).Length - 22), "directory is not where" },
        { "a zip64 record beyond the file", Zip64(1, 51, 100, 1UL << 62), "zip64 record is not where" },
        { "more entries than counted", ZipBuilder.WithEnd<uint>(8, 0, Honest), "more than the entries it counts" },
        { "fewer entries than counted", ZipBuilder.WithEnd<uint>(8, 0x0002_0002, Honest), "directory ends early" },
        { "a second disk", ZipBuilder.WithEnd<ushort>(4, 1, Honest), "directory is not where" },
        { "an entry on a second disk", ZipBuilder.Of(new ZipPart(Name, Three) { Disk = 1 }), "is on another disk" },
        { "missing zip64 sizes", ZipBuilder.Of(new ZipPart(Name, Three) { Length = uint.MaxValue }), "zip64 sizes are missing" },
        { "stored in fewer bytes than it has", ZipBuilder.Of(new ZipPart(Name, Three) { Length = 2_000_000_000 }), "cannot have 2000000000 bytes" },
        { "more than deflate can hold", ZipBuilder.Of(new ZipPart(Name, Three) { Deflated = true, Length = 2_000_000_000 }), "cannot have 2000000000 bytes" },
        { "fewer bytes than claimed", ZipBuilder.Of(new ZipPart(Name, Npy("<f4", "(30,)", 12)) { Deflated = true, Length = (uint)Npy("<f4", "(30,)", 120).Length }), "ends after 78 of the 186 bytes it claims" },
        { "more bytes than claimed", ZipBuilder.Of(new ZipPart(Name, Npy("<f4", "(3,)", 1 << 24)) { Deflated = true, Length = (uint)Three.Length }), "unpacks to more than" },
        { "a wrong checksum", ZipBuilder.Of(new ZipPart(Name, Three) { Checksum = 1 }), "checksum" },
        { "a wrong checksum of deflated bytes", ZipBuilder.Of(new ZipPart(Name, Three) { Checksum = 1, Deflated = true }), "checksum" },
        { "a wrong checksum in another order", ZipBuilder.Of(new ZipPart(Name, Npy("<f4", "(2, 3)", 24)) { Checksum = 1 }), "checksum" },
        { "deflated bytes cut short", ZipBuilder.Of(new ZipPart(Name, Npy("<f8", "(300,)", 2400)) { Deflated = true, Cut = 6 }), "a.npz, a: " },
        { "bytes that are not deflated", ZipBuilder.Of(new ZipPart(Name, [7, 7, 7, 7]) { Method = 8 }), "cannot be unpacked beyond byte 0" },
        { "a shape of more bytes than the entry", ZipBuilder.Of(new ZipPart(Name, Npy("<f4", "(1000000000000,)", 12)) { Deflated = true }), "takes 4000000000000 bytes and 12 are there" },
        { "a shape of fewer bytes than the entry", ZipBuilder.Of(new ZipPart(Name, Npy("<f4", "(2,)", 12))), "something was appended" },
        { "a header cut short", ZipBuilder.Of(new ZipPart(Name, Three[..40])), "ends within its header" },
        { "pickled objects", ZipBuilder.Of(new ZipPart(Name, Npy("|O", "(3,)", 12))), "pickled" },
        { "5,000 arrays", ZipBuilder.Of([.. Enumerable.Range(0, 5000).Select(i => new ZipPart($"{i}.npy", Three))]), "more than 4096 arrays" },
        { "10,000 entries", ZipBuilder.Of([.. Enumerable.Range(0, 10_000).Select(i => new ZipPart($"{i}", []))]), "claims 10000 entries" },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Files))]
    public void Is_refused_with_one_line_and_little_memory(string what, byte[] file, string said)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = ReadAll.Refusal(file, "a.npz", new(0));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 20, what);
        Assert.StartsWith("a.npz", message, StringComparison.Ordinal);
        Assert.Contains(said, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_every_refused_archive_was_made_from_is_read(bool deflated) =>
        Assert.Equal([0, 0, 0], ReadAll.Of(ZipBuilder.Of(Honest with { Deflated = deflated }), "a.npz"));

    [Theory]
    [InlineData("layer/0..1/w.npy", 0)]
    [InlineData("..npy", 0x81A4)]
    public void A_name_with_dots_and_an_ordinary_file_are_read(string name, ushort mode) =>
        Assert.Equal([0, 0, 0], ReadAll.Of(ZipBuilder.Of(new ZipPart(name, Three) { Mode = mode }), "a.npz"));

    [Fact]
    public void Zeros_packed_a_thousandfold_are_read_in_constant_memory()
    {
        var file = ZipBuilder.Of(new ZipPart(Name, Npy("<f4", "(4194304, 4)", 64 << 20)) { Deflated = true });
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var reader = TensorFile.Open(new MemoryStream(file), "a.npz");
        var chunk = new double[1 << 16];
        long rows = 0;
        while (reader.Read(chunk) is > 0 and var read)
        {
            rows += read;
            Assert.False(chunk.AsSpan(0, read * 4).ContainsAnyExcept(0.0));
        }

        Assert.Equal(4194304, rows);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        Assert.InRange(file.Length, 1, 1 << 20);
    }

    [Fact]
    public void Names_do_not_reach_the_terminal_raw()
    {
        var file = ZipBuilder.Of(new ZipPart("\e[2Ja\u202E.npy", Three) { Flags = 0x800 }, new ZipPart("b.npy", Three));
        Assert.Equal(["[2Ja", "b"], TensorFile.Arrays(new MemoryStream(file), "a.npz")!.Select(a => a.Name));
        Assert.Contains("[2Ja, b", ReadAll.Refusal(file, "a.npz"), StringComparison.Ordinal);
        Assert.Equal([0, 0, 0], ReadAll.Of(file, "a.npz", new(Array: "[2Ja")));
    }
}
