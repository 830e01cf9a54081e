using System.Text.Json;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>The contract of `eval`.</summary>
public class EvalTests
{
    [Fact]
    public void Json_has_the_fields_of_the_contract()
    {
        var run = CommandRun.Of("eval", "elu", "--at", "-1,0.5", "--set", "alpha=2", "--json");
        Assert.Equal(0, run.ExitCode);
        var root = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(["schema", "activation", "parameters", "number", "kernel", "points"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal(1, root.GetProperty("schema").GetInt32());
        Assert.Equal(2, root.GetProperty("parameters").GetProperty("alpha").GetDouble());
        Assert.Equal("scalar", root.GetProperty("kernel").GetString());
        var point = root.GetProperty("points")[0];
        Assert.Equal(["x", "f", "df", "d2f"], point.EnumerateObject().Select(p => p.Name));
        Assert.Equal(2 * -0.6321205588285577, point.GetProperty("f").GetDouble());
    }

    [Theory]
    [InlineData("f64", "0.1", "0.1")]
    [InlineData("f32", "0.1", "0.1")]
    [InlineData("f32", "16777217", "16777216")]
    [InlineData("f64", "-0.0", "-0.0")]
    [InlineData("f64", "0x3ff0000000000000", "1")]
    [InlineData("f32", "0x3f800000", "1")]
    [InlineData("f64", "nan", "\"NaN\"")]
    [InlineData("f64", "-inf", "\"-Infinity\"")]
    [InlineData("f32", "inf", "\"Infinity\"")]
    public void X_is_rounded_once_and_echoed(string number, string text, string echoed)
    {
        var run = CommandRun.Of("eval", "relu", "--at", text, "--number", number, "--json");
        Assert.Contains($"\"x\": {echoed},", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_come_from_stdin_without_blank_and_comment_lines()
    {
        var run = CommandRun.Of("# points\n\n 1 \n2\n", ["eval", "relu", "--at-file", "-", "--json"]);
        var points = JsonDocument.Parse(run.Out).RootElement.GetProperty("points");
        Assert.Equal([1.0, 2.0], points.EnumerateArray().Select(p => p.GetProperty("f").GetDouble()));
    }

    [Theory]
    [InlineData("1\r2\r\n3\n\n4")]
    [InlineData("1\n2\n3\n4\n")]
    public void A_line_ends_as_on_any_system(string input)
    {
        var points = CommandRun.Of(input, ["eval", "relu", "--at-file", "-", "--json"]).Json().GetProperty("points");
        Assert.Equal([1.0, 2.0, 3.0, 4.0], points.EnumerateArray().Select(p => p.GetProperty("x").GetDouble()));
    }

    [Fact]
    public void A_long_line_is_refused_and_named()
    {
        var refusal = CommandRun.Of("1\r\n" + new string(' ', 1001), ["eval", "relu", "--at-file", "-"]).Refusal();
        Assert.Contains("line 2 is longer than 1,000 characters", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_end_is_refused()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "no such device here");
        Assert.Contains("line 1 is longer", CommandRun.Of("eval", "relu", "--at-file", "/dev/zero").Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("math")]
    [InlineData("tensor")]
    [InlineData("simd")]
    public void Kernels_other_than_scalar_have_no_second_derivative(string kernel)
    {
        var run = CommandRun.Of("eval", "sigmoid", "--at", "0", "--kernel", kernel, "--json");
        var point = JsonDocument.Parse(run.Out).RootElement.GetProperty("points")[0];
        Assert.Equal(0.5, point.GetProperty("f").GetDouble(), 6);
        Assert.Equal(JsonValueKind.Null, point.GetProperty("d2f").ValueKind);
    }

    [Theory]
    [InlineData("eval relu", "--at")]
    [InlineData("eval", "argument")]
    [InlineData("eval sigmoidd --at 0", "did you mean 'sigmoid'")]
    [InlineData("eval relu --at zero", "'zero' is no number")]
    [InlineData("eval relu --at 0x12345678901234567", "bits")]
    [InlineData("eval relu --at 0 --set alpha=1", "it has none")]
    [InlineData("eval elu --at 0 --set alpha", "name=value")]
    [InlineData("eval elu --at 0 --set alpha=inf", "finite number")]
    [InlineData("eval softplus --at 0 --set beta=0", "between 1E-12 and 1000000000000")]
    [InlineData("eval maxout --at 0 --set pieces=1", "slope,offset")]
    [InlineData("eval relu --at 0 --number dd --kernel simd", "leave out --kernel")]
    [InlineData("eval relu --at 0 --number f16", "f16")]
    [InlineData("eval relu --at-file /nowhere/at/all", "/nowhere/at/all")]
    [InlineData("eval relu --at-file /", "--at-file / is a directory")]
    [InlineData("eval relu --at 1,,2", "'1,,2' has an empty item")]
    [InlineData("eval elu --at 0 --set alpha=1 --set alpha=2", "--set alpha is given twice")]
    [InlineData("eval --nope", "unknown option '--nope'")]
    [InlineData("nonsense", "nonsense")]
    public void Bad_input_is_one_line_and_exit_code_2(string line, string part) =>
        Assert.Contains(part, CommandRun.Of(line.Split(' ')).Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("swish", "silu")]
    [InlineData("logistic", "sigmoid")]
    public void Aliases_are_accepted(string alias, string id) =>
        Assert.Contains($"\"activation\": \"{id}\"", CommandRun.Of("eval", alias, "--at", "1", "--json").Out, StringComparison.Ordinal);
}
