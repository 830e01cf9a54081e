using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActLab.Jobs;

/// <summary>The JSON of job files: camelCase, enumerations as words, numbers that round-trip.</summary>
public static class JobJson
{
    /// <summary>One line.</summary>
    public static JsonSerializerOptions Line { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The same, refusing what lacks a part or has null where something must be.</summary>
    public static JsonSerializerOptions Strict { get; } = new(Line)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>A document for people to read.</summary>
    public static JsonSerializerOptions Document { get; } = new(Line) { WriteIndented = true };
}
