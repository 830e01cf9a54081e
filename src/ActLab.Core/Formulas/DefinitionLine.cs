using System.Globalization;
using System.Text.RegularExpressions;

namespace ActLab.Core.Formulas;

/// <summary>A line of a definition file, and where it stands.</summary>
readonly partial record struct DefinitionLine(string File, int Number, string Text)
{
    /// <summary>The line's place in messages.</summary>
    public string Where => $"{File}, line {Number}";

    /// <summary>Whether there is nothing on it but a comment.</summary>
    public bool IsBlank => Text.AsSpan().Trim() is var text && (text.IsEmpty || text[0] == '#');

    /// <summary>The name in brackets; null if the line begins otherwise.</summary>
    /// <exception cref="BadInputException">The name is none.</exception>
    public string? SectionName() => !Text.TrimStart().StartsWith('[') ? null
        : Section.Match(Text) is { Success: true, Groups: [_, var id] } ? id.Value
        : throw Error(Text.IndexOf('[', StringComparison.Ordinal) + 1, "expected a name of small letters, digits and dashes in brackets, as [my-activation]");

    /// <summary>What stands before and after the first = sign, and the columns before the latter.</summary>
    /// <exception cref="BadInputException">There is none, or nothing on one side of it.</exception>
    public (string Name, string Value, int Offset) Assignment()
    {
        var sign = Text.IndexOf('=', StringComparison.Ordinal);
        if (sign < 0)
        {
            throw Error(Text.Length + 1, "expected name = value");
        }

        var (name, value) = (Text[..sign].Trim(), Text[(sign + 1)..].Trim());
        return name.Length == 0 ? throw Error(sign + 1, "expected a name before '='")
            : value.Length == 0 ? throw Error(sign + 2, $"expected a value of '{name}' after '='")
            : (name, value, sign + 1 + Text[(sign + 1)..].IndexOf(value, StringComparison.Ordinal));
    }

    /// <summary>So many numbers parted by commas.</summary>
    /// <exception cref="BadInputException">There are not so many, or one is no number.</exception>
    public double[] Numbers(string list, int offset, int count)
    {
        var parts = list.Split(',');
        if (parts.Length != count)
        {
            throw Error(offset + 1, $"expected {count} numbers parted by commas, found {parts.Length}");
        }

        var numbers = new double[count];
        for (var i = 0; i < count; offset += parts[i].Length + 1, i++)
        {
            numbers[i] = Real(parts[i].Trim(), offset + parts[i].Length - parts[i].TrimStart().Length);
        }

        return numbers;
    }

    /// <summary>A number, perhaps infinite.</summary>
    /// <exception cref="BadInputException">It is none.</exception>
    public double Real(string text, int offset) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value) => value,
        _ => throw Error(offset + 1, $"expected a number, found '{text}'"),
    };

    /// <summary>What is wrong at a column, counted from 1.</summary>
    public BadInputException Error(int column, string message) => new($"{Where}, column {column}: {message}") { Place = (Text, column) };

    [GeneratedRegex(@"^\s*\[([a-z][a-z0-9-]*)\]\s*$")]
    static partial Regex Section { get; }
}
