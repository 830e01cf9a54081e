using System.Globalization;
using System.Text;

namespace ActLab.Core.Formulas;

/// <summary>
/// Activations as text, one section each, in lines "name = value"; # begins a comment line.
/// <code>
/// [soft-step]
/// name = Soft step
/// formula = sigmoid(beta*x)
/// derivative = beta*sigmoid(beta*x)*sigmoid(-beta*x)
/// parameter beta = 4
/// range = 0, 1
/// monotone = rising
/// kink 0 = 0, 1, 0
/// source = where it comes from
/// </code>
/// Only the section's name and its formula must be there. A kink gives the one-sided derivatives, left and right, and the value taken;
/// "kinks = none" claims that there is none.
/// </summary>
public static class DefinitionFile
{
    /// <summary>Longest file, in characters.</summary>
    public const int MaxLength = 1 << 16;

    /// <summary>Most sections.</summary>
    public const int MaxSections = 100;

    /// <summary>Reads all sections.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="BadInputException">It is no such file; the message names line and column.</exception>
    public static IReadOnlyList<Definition> Read(string text, string name)
    {
        if (text.Length > MaxLength)
        {
            throw new BadInputException($"{name} is longer than {MaxLength} characters; a definition takes a few lines");
        }

        var sections = new List<DefinitionSection>();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var place = new DefinitionLine(name, ++number, line);
            var plain = line.TakeWhile(c => c == '\t' || !char.IsControl(c)).Count();
            if (plain < line.Length)
            {
                // A terminal would act on it, wherever the name or the source is shown.
                throw place.Error(plain + 1, string.Create(CultureInfo.InvariantCulture, $"U+{(int)line[plain]:X4} is a control character; leave it out"));
            }

            if (place.IsBlank)
            {
                continue;
            }

            if (place.SectionName() is { } id)
            {
                sections.Add(sections.All(s => s.Id != id) ? new(place, id) : throw place.Error(2, $"'{id}' is defined above already"));
            }
            else
            {
                (sections.LastOrDefault() ?? throw place.Error(1, "expected a section's name before it, as [my-activation]")).Add(place);
            }

            if (sections.Count > MaxSections)
            {
                throw place.Error(1, $"a file holds at most {MaxSections} activations");
            }
        }

        return sections.Count > 0
            ? [.. sections.Select(s => s.Definition())]
            : throw new BadInputException($"{name} defines no activation; write [my-activation] and below it formula = x*sigmoid(x)");
    }

    /// <summary>One definition as text that reads back to it.</summary>
    public static string Write(Definition definition)
    {
        var text = new StringBuilder();
        Line($"[{definition.Id}]");
        Value("name", definition.Name);
        Value("formula", definition.Formula.Text);
        Value("derivative", definition.Derivative?.Text);
        foreach (var parameter in definition.Parameters)
        {
            Value($"parameter {parameter.Name}", parameter.Default);
        }

        foreach (var kink in definition.Kinks ?? [])
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"kink {kink.X:R} = {kink.Left:R}, {kink.Right:R}, {kink.Value:R}"));
        }

        Value("kinks", definition.Kinks is [] ? "none" : null);
        Value("range", definition.Range is { } range ? string.Create(CultureInfo.InvariantCulture, $"{range.Low:R}, {range.High:R}") : null);
        Value("monotone", definition.Monotone?.Word());
        Value("source", definition.Source);
        return text.ToString();

        void Value(string name, string? value)
        {
            if (value is not null)
            {
                Line($"{name} = {value}");
            }
        }

        void Line(string line) => text.Append(line).Append('\n');
    }

    /// <summary>A claimed range in interval notation.</summary>
    internal static string Interval((double Low, double High) range) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(double.IsInfinity(range.Low) ? "(-inf" : $"[{range.Low:R}")}, {(double.IsInfinity(range.High) ? "inf)" : $"{range.High:R}]")}");
}
