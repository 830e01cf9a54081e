using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>Bad usage and bad input: exit code 2, nothing on stdout, one line on stderr.</summary>
public class RefusalTests
{
    [Theory]
    [InlineData("list extra", "Unrecognized command or argument 'extra'. (`actlab list --help`")]
    [InlineData("list --nope", "'--nope'")]
    [InlineData("--color blue", "'blue'")]
    [InlineData("frob", "'frob'. (`actlab --help`")]
    [InlineData("plott", "'plott'. (did you mean 'plot'?) (`actlab --help`")]
    [InlineData("help", "'help'. (did you mean '--help'?)")]
    [InlineData("bench status extra", "`actlab bench status --help`")]
    [InlineData("plot", "Required argument")]
    [InlineData("plot relux", "did you mean 'relu'")]
    [InlineData("plot relu --range 6:-6", "'6:-6' is no range")]
    [InlineData("plot relu --range 0:inf", "'0:inf' is no range")]
    [InlineData("plot relu --range 1", "'1' is no range")]
    [InlineData("plot relu --range a:b", "'a' is no number")]
    [InlineData("plot relu --width 19", "--width must lie between 20 and 1000, not 19")]
    [InlineData("plot relu --height 6", "--height must lie between 7 and 1000, not 6")]
    [InlineData("plot relu --width abc", "'abc' for option '--width': write a whole number")]
    [InlineData("plot relu --width 99999999999", "write a whole number within its range")]
    [InlineData("plot relu --marks dots", "Must be one of: 'braille' 'block' 'ascii'")]
    [InlineData("plot relu --color blue", "'blue'")]
    [InlineData("plot relu --panels 2", "write columns x rows")]
    [InlineData("plot relu --panels 0x2", "write columns x rows")]
    [InlineData("plot relu elu --panels 1x1", "2 activations do not fit into 1x1 panels")]
    [InlineData("plot relu --set alpha=1", "relu has no parameter 'alpha'")]
    [InlineData("audit --df x", "give the formula with --f too")]
    [InlineData("audit relu --f x", "not several of them")]
    [InlineData("audit relu --pack published-mistakes", "not several of them")]
    [InlineData("audit --pack nothing", "there is published-mistakes")]
    [InlineData("audit --pack published-mistakes --set a=1", "leave out --set")]
    [InlineData("audit nothing", "no activation is named 'nothing'")]
    [InlineData("eval silu --at=-1 0 1", "no activation is named '0'; numbers stand together, with commas between them")]
    [InlineData("audit relu --range 3:3", "is no range")]
    [InlineData("audit --f a*x --set a=inf", "--set a must be a finite number, not 'inf'")]
    [InlineData("audit --f log(-1-x^2)", "no value anywhere")]
    [InlineData("stats relu --normal 0,1 --unit-axis 0", "--unit-axis goes with --input")]
    [InlineData("stats relu --input x.npy --rows 5", "--rows goes with --normal")]
    [InlineData("stats relu", "--input FILE or --normal mean,sd")]
    [InlineData("stats relu --input a.npy --normal 0,1", "one of the two")]
    [InlineData("stats relu --normal 0", "mean,sd as 0,1")]
    [InlineData("stats relu --normal 0,-1", "not below 0")]
    [InlineData("stats relu --normal nan,1", "must be finite")]
    [InlineData("stats relu --normal 0,1 --rows -1", "rows must not be below 0")]
    [InlineData("stats relu --normal 0,1 --units 0", "units must be 1 to")]
    [InlineData("stats relu --normal 0,1 --seed -1", "write a whole number within its range")]
    [InlineData("stats relu --normal 0,1 --epsilon 0", "--epsilon must lie above 0")]
    [InlineData("stats relu --normal 0,1 --epsilon nan", "--epsilon must lie above 0")]
    [InlineData("stats --normal 0,1 --set alpha=2", "has no parameter 'alpha'")]
    [InlineData("stats relu --input /nowhere.npy", "/nowhere.npy: cannot be opened")]
    [InlineData("stats relu --input /", "/: is a directory")]
    [InlineData("plot relu --nope", "unknown option '--nope'")]
    [InlineData("stats --format=json --normal 0,1", "unknown option '--format' (`actlab stats --help`")]
    [InlineData("audit --f x --form foo", "unknown option '--form'")]
    [InlineData("bench --nope", "unknown option '--nope'")]
    [InlineData("audit --f a*x --set a=1 --set a=2", "--set a is given twice")]
    [InlineData("audit --f a*x --set x=1", "--set x: x and z are the variable")]
    [InlineData("audit --f a*z --set z=1", "--set z: x and z are the variable")]
    [InlineData("plot elu --set alpha=1 --set alpha=2", "--set alpha is given twice")]
    [InlineData("bench relu --sizes 0", "a size must be from 1 to")]
    [InlineData("bench relu --sizes -4", "--sizes takes whole numbers of elements")]
    [InlineData("bench relu --sizes 2048,l1", "not 'l1'")]
    [InlineData("bench relu --number ,", "nothing to measure")]
    [InlineData("bench relu --pass forward,Backward", "--pass takes forward, backward, fused, parted by commas, not 'Backward'")]
    [InlineData("bench relu --symbol f", "--symbol goes with --library FILE")]
    [InlineData("bench relu --library no.so", "--library needs --symbol NAME, the function to call, or several")]
    [InlineData("bench relu --library no.so --symbol f", "no.so: cannot be opened: no such file")]
    [InlineData("bench relu tanh --library no.so --symbol f", "name one activation and one --number, and forward among --pass")]
    [InlineData("bench relu --library no.so --symbol f --number f32,f64", "name one activation and one --number, and forward among --pass")]
    [InlineData("bench relu --library no.so --symbol f --pass fused", "name one activation and one --number, and forward among --pass")]
    [InlineData("bench relu --sizes ,", "nothing to measure")]
    [InlineData("bench relu --kernels simd,avx", "there is no kernel family 'avx'")]
    [InlineData("bench relu --number f16", "'f16'")]
    [InlineData("bench relu --pass sideways", "'sideways'")]
    [InlineData("bench relu --job fast", "Must be one of: 'quick' 'default' 'thorough'")]
    [InlineData("bench relu --set alpha=1", "relu has no parameter")]
    public void One_line_says_what_is_wrong(string line, string part)
    {
        var refusal = CommandRun.Of(line.Split(' ')).Refusal();
        Assert.StartsWith("actlab: ", refusal, StringComparison.Ordinal);
        Assert.Contains(part, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\t', refusal);
        Assert.DoesNotContain("System.", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_is_visible_and_short()
    {
        var refusal = CommandRun.Of("eval", "relu", "--at", "\e[31m" + new string('y', 5000)).Refusal();
        Assert.Contains("'?[31myyy", refusal, StringComparison.Ordinal);
        Assert.EndsWith("no number" + refusal.Split("no number")[^1], refusal, StringComparison.Ordinal);
        Assert.Equal("actlab: ".Length + 400, refusal.Length);
    }

    [Theory]
    [InlineData("eval", "relu", "--at-file")]
    [InlineData("stats", "relu", "--input")]
    [InlineData("report", "--out")]
    [InlineData("report", "--input")]
    public void An_empty_path_is_refused(params string[] line) =>
        Assert.Contains("needs the path of a file", CommandRun.Of([.. line, ""]).Refusal(), StringComparison.Ordinal);
}
