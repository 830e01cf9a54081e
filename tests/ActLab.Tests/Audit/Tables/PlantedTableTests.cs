using System.Text.Json;
using ActLab.Core.Accuracy;
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Audit.Tables;

/// <summary>Every fault planted in a table is found and named; what is right passes.</summary>
public class PlantedTableTests
{
    public static TheoryData<int, string> Faults => [.. PlantedTables.Faults.Select((p, i) => (i, p.ToString()))];

    public static TheoryData<int, string> Right => [.. PlantedTables.Right.Select((p, i) => (i, p.ToString()))];

    [Fact]
    public void There_are_many() => Assert.InRange(PlantedTables.Faults.Count(), 30, 100);

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_found_and_named(int index, string fault)
    {
        var plant = PlantedTables.Faults.ElementAt(index);
        var root = Run(plant, "--json").Json(plant.Fails ? 1 : 0);
        var findings = root.GetProperty("audits")[0].GetProperty("findings").EnumerateArray().ToList();
        var kinds = string.Join("; ", findings.Select(f => $"{f.GetProperty("kind").GetString()}: {f.GetProperty("message").GetString()}"));
        Assert.True(findings.Select(f => f.GetProperty("kind").GetString()).First() == plant.Kind, $"{fault}: {kinds}");
        Assert.All(findings, Named);
        Assert.Equal(1, Run(plant, "--json", "--strict").ExitCode);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void What_is_right_passes_strictly(int index, string way)
    {
        var run = Run(PlantedTables.Right.ElementAt(index), "--strict");
        Assert.True(run.ExitCode == 0, way + ": " + run.Out + run.Error);
    }

    static CommandRun Run(Plant plant, params string[] more)
    {
        var table = plant.Table();
        var path = TableFile.Write(table.Number, ("x", table.X), (table.Quantity == Quantity.Forward ? "f" : "df", table.Values));
        try
        {
            return CommandRun.Of(
                ["audit", "--table", path, "--as", plant.Id, "--number", plant.Type.ToString().ToLowerInvariant(), .. plant.Settings.SelectMany(s => new[] { "--set", s }), .. more]);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    /// <summary>The finding gives the point in decimal and in bits, both values, the error, the cause and the command.</summary>
    static void Named(JsonElement finding)
    {
        Assert.Equal(["kind", "x", "message", "reproduce", "xBits", "claimed", "reference", "ulps", "cause"], CommandRun.Names(finding));
        var message = finding.GetProperty("message").GetString()!;
        Assert.StartsWith(finding.GetProperty("cause").GetString()!, message, StringComparison.Ordinal);
        Assert.Contains(finding.GetProperty("xBits").GetString()!, message, StringComparison.Ordinal);
        Assert.Contains(" ulp of ", message, StringComparison.Ordinal);
        Assert.StartsWith("actlab audit --table ", finding.GetProperty("reproduce").GetString(), StringComparison.Ordinal);
    }
}
