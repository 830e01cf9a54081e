using System.Runtime.CompilerServices;
using System.Text.Json;
using Xunit;

namespace ActLab.Tests.Data;

/// <summary>A file written by NumPy and what NumPy says of it; see Fixtures/make.py.</summary>
public sealed record Fixture(
    string File, long[] Shape, int? UnitAxis, long Rows, int Units, IReadOnlyList<Fixture.Unit> PerUnit)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public sealed record Unit(
        long NaN, long PosInf, long NegInf, long Zero, long Positive, bool Dead, long Count, double? Mean, double? MeanMagnitude,
        double M2, double M3, double M4, double? Min, double? Max);

    public static IReadOnlyList<Fixture> All { get; } =
        JsonSerializer.Deserialize<Fixture[]>(System.IO.File.ReadAllText(PathOf("expected.json")), Json)!;

    public static TheoryData<string> Names => [.. All.Select(f => f.File)];

    /// <summary>Whether the axis has to be said.</summary>
    public int? AxisToSay => UnitAxis == 1 && Shape.Length == 2 ? null : UnitAxis;

    public static Fixture Find(string name) => All.Single(f => f.File == name);

    public static string PathOf(string name) => Path.Combine(Path.GetDirectoryName(Here())!, "Fixtures", name);

    static string Here([CallerFilePath] string path = "") => path;
}
