using System.Globalization;
using System.Text.Json;
using ActLab.Core;
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Golden;

/// <summary>`eval` against values computed outside ActLab with 1000 digits.</summary>
public class GoldenTests
{
    static readonly Dictionary<string, double> InteriorRoots = new()
    {
        ["silu"] = -1.278464542761074,
        ["gelu"] = -0.7517915246935645,
        ["gelu-tanh"] = -0.752461422071016,
        ["mish"] = -1.192431214515495,
        ["quick-gelu"] = -0.7511542554412890,
        ["serf"] = -1.1930599689281880,
        ["tanhexp"] = -1.0788600584646241,
    };

    public static TheoryData<string, string> Cases()
    {
        var known = new Catalog().All.Select(a => a.Id).ToHashSet();
        var data = new TheoryData<string, string>();
        foreach (var (activation, parameters) in GoldenRow.All.Select(r => (r.Activation, r.Parameters)).Distinct())
        {
            if (known.Contains(activation))
            {
                data.Add(activation, parameters);
            }
        }

        return data;
    }

    [Fact]
    public void Every_activation_of_the_catalogue_has_golden_values()
    {
        var golden = GoldenRow.All.Select(r => r.Activation).ToHashSet();
        Assert.Equal([], new Catalog().All.Select(a => a.Id).Where(id => !golden.Contains(id)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Double_double_is_the_nearest_double(string activation, string parameters)
    {
        foreach (var (row, point) in Evaluate(activation, parameters, "dd"))
        {
            Assert.True(Exact.Ulps(Value(point, "f"), row.F) <= 0.51, $"f({row.X}) = {point}, want {row.F}");
            Assert.True(Exact.Ulps(Value(point, "df"), row.Df) <= 0.51, $"f'({row.X}) = {point}, want {row.Df}");
            Assert.True(Exact.Ulps(Value(point, "d2f"), row.D2f) <= 0.51, $"f''({row.X}) = {point}, want {row.D2f}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Double_is_within_two_ulp_for_f_and_four_for_its_derivative(string activation, string parameters)
    {
        foreach (var (row, point) in Evaluate(activation, parameters, "f64"))
        {
            AssertNear(Value(point, "f"), row.F, 2, null, row);
            AssertNear(Value(point, "df"), row.Df, 4, RootScale(row), row);
        }
    }

    static void AssertNear(double value, string reference, double ulps, double? scale, GoldenRow row)
    {
        var nearest = double.Parse(reference, CultureInfo.InvariantCulture);
        var allowed = Math.Abs(nearest) < 2.2250738585072014e-308 ? 1 : ulps;
        var distance = Exact.Ulps(value, reference, scale);
        Assert.True(distance <= allowed, $"{row.Activation} at {row.X}: {value:R}, want {reference}, {distance} ulp");
    }

    /// <summary>Within 1/64 of an interior root of f' the ulp is that of max(|f'|, 2^-10).</summary>
    static double? RootScale(GoldenRow row) =>
        InteriorRoots.TryGetValue(row.Activation, out var root) &&
        Math.Abs(double.Parse(row.X, CultureInfo.InvariantCulture) - root) <= 1.0 / 64
            ? Math.Max(Math.Abs(double.Parse(row.Df, CultureInfo.InvariantCulture)), Math.Pow(2, -10))
            : null;

    static IEnumerable<(GoldenRow Row, JsonElement Point)> Evaluate(string activation, string parameters, string number)
    {
        var rows = GoldenRow.All.Where(r => r.Activation == activation && r.Parameters == parameters).ToList();
        string[] set = [.. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(p => new[] { "--set", p })];
        var run = CommandRun.Of(string.Join('\n', rows.Select(r => r.X)),
            ["eval", activation, "--at-file", "-", "--number", number, "--json", .. set]);
        Assert.Equal(0, run.ExitCode);
        var points = JsonDocument.Parse(run.Out).RootElement.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(rows.Count, points.Count);
        return rows.Zip(points);
    }

    static double Value(JsonElement point, string name) => point.GetProperty(name).GetDouble();
}
