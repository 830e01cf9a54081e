using System.Text;
using ActLab.Data;
using Xunit;

namespace ActLab.Tests.Data;

/// <summary>Files of .safetensors that lie: each is refused with one line, in little memory, and the line says why.</summary>
public class MaliciousSafetensorsTests
{
    /// <summary>A file of any header and so many bytes of zeros.</summary>
    static byte[] File(string header, int bytes = 0) => File(Encoding.UTF8.GetBytes(header), bytes);

    static byte[] File(byte[] header, int bytes = 0) => [.. BitConverter.GetBytes((ulong)header.Length), .. header, .. new byte[bytes]];

    static string Entry(string name, string type, string shape, string offsets) =>
        $"\"{name}\":{{\"dtype\":\"{type}\",\"shape\":{shape},\"data_offsets\":{offsets}}}";

    static byte[] One(string type, string shape, string offsets, int bytes) => File("{" + Entry("a", type, shape, offsets) + "}", bytes);

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "no bytes", [], "ends within the length" },
        { "seven bytes", new byte[7], "ends within the length" },
        { "a header of 2^63 bytes", [.. BitConverter.GetBytes(1UL << 63), (byte)'{'], "more than 16777216" },
        { "a header of 100 MB", [.. BitConverter.GetBytes(100_000_000UL), (byte)'{'], "more than 16777216" },
        { "a header beyond the file", [.. BitConverter.GetBytes(3UL), .. "{}"u8], "claims a header of 3 bytes, and 2 follow" },
        { "no header", File(""), "no JSON object" },
        { "a blank before the header", File(" {}"), "no JSON object" },
        { "a byte order mark", File("\uFEFF{}"), "no JSON object" },
        { "bytes that are not UTF-8", File([(byte)'{', (byte)'"', 0xFF, (byte)'"']), "no JSON object" },
        { "a list", File("[]"), "no JSON object" },
        { "an object without an end", File("{"), "is no JSON" },
        { "two objects", File("{}{}"), "is no JSON" },
        { "a comma at the end", File("{" + Entry("a", "F32", "[1]", "[0,4]") + ",}", 4), "is no JSON" },
        { "a comment", File("{/**/}"), "is no JSON" },
        { "half a surrogate pair", File("{" + Entry(@"\ud800", "F32", "[1]", "[0,4]") + "}", 4), "is no JSON" },
        { "lists within lists", File("{\"a\":" + new string('[', 60000)), "is no .safetensors" },
        { "objects within objects", File(string.Concat(Enumerable.Repeat("{\"a\":", 60000))), "is no .safetensors" },
        { "no arrays", File("{}"), "holds no arrays" },
        { "metadata alone", File("{\"__metadata__\":{\"a\":\"b\"}}"), "holds no arrays" },
        { "metadata that are no text", File("{\"__metadata__\":{\"a\":1}}"), "a Number at byte" },
        { "metadata twice in the metadata", File("{\"__metadata__\":{\"a\":\"b\",\"a\":\"c\"}}"), "name 'a' twice" },
        { "a name twice", File("{" + Entry("a", "F32", "[1]", "[0,4]") + "," + Entry("a", "F32", "[1]", "[4,8]") + "}", 8), "names 'a' twice" },
        { "a name twice, once escaped", File("{" + Entry("a", "F32", "[1]", "[0,4]") + "," + Entry(@"\u0061", "F32", "[1]", "[4,8]") + "}", 8), "names 'a' twice" },
        { "names that look the same", File("{" + Entry("a", "F32", "[1]", "[0,4]") + "," + Entry(@"a\u0007", "F32", "[1]", "[4,8]") + "}", 8), "holds the array a twice" },
        { "a key twice", File("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4), "key 'dtype' too many" },
        { "an unknown key", File("{\"a\":{\"dtype\":\"F32\",\"strides\":[1],\"shape\":[1],\"data_offsets\":[0,4]}}", 4), "key 'strides' too many" },
        { "a missing key", File("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4), "needs dtype, shape and two" },
        { "an array that is no object", File("{\"a\":1}"), "a Number at byte" },
        { "a type that is no text", File("{\"a\":{\"dtype\":1}}"), "a Number at byte" },
        { "one offset", One("F32", "[1]", "[0]", 4), "two data_offsets" },
        { "three offsets", One("F32", "[1]", "[0,4,8]", 4), "not of at most 2 lengths" },
        { "offsets the wrong way round", One("F32", "[1]", "[4,0]", 4), "the first not above the second" },
        { "a negative offset", One("F32", "[1]", "[-4,0]", 4), "lengths that fit" },
        { "an offset with a point", One("F32", "[1]", "[0,4.0]", 4), "lengths that fit" },
        { "an offset of 2^63", One("F32", "[1]", "[0,9223372036854775808]", 4), "lengths that fit" },
        { "an offset of 2^62", One("F32", "[1]", "[0,4611686018427387904]", 4), "lengths that fit" },
        { "an offset of 2^59", One("F32", "[1]", "[0,576460752303423488]", 4), "bytes more than there are" },
        { "values beyond the file", One("F32", "[2]", "[0,8]", 4), "4 bytes more than there are" },
        { "bytes after the values", One("F32", "[1]", "[0,4]", 5), "1 bytes follow" },
        { "a gap before the values", One("F32", "[1]", "[4,8]", 8), "leave 4 bytes before them unused" },
        { "values that overlap", File("{" + Entry("a", "F32", "[2]", "[0,8]") + "," + Entry("b", "F32", "[2]", "[4,12]") + "}", 12), "overlap those before" },
        { "the same values twice", File("{" + Entry("a", "F32", "[2]", "[0,8]") + "," + Entry("b", "F32", "[2]", "[0,8]") + "}", 8), "overlap those before" },
        { "a shape of more bytes", One("F32", "[2]", "[0,4]", 4), "takes 8 bytes and 4 are there" },
        { "a shape of fewer bytes", One("F32", "[1]", "[0,8]", 8), "something was appended" },
        { "a product of 2^64", One("F32", "[4294967296,4294967296]", "[0,0]", 0), "larger than any file" },
        { "a product of 2^64 and 0", One("F32", "[4294967296,4294967296,0]", "[0,0]", 0), "larger than any file" },
        { "a negative length", One("F32", "[-1]", "[0,4]", 4), "lengths that fit" },
        { "a length of 30 digits", One("F32", "[100000000000000000000000000000]", "[0,4]", 4), "lengths that fit" },
        { "33 axes", One("F32", "[" + string.Join(',', Enumerable.Repeat(1, 33)) + "]", "[0,4]", 4), "not of at most 32 lengths" },
        { "numbers of 8 bits", One("F8_E4M3", "[4]", "[0,4]", 4), "holds F8_E4M3; ActLab reads F16" },
        { "numbers of 4 bits", One("F4", "[8]", "[0,4]", 4), "holds F4; ActLab reads F16" },
        { "an unknown type", One("\\u001b[2J", "[1]", "[0,4]", 4), "holds [2J; ActLab reads F16" },
        { "5,000 arrays", File("{" + string.Join(',', Enumerable.Range(0, 5000).Select(i => Entry($"{i}", "F32", "[0]", "[0,0]"))) + "}"), "more than 4096 arrays" },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Files))]
    public void Is_refused_with_one_line_and_little_memory(string what, byte[] file, string said)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = ReadAll.Refusal(file, "a.safetensors");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8 << 20, what);
        Assert.StartsWith("a.safetensors", message, StringComparison.Ordinal);
        Assert.Contains(said, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("F32", "[1]", "[0,4]", 4, 1)]
    [InlineData("F32", "[]", "[0,4]", 4, 1)]
    [InlineData("F32", "[0, 5]", "[0,0]", 0, 0)]
    [InlineData("BF16", "[2]", "[ 0 , 4 ]", 4, 2)]
    public void What_the_refused_files_were_made_from_is_read(string type, string shape, string offsets, int bytes, int count) =>
        Assert.Equal(new double[count], ReadAll.Of(One(type, shape, offsets, bytes), "a.safetensors"));

    [Fact]
    public void The_order_of_the_header_and_blanks_behind_it_do_not_matter()
    {
        var file = File("{" + Entry("b", "U8", "[2]", "[1,3]") + ",\"__metadata__\":{}," + Entry("a", "U8", "[1]", "[0,1]") + "}   ", 3);
        file[^1] = 7;
        Assert.Equal(["a", "b"], TensorFile.Arrays(new MemoryStream(file), "a.safetensors")!.Select(a => a.Name));
        Assert.Equal([0, 7], ReadAll.Of(file, "a.safetensors", new(Array: "b")));
    }

    [Fact]
    public void A_type_given_by_the_file_is_not_changed() => Assert.Contains(
        "leave out --as-bf16", ReadAll.Refusal(One("U16", "[2]", "[0,4]", 4), "a.safetensors", new(AsBFloat16: true)), StringComparison.Ordinal);
}
