using Xunit;

namespace ActLab.Tests.Data;

public class MaliciousNpyTests
{
    static string Header(string descr, string shape) => $"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}}}";

    public static TheoryData<string, byte[]> Files => new()
    {
        { "no bytes", [] },
        { "no header", [0x93, .. "NUMPY"u8] },
        { "half a header", [0x93, .. "NUMPY"u8, 1, 0, 200, 0, (byte)'{'] },
        { "another format", "\x89PNG and then some"u8.ToArray() },
        { "version 0", NpyTests.File(Header("'<f4'", "(1,)"), 4, 0) },
        { "version 4", NpyTests.File(Header("'<f4'", "(1,)"), 4, 4) },
        { "version 1.1", NpyTests.File(Header("'<f4'", "(1,)"), 4, 1, 1) },
        { "header of 4 GiB", [0x93, .. "NUMPY"u8, 2, 0, 0xFF, 0xFF, 0xFF, 0xFF, (byte)'{'] },
        { "header of 1 MiB", NpyTests.File(Header("'<f4'", "(1,)") + new string(' ', 1 << 20), 4, 2) },
        { "shape -1", NpyTests.File(Header("'<f4'", "(-1,)"), 400) },
        { "duplicate key", NpyTests.File("{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (1,)}", 4) },
        { "unknown key", NpyTests.File("{'descr': '<f4', 'x': 1, 'fortran_order': False, 'shape': (1,)}", 4) },
        { "missing key", NpyTests.File("{'descr': '<f4', 'shape': (1,)}", 4) },
        { "trailing bytes", NpyTests.File(Header("'<f4'", "(1,)"), 5) },
        { "missing bytes", NpyTests.File(Header("'<f4'", "(2,)"), 7) },
        { "void of no bytes", NpyTests.File(Header("'|V0'", "(1000000000000000,)")) },
        { "a product of 2^64", NpyTests.File(Header("'<f4'", "(4294967296, 4294967296)")) },
        { "a product of 2^64 and 0", NpyTests.File(Header("'<f4'", "(4294967296, 4294967296, 0)")) },
        { "3.6 TiB", NpyTests.File(Header("'<f4'", "(1000000000000,)")) },
        { "a length of 30 digits", NpyTests.File(Header("'<f4'", "(100000000000000000000000000000,)")) },
        { "deep parentheses", NpyTests.File(Header("'<f4'", new string('(', 60000)), 4) },
        { "deep braces", NpyTests.File(new string('{', 60000), 4) },
        { "rank 33", NpyTests.File(Header("'|u1'", "(" + string.Concat(Enumerable.Repeat("1,", 33)) + ")"), 1) },
        { "no tuple", NpyTests.File(Header("'<f4'", "(3)"), 12) },
        { "a list", NpyTests.File(Header("'<f4'", "[3]"), 12) },
        { "a call", NpyTests.File(Header("'<f4'", "__import__('os')"), 12) },
        { "pickle", NpyTests.File(Header("'|O'", "(1,)"), 8) },
        { "structured", NpyTests.File(Header("[('a', '<f4')]", "(1,)"), 4) },
        { "complex", NpyTests.File(Header("'<c8'", "(1,)"), 8) },
        { "long double", NpyTests.File(Header("'<f16'", "(1,)"), 16) },
        { "text", NpyTests.File(Header("'<U1'", "(1,)"), 4) },
        { "dates", NpyTests.File(Header("'<M8[ns]'", "(1,)"), 8) },
        { "no byte order", NpyTests.File(Header("'f4'", "(1,)"), 4) },
        { "native byte order", NpyTests.File(Header("'|f4'", "(1,)"), 4) },
        { "empty descr", NpyTests.File(Header("''", "(1,)"), 4) },
        { "escapes", NpyTests.File(Header("'\x1b[2J\x07<f4'", "(1,)"), 4) },
        { "backslash", NpyTests.File(Header(@"'\x3cf4'", "(1,)"), 4) },
        { "open string", NpyTests.File("{'descr': '<f4", 4) },
        { "two literals", NpyTests.File(Header("'<f4'", "(1,)") + "{}", 4) },
        { "null in the header", NpyTests.File(Header("'<f4'", "(1,)") + "\0", 4) },
        { "records without an end", NpyTests.File(Header("[('a', '<f4'", "(1,)"), 4) },
        { "deep records", NpyTests.File(Header(new string('[', 60000), "(1,)"), 4) },
        { "truth as a number", NpyTests.File("{'descr': '<f4', 'fortran_order': 0, 'shape': (1,)}", 4) },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Files))]
    public void Is_refused_with_one_line_and_little_memory(string what, byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = ReadAll.Refusal(file, "a.npy");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 << 20, what);
        Assert.StartsWith("a.npy: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_a_file_does_not_reach_the_terminal_raw() =>
        Assert.StartsWith("[2Ja.npy: ", ReadAll.Refusal([], "\x1b[2J\u202Ea.npy"), StringComparison.Ordinal);

    [Fact]
    public void Other_formats_are_refused_by_what_they_are() =>
        Assert.Contains("none of .npy, .npz, .safetensors or .csv", ReadAll.Refusal("text"u8.ToArray(), "a.txt"), StringComparison.Ordinal);
}
