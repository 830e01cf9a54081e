using System.Globalization;
using ActLab.Core;

namespace ActLab.Screens;

/// <summary>One number of an activation's parameters that keys move: a parameter, or a part of one that is a list, as the pieces of maxout.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Part">Which of its numbers, from 0 on.</param>
sealed record Slider(string Name, int Part)
{
    static readonly char[] Separators = [',', ';'];

    /// <summary>The numbers that an activation's parameters hold.</summary>
    public static IReadOnlyList<Slider> Of(ParameterSet parameters)
    {
        var sliders = new List<Slider>();
        foreach (var (name, value) in parameters.Values)
        {
            for (var part = 0; part < value.Split(Separators).Length; part++)
            {
                sliders.Add(new(name, part));
            }
        }

        return sliders;
    }

    /// <summary>The parameters with this number moved by so many steps; a step is a tenth of the power of ten that the default begins with.</summary>
    /// <exception cref="BadInputException">The number is too long a decimal to move.</exception>
    public ParameterSet Move(ParameterSet parameters, ParameterSet defaults, int steps)
    {
        var text = parameters.Text(Name);
        var (start, end) = Place(text);
        var (first, last) = Place(defaults.Text(Name));
        if (!decimal.TryParse(text[start..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !double.TryParse(defaults.Text(Name)[first..last], NumberStyles.Float, CultureInfo.InvariantCulture, out var size))
        {
            throw new BadInputException($"{Name}={text} cannot be moved by keys; write :set {Name}=VALUE");
        }

        var step = size == 0 ? 0.1m : (decimal)Math.Pow(10, Math.Clamp(Math.Floor(Math.Log10(Math.Abs(size))) - 1, -20, 20));
        return parameters.With(Name, text[..start] + (value + (steps * step)).ToString("0.############################", CultureInfo.InvariantCulture) + text[end..]);
    }

    /// <summary>The text with this number between two marks.</summary>
    public string Marked(string text)
    {
        var (start, end) = Place(text);
        return $"{text[..start]}◂{text[start..end]}▸{text[end..]}";
    }

    (int Start, int End) Place(string text)
    {
        var start = 0;
        for (var i = 0; i < Part && text.IndexOfAny(Separators, start) is >= 0 and var separator; i++)
        {
            start = separator + 1;
        }

        var end = text.IndexOfAny(Separators, start);
        return (start, end < 0 ? text.Length : end);
    }
}
