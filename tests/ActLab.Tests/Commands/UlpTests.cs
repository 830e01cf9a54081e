using System.Globalization;
using System.Text.Json;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>The contract of `ulp`.</summary>
public class UlpTests
{
    [Fact]
    public void Json_has_the_fields_of_the_contract()
    {
        var all = Run("tanh swish --kernel scalar,math,tensor,simd --samples 20000 --json").Json();
        Assert.Equal(
            ["tanh scalar", "tanh math", "tanh tensor", "tanh simd", "silu scalar", "silu math", "silu tensor", "silu simd"],
            all.EnumerateArray().Select(one => $"{one.GetProperty("activation").GetString()} {one.GetProperty("kernel").GetString()}"));
        Assert.All(all.EnumerateArray(), one =>
        {
            Assert.Equal(
                ["schema", "activation", "parameters", "kernel", "quantity", "number", "checked", "exhaustive", "maxUlp", "atX", "atBits", "meanUlp",
                    "correctlyRounded", "histogram", "wrongSpecialCount", "wrongSpecials", "lengthDependent", "seconds"],
                CommandRun.Names(one));
            Assert.Equal((1, "forward", "f32", 20_000, false), (one.GetProperty("schema").GetInt32(), one.GetProperty("quantity").GetString(),
                one.GetProperty("number").GetString(), one.GetProperty("checked").GetInt32(), one.GetProperty("exhaustive").GetBoolean()));
            Assert.Equal(BitConverter.SingleToUInt32Bits(one.GetProperty("atX").GetSingle()), Bits(one.GetProperty("atBits")));
            Assert.Equal(["checked", "count", "x", "xBits"], CommandRun.Names(one.GetProperty("lengthDependent")));
            Assert.InRange(one.GetProperty("seconds").GetDouble(), 0, double.MaxValue);
        });
    }

    [Fact]
    public void The_histogram_holds_every_error()
    {
        foreach (var one in Run("tanh --kernel tensor,simd --range -9:9 --samples 20000 --json").Json().EnumerateArray())
        {
            var bins = one.GetProperty("histogram").EnumerateArray().ToList();
            Assert.All(bins, bin => Assert.Equal(["above", "upTo", "count"], CommandRun.Names(bin)));
            Assert.Equal(20_000, bins.Sum(bin => bin.GetProperty("count").GetInt64()));
            Assert.InRange(one.GetProperty("maxUlp").GetDouble(), bins[^1].GetProperty("above").GetDouble(), bins[^1].GetProperty("upTo").GetDouble());
        }
    }

    [Fact]
    public void A_wrong_special_says_what_came_and_what_is_right()
    {
        var tanh = Run("tanh --kernel tensor --samples 100 --json").Json()[0];
        var wrong = tanh.GetProperty("wrongSpecials").EnumerateArray().ToList();
        Assert.Equal(wrong.Count, tanh.GetProperty("wrongSpecialCount").GetInt32());
        Assert.All(wrong, one => Assert.Equal(["kind", "x", "xBits", "got", "want"], CommandRun.Names(one)));
        var negative = Assert.Single(wrong, one => one.GetProperty("xBits").GetString() == "0x80000000");
        Assert.Equal(("zero-input", "-0.0", "-0.0"), (negative.GetProperty("kind").GetString(), negative.GetProperty("x").GetRawText(), negative.GetProperty("want").GetRawText()));
        Assert.NotEqual(0, negative.GetProperty("got").GetDouble());
    }

    [Theory]
    [InlineData("relu --samples 1", "f in f32")]
    [InlineData("silu --quantity derivative --number f64 --samples 3000", "f' in f64")]
    public void Text_says_what_was_measured_and_by_which_rule(string line, string first)
    {
        var run = Run(line);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(first + "\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("within 1/64 of a root of f' that is no kink", run.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.All(run.Out.Split('\n'), text => Assert.InRange(text.Length, 0, 80));
        Assert.Contains("|f'|, 2^-10", Run("--help").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_names_every_finding()
    {
        var text = Run("tanh --kernel tensor --samples 5000").Out;
        Assert.Contains("wrong special (zero-input): ", text, StringComparison.Ordinal);
        Assert.Contains("at x = -0, where it is -0", text, StringComparison.Ordinal);
        Assert.Contains("length-dependent: at ", text, StringComparison.Ordinal);
        Assert.Contains("> 16777216", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void A_range_keeps_to_itself_and_a_parameter_is_set()
    {
        var one = Run("leaky-relu --kernel math --range -3:-2 --samples 1000 --set alpha=0.2 --json").Json()[0];
        Assert.InRange(one.GetProperty("atX").GetDouble(), -3, -2);
        Assert.Equal((1000, 0.2), (one.GetProperty("checked").GetInt32(), one.GetProperty("parameters").GetProperty("alpha").GetDouble()));
    }

    [Fact]
    public void Without_activations_all_are_measured() =>
        Assert.Equal(new Core.Catalog().All.Select(a => a.Id), Run("--samples 10 --json").Json().EnumerateArray().Select(one => one.GetProperty("activation").GetString()));

    [Theory]
    [InlineData("relu --exhaustive --number f64", "f64 is sampled (--samples N)")]
    [InlineData("relu --exhaustive --samples 5", "leave out --samples")]
    [InlineData("relu --exhaustive --range 0:1", "leave out --range")]
    [InlineData("relu --samples 0", "--samples must lie between 1 and 4294967296, not 0")]
    [InlineData("relu --samples 5000000000", "--samples must lie between 1 and 4294967296")]
    [InlineData("relu --samples many", "'many'")]
    [InlineData("relu --range inf", "write a finite number")]
    [InlineData("relu --range 1 --samples 5", "leave out --samples")]
    [InlineData("relu --range 1:0", "'1:0' is no range")]
    [InlineData("relu --kernel simd,avx", "there is no kernel family 'avx'; there are scalar, math, tensor, simd")]
    [InlineData("relu --kernel simd,", "there is no kernel family ''")]
    [InlineData("relu --quantity backward", "'backward'")]
    [InlineData("relu --number dd", "'dd'")]
    [InlineData("nothing", "no activation is named 'nothing'")]
    [InlineData("relu --set alpha=1", "relu has no parameter 'alpha'")]
    public void One_line_says_what_is_wrong(string line, string part) => Assert.Contains(part, Run(line).Refusal(), StringComparison.Ordinal);

    static CommandRun Run(string line) => CommandRun.Of(["ulp", .. line.Split(' ')]);

    static uint Bits(JsonElement text) => uint.Parse(text.GetString()![2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
