using System.Runtime.CompilerServices;
using System.Text.Json;
using ActLab.Data;
using Xunit;

namespace ActLab.Tests.Data;

/// <summary>A file written by NumPy, or an array in it, and what NumPy says of it; see Fixtures/make.py.</summary>
public sealed record Fixture(
    string File, long[] Shape, int? UnitAxis, long Rows, int Units, IReadOnlyList<Fixture.Unit> PerUnit,
    string? Array = null, bool AsBFloat16 = false)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public sealed record Unit(
        long NaN, long PosInf, long NegInf, long Zero, long Positive, bool Dead, long Count, double? Mean, double? MeanMagnitude,
        double M2, double M3, double M4, double? Min, double? Max);

    public static IReadOnlyList<Fixture> All { get; } =
        JsonSerializer.Deserialize<Fixture[]>(System.IO.File.ReadAllText(PathOf("expected.json")), Json)!;

    public static TheoryData<string> Names => [.. All.Select(f => f.Key)];

    /// <summary>The file, or the array in it.</summary>
    public string Key => Array is null ? File : $"{File}, {Array}";

    /// <summary>What has to be said to read it.</summary>
    public TensorOptions Options => new(UnitAxis == 1 && Shape.Length == 2 ? null : UnitAxis, AsBFloat16, Array);

    public TensorReader Open() => TensorFile.Open(PathOf(File), Options);

    public static Fixture Find(string name) => All.Single(f => f.Key == name);

    public static string PathOf(string name) => Path.Combine(Path.GetDirectoryName(Here())!, "Fixtures", name);

    static string Here([CallerFilePath] string path = "") => path;
}
