using System.Text;
using ActLab.Data;
using Xunit;

namespace ActLab.Tests.Data;

public class CsvTests
{
    static double[] Read(string text) => ReadAll.Of(Encoding.UTF8.GetBytes(text), "a.csv");

    static string Refusal(string text, TensorOptions? options = null) =>
        ReadAll.Refusal(Encoding.UTF8.GetBytes(text), "a.csv", options);

    [Fact]
    public void Numbers_are_read_in_every_spelling() => Assert.Equal(
        [1.5, -2, 1e-3, double.NaN, double.NaN, double.NaN, double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, 1, -0.0],
        Read("1.5, -2 ,1E-3,nan,NaN,-nan,inf,+Infinity,-INF,0x3FF0000000000000,\"-0\"\r\n"));

    [Theory]
    [InlineData("1,2\n3,4")]
    [InlineData("1,2\r\n3,4\r\n")]
    [InlineData("\uFEFF1,2\n\n# a remark\n3,4\n\n")]
    [InlineData("\uFEFF\"a, \"\"b\"\"\",c\n1,2\n3,4\n")]
    [InlineData("# a b\n1,2\n3,4\n")]
    public void Line_ends_marks_remarks_and_names_do_not_matter(string text) => Assert.Equal([1, 2, 3, 4], Read(text));

    [Fact]
    public void A_first_line_with_a_word_holds_names()
    {
        using var reader = TensorFile.Open(new MemoryStream("\"a, \"\"b\"\"\",\e[31mred\n1,2\n"u8.ToArray()), "a.csv");
        Assert.Equal(["a, \"b\"", "[31mred"], reader.UnitNames);
        Assert.Equal([1, 2], ReadAll.Of(reader));
    }

    [Fact]
    public void One_column_is_one_unit()
    {
        using var reader = TensorFile.Open(new MemoryStream("1\n2\n3\n"u8.ToArray()), "a.csv");
        Assert.Equal(1, reader.Units);
        Assert.Equal([1, 2, 3], ReadAll.Of(reader, 1));
        Assert.Equal(1, reader.Progress);
    }

    [Theory]
    [InlineData("1,2\n3,4,5\n", "line 2, 3 cells")]
    [InlineData("1,2\n\n3\n", "line 3, 1 cells")]
    [InlineData("1,2\n3,x\n", "line 2, column 2: 'x'")]
    [InlineData("1,2\n3,\n", "line 2, column 2: an empty cell")]
    [InlineData("1,2\n1;5,2\n", "line 2, column 1: '1;5'")]
    [InlineData("1,2\n3,\e[2J\n", "line 2, column 2")]
    [InlineData("1,2\n3,1_000\n", "line 2")]
    [InlineData("1,2\n3,0x1\n", "line 2")]
    [InlineData("1,2\n3,\0\n", "line 2, column 2")]
    [InlineData("1.5,n/a,3\n1,2,3\n", "line 1, column 2: 'n/a' beside numbers; name all columns")]
    [InlineData(",0,1\n0,1.5,2.5\n", "line 1, column 1: '' beside numbers")]
    [InlineData("1,2\r3,4\r", "line 1 has a carriage return within it")]
    [InlineData("1,2\n3,4\r5,6\n", "line 2 has a carriage return within it")]
    [InlineData("1,2\n3\t4\n", "line 2, column 1: '34'")]
    [InlineData("", "no line")]
    [InlineData("\n\n# nothing\n", "no line")]
    public void What_is_wrong_is_said_with_its_line(string text, string said) =>
        Assert.Contains(said, Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void Options_for_binary_files_are_refused()
    {
        Assert.Contains("--unit-axis", Refusal("1,2\n", new(0)), StringComparison.Ordinal);
        Assert.Contains("--as-bf16", Refusal("1,2\n", new(AsBFloat16: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_do_not_follow_the_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        var german = (System.Globalization.CultureInfo)before.Clone();
        (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator) = (",", ".");
        (german.NumberFormat.NaNSymbol, german.NumberFormat.PositiveInfinitySymbol) = ("keine", "viel");
        System.Globalization.CultureInfo.CurrentCulture = german;
        try
        {
            Assert.Equal([1.5, double.NaN, double.PositiveInfinity], Read("1.5,nan,inf\n"));
            Assert.Contains("no number", Refusal("1\nkeine\n"), StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Numbers_are_rounded_once() => Assert.Equal(
        [0.1, double.MaxValue, double.PositiveInfinity, double.Epsilon, 0, 1.0000000000000002],
        Read("0.1000000000000000055,1.7976931348623158e308,1e309,3e-324,2e-324,1.00000000000000011102230246251565404236316680908203126\n"));

    [Fact]
    public void Utf16_is_named() => Assert.Contains(
        "UTF-8", ReadAll.Refusal([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("1,2\n")], "a.csv"), StringComparison.Ordinal);

    [Fact]
    public void A_line_without_an_end_is_refused_at_a_limit()
    {
        var endless = new byte[20 << 20];
        Array.Fill(endless, (byte)'1');
        Assert.Contains("longer than", ReadAll.Refusal(endless, "a.csv"), StringComparison.Ordinal);
        Array.Fill(endless, (byte)',', 0, 3 << 20);
        endless[3 << 20] = (byte)'\n';
        Assert.Contains("columns", ReadAll.Refusal(endless, "a.csv"), StringComparison.Ordinal);
        Assert.Contains("no number", Refusal("1\n" + new string('1', 2000) + "\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_longer_than_the_buffer_is_read_whole()
    {
        var row = string.Join(',', Enumerable.Range(0, 50_000));
        Assert.Equal(Enumerable.Range(0, 50_000).Concat(Enumerable.Range(0, 50_000)).Select(i => (double)i), Read(row + "\n" + row));
    }
}
