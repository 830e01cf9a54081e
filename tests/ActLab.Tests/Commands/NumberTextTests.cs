using ActLab.Commands;
using ActLab.Core;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>Numbers in text and in JSON.</summary>
public class NumberTextTests
{
    [Fact]
    public void Doubles_of_all_sizes_round_trip_through_eval()
    {
        var random = new Random(4);
        var values = Enumerable.Range(0, 500).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)))
            .Where(double.IsFinite).Append(double.Epsilon).Append(double.MaxValue).Append(-0.0).ToList();
        var run = CommandRun.Of(string.Join('\n', values.Select(NumberText.Of)), ["eval", "leaky-relu", "--at-file", "-", "--json"]);
        var points = run.Json().GetProperty("points").EnumerateArray().Select(p => p.GetProperty("x").GetDouble());
        Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), points.Select(BitConverter.DoubleToInt64Bits));
    }

    [Theory]
    [InlineData("0x8000000000000000", -0.0)]
    [InlineData("0X3FF0000000000000", 1)]
    [InlineData("0x1", double.Epsilon)]
    [InlineData(" +inf ", double.PositiveInfinity)]
    [InlineData("-INF", double.NegativeInfinity)]
    [InlineData("1e-3", 0.001)]
    [InlineData("-.5", -0.5)]
    public void Doubles_are_read_as_the_contract_says(string text, double value) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(NumberText.ParseDouble(text)));

    /// <summary>A decimal just above the middle of two floats: rounding through double first would go down.</summary>
    [Fact]
    public void Float_is_rounded_once() => Assert.Equal(1.0000001f, NumberText.ParseSingle("1.00000005960464477540"));

    [Theory]
    [InlineData("0x")]
    [InlineData("0x1g")]
    [InlineData("1,5")]
    [InlineData("one")]
    [InlineData("")]
    [InlineData("1_000")]
    public void Anything_else_is_refused(string text)
    {
        Assert.Throws<BadInputException>(() => NumberText.ParseDouble(text));
        Assert.Throws<BadInputException>(() => NumberText.ParseSingle(text));
    }

    [Fact]
    public void Nine_hexadecimal_digits_are_no_float() =>
        Assert.Contains("8", Assert.Throws<BadInputException>(() => NumberText.ParseSingle("0x123456789")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("--at", "-1")]
    [InlineData("--at=-1")]
    [InlineData("--at", "-1,-2.5e0")]
    public void Negative_points_are_separate_arguments(params string[] at)
    {
        var point = CommandRun.Of(["eval", "elu", .. at, "--set", "alpha=-0.5", "--json"]).Json().GetProperty("points")[0];
        Assert.Equal(-1, point.GetProperty("x").GetDouble());
        Assert.Equal(0.31606027941427883, point.GetProperty("f").GetDouble());
    }
}
