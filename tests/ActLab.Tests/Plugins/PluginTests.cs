using System.Text.Json;
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Plugins;

/// <summary>Adding an activation is adding one file: <see cref="Elliott"/> works in every command.</summary>
public class PluginTests
{
    [Fact]
    public void List_shows_it() =>
        Assert.Contains("elliott", Json("list").EnumerateArray().Select(a => a.GetProperty("id").GetString()));

    [Fact]
    public void It_is_not_there_without_its_assembly() =>
        Assert.Contains("no activation is named 'elliott'", CommandRun.Of("eval", "elliott", "--at", "1").Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("f64", "scalar")]
    [InlineData("f32", "simd")]
    [InlineData("f32", "tensor")]
    [InlineData("f64", "math")]
    [InlineData("dd", "scalar")]
    public void Eval_computes_it(string number, string kernel)
    {
        var point = Json("eval", "elliott", "--at", "-3", "--number", number, "--kernel", kernel).GetProperty("points")[0];
        Assert.Equal(0.125, point.GetProperty("f").GetDouble());
        Assert.Equal(0.03125, point.GetProperty("df").GetDouble());
        Assert.Equal(kernel == "scalar" ? JsonValueKind.Number : JsonValueKind.Null, point.GetProperty("d2f").ValueKind);
    }

    [Fact]
    public void Plot_draws_it()
    {
        var curve = Json("plot", "elliott", "--range", "-3:1")[0];
        Assert.Equal(0.125, curve.GetProperty("y")[0].GetDouble());
        Assert.Equal(0.75, curve.GetProperty("y").EnumerateArray().Last().GetDouble());
        Assert.StartsWith("Elliott", Run("plot", "elliott", "--marks", "ascii").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Audit_passes_it()
    {
        var audit = Json("audit", "elliott").GetProperty("audits")[0];
        Assert.Equal("pass", audit.GetProperty("verdict").GetString());
        Assert.Equal(0, audit.GetProperty("kinks").GetArrayLength());
    }

    [Fact]
    public void Stats_measure_it()
    {
        var measured = Json("stats", "elliott", "--normal", "0,1", "--rows", "100", "--units", "3")[0];
        Assert.Equal("elliott", measured.GetProperty("activation").GetString());
        Assert.Equal(0, measured.GetProperty("dead").GetProperty("count").GetInt32());
        Assert.InRange(measured.GetProperty("meanSquareGain").GetDouble(), 0.01, 1);
    }

    [Fact]
    public void Bench_measures_it_in_its_worker()
    {
        var result = Json("bench", "elliott", "--sizes", "64", "--kernels", "scalar,simd");
        Assert.Equal("finished", result.GetProperty("status").GetString());
        var cases = result.GetProperty("cases").EnumerateArray().ToList();
        Assert.Equal(["scalar", "simd"], cases.Select(c => c.GetProperty("kernel").GetString()));
        Assert.All(cases, c => Assert.Equal("ok", c.GetProperty("status").GetString()));
        Assert.All(cases, c => Assert.True(c.GetProperty("nsPerElement").GetProperty("mean").GetDouble() > 0));
    }

    static JsonElement Json(params string[] line)
    {
        var run = Run([.. line, "--json"]);
        Assert.Equal(0, run.ExitCode);
        return JsonDocument.Parse(run.Out).RootElement;
    }

    static CommandRun Run(params string[] line) => CommandRun.Of("", line, typeof(PluginTests).Assembly);
}
