using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActLab.Reports;

/// <summary>A number that is none is a gap.</summary>
sealed class GapConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>Chart text is a label of bounded length; plotly.js would read markup in it, so there is none left.</summary>
sealed class LabelConverter : JsonConverter<string>
{
    const int Longest = 60;

    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Characters.Isolated(Shorten(Characters.Visible(value))).Replace("&", "&amp;").Replace("<", "&lt;"));

    static string Shorten(string text) =>
        text.Length <= Longest ? text : $"{text[..(Longest / 2)]}…{text[^(Longest / 2 - 1)..]}";
}
