using System.Globalization;
using ActLab.Core;

namespace ActLab.Commands;

/// <summary>Parameters in JSON: numbers as numbers, anything else as text.</summary>
static class ParameterJson
{
    /// <summary>"parameters": {name: value}.</summary>
    public static void Write(Json json, ParameterSet parameters) => json.Name("parameters").Object(() =>
    {
        foreach (var (name, value) in parameters.Values)
        {
            Value(json.Name(name), value);
        }
    });

    /// <summary>One value.</summary>
    public static void Value(Json json, string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            json.Number(number);
        }
        else
        {
            json.Text(text);
        }
    }
}
