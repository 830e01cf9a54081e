using ActLab.Core;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>The contract of `list`, and of no verb at all.</summary>
public class ListTests
{
    [Fact]
    public void Json_has_the_fields_of_the_contract()
    {
        var all = CommandRun.Of("list", "--json").Json().EnumerateArray().ToList();
        var catalog = new Catalog();
        Assert.Equal(catalog.All.Select(a => a.Id).Concat(catalog.Vectors.Select(a => a.Id)), all.Select(a => a.GetProperty("id").GetString()));
        Assert.True(catalog.All.Count >= 40 && catalog.Vectors.Count >= 6);
        Assert.All(all.Take(catalog.All.Count), a => Assert.Equal(
            ["schema", "id", "name", "aliases", "kind", "formula", "derivative", "parameters", "kinks", "range", "source",
                "jumps", "conventions", "monotone", "zeroCentred", "frameworkDefaults", "frameworkConventions"], CommandRun.Names(a)));
        Assert.All(all.Skip(catalog.All.Count), a => Assert.Equal(
            ["schema", "id", "name", "aliases", "kind", "formula", "derivative", "parameters", "kinks", "range", "source"], CommandRun.Names(a)));
        Assert.All(all, a => Assert.Equal(catalog.FindVector(a.GetProperty("id").GetString()!) is null ? "elementwise" : "vector", a.GetProperty("kind").GetString()));
    }

    [Fact]
    public void Lists_and_parameters_hold_what_the_catalogue_says()
    {
        var all = CommandRun.Of("list", "--json").Json().EnumerateArray().ToDictionary(a => a.GetProperty("id").GetString()!);
        Assert.Equal(["logistic"], all["sigmoid"].GetProperty("aliases").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal([0.0], all["relu"].GetProperty("kinks").EnumerateArray().Select(k => k.GetDouble()));
        var alpha = Assert.Single(all["leaky-relu"].GetProperty("parameters").EnumerateArray());
        Assert.Equal(["name", "default"], CommandRun.Names(alpha));
        Assert.Equal(0.01, alpha.GetProperty("default").GetDouble());
        Assert.Empty(all["hard-shrink"].GetProperty("kinks").EnumerateArray());
        Assert.Equal([(-0.5, -0.5, 0), (0.5, 0, 0.5)], all["hard-shrink"].GetProperty("jumps").EnumerateArray()
            .Select(j => (j.GetProperty("x").GetDouble(), j.GetProperty("left").GetDouble(), j.GetProperty("right").GetDouble())));
        Assert.Equal([(-3, 0, -0.5, 0), (3, 1.5, 1, 1)], all["hard-swish"].GetProperty("conventions").EnumerateArray().Select(k =>
            (k.GetProperty("x").GetDouble(), k.GetProperty("left").GetDouble(), k.GetProperty("right").GetDouble(), k.GetProperty("derivative").GetDouble())));
        Assert.Equal(("odd", "crosses", "none"), (Text("tanh", "zeroCentred"), Text("silu", "zeroCentred"), Text("relu", "zeroCentred")));
        Assert.True(all["relu"].GetProperty("monotone").GetBoolean());
        Assert.False(all["hard-swish"].GetProperty("monotone").GetBoolean());
        Assert.Equal("Keras", all["prelu"].GetProperty("frameworkDefaults")[0].GetProperty("framework").GetString());
        Assert.Equal(2, all["celu"].GetProperty("frameworkConventions")[0].GetProperty("derivative").GetDouble());
        string? Text(string id, string name) => all[id].GetProperty(name).GetString();
        Assert.Equal("0,0;1,0", all["maxout"].GetProperty("parameters")[0].GetProperty("default").GetString());
    }

    [Fact]
    public void Without_a_verb_the_catalogue_is_plain_text()
    {
        var bare = CommandRun.Of();
        Assert.Equal(0, bare.ExitCode);
        var list = CommandRun.Of("list").Out;
        Assert.StartsWith(list, bare.Out, StringComparison.Ordinal);
        Assert.Contains("opens the app", Assert.Single(bare.Out[list.Length..].TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.All(new Catalog().All, a => Assert.Contains(a.Info.Formula, bare.Out, StringComparison.Ordinal));
        Assert.DoesNotContain('\e', bare.Out);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("eval")]
    [InlineData("plot")]
    [InlineData("audit")]
    [InlineData("stats")]
    [InlineData("bench")]
    [InlineData("report")]
    [InlineData("reset-terminal")]
    public void Every_verb_has_help_on_stdout(string verb)
    {
        var help = CommandRun.Of(verb, "--help");
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.Contains(verb, help.Out, StringComparison.Ordinal);
    }

    /// <summary>The library writes all that a word may be in its place; 41 activations would leave no room for what a verb does.</summary>
    [Fact]
    public void Help_names_an_activation_by_one_word()
    {
        Assert.Matches(@"\n  eval <ID> {2,}Evaluate f, f' and f'' at given points\.", CommandRun.Of("--help").Out);
        Assert.DoesNotContain("relu|", CommandRun.Of("eval", "--help").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_is_on_stdout()
    {
        var version = CommandRun.Of("--version");
        Assert.Equal(0, version.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\s*$", version.Out);
    }
}
