using System.Globalization;

namespace ActLab.Core;

/// <summary>The parameters of one activation with their values, in the order its file declares them.</summary>
public sealed class ParameterSet
{
    readonly string _owner;
    readonly List<KeyValuePair<string, string>> _values;

    ParameterSet(string owner, List<KeyValuePair<string, string>> values) => (_owner, _values) = (owner, values);

    /// <summary>Name and value as text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values => _values;

    /// <summary>The defaults of an activation.</summary>
    public static ParameterSet Defaults(ActivationInfo info)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var parameter in info.Parameters)
        {
            values.Add(new(parameter.Name, parameter.Default));
        }

        return new(info.Id, values);
    }

    /// <summary>The same set with one value replaced.</summary>
    /// <exception cref="BadInputException">The activation has no such parameter.</exception>
    public ParameterSet With(string name, string value)
    {
        var values = new List<KeyValuePair<string, string>>(_values) { [IndexOf(name)] = KeyValuePair.Create(name, value.Trim()) };
        return new(_owner, values);
    }

    /// <summary>The text of a parameter.</summary>
    /// <exception cref="BadInputException">The activation has no such parameter.</exception>
    public string Text(string name) => _values[IndexOf(name)].Value;

    /// <summary>The value of a numeric parameter.</summary>
    /// <exception cref="BadInputException">The text is no finite number.</exception>
    public double Number(string name) => ParseNumber(Text(name), name);

    /// <summary>The numeric parameters by name; others (the pieces of a maxout) are in the formula's text already.</summary>
    public IReadOnlyDictionary<string, double> Numbers() => _values
        .Where(v => double.TryParse(v.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        .ToDictionary(v => v.Key, v => Number(v.Key));

    /// <summary>The value of a numeric parameter that must lie between two bounds, both included.</summary>
    /// <exception cref="BadInputException">The text is no number between them.</exception>
    public double Within(string name, double least, double most) => Number(name) is var value && value >= least && value <= most
        ? value
        : throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"{_owner}: {name} must lie between {least} and {most}, not {Text(name)}"));

    /// <summary>Two numeric parameters of which the first must be the smaller, or at most equal.</summary>
    /// <exception cref="BadInputException">A text is no finite number, or the order is another.</exception>
    public (double Low, double High) Ordered(string low, string high, bool mayBeEqual = false) =>
        (Number(low), Number(high)) is var (a, b) && (a < b || (mayBeEqual && a == b))
            ? (a, b)
            : throw new BadInputException($"{_owner}: {low} must be {(mayBeEqual ? "at most" : "below")} {high}, not {Text(low)} with {high} {Text(high)}");

    /// <summary>Reads a finite number.</summary>
    /// <exception cref="BadInputException">The text is no finite number.</exception>
    public double ParseNumber(string text, string name) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new BadInputException($"{_owner}: {name} must be a finite number, not '{text}'");

    int IndexOf(string name)
    {
        var index = _values.FindIndex(v => v.Key == name);
        if (index >= 0)
        {
            return index;
        }

        var known = _values.Count == 0 ? "it has none" : "it has " + string.Join(", ", _values.Select(v => v.Key));
        throw new BadInputException($"{_owner} has no parameter '{name}': {known}");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", _values.Select(v => $"{v.Key}={v.Value}"));
}
