using System.Text.RegularExpressions;

namespace ActLab.Core.Formulas;

/// <summary>A section of a definition file while its lines are read.</summary>
sealed partial class DefinitionSection(DefinitionLine head, string id)
{
    readonly HashSet<string> _seen = [];
    readonly List<Parameter> _parameters = [];
    List<Kink>? _kinks;
    Definition _definition = new(id, new("", ""));

    /// <summary>Identifier of the activation.</summary>
    public string Id => id;

    /// <summary>Adds a line.</summary>
    /// <exception cref="BadInputException">It makes no sense, or says what another has said.</exception>
    public void Add(DefinitionLine line)
    {
        var (name, value, offset) = line.Assignment();
        if (!_seen.Add(name))
        {
            throw line.Error(1, $"'{name}' is given twice");
        }

        var formula = new FormulaText(value, line.Where, line.Text[..offset]);
        switch (name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            case ["name"]: _definition = _definition with { Name = value }; break;
            case ["source"]: _definition = _definition with { Source = value }; break;
            case ["formula"]: _definition = _definition with { Formula = formula }; break;
            case ["derivative"]: _definition = _definition with { Derivative = formula }; break;
            case ["range"]: _definition = _definition with { Range = Range(line, value, offset) }; break;
            case ["monotone"]: _definition = _definition with { Monotone = Direction(line, value, offset) }; break;
            case ["kinks"] when value == "none" && _kinks is null: _kinks = []; break;
            case ["kink", var x]: AddKink(line, x, value, offset); break;
            case ["parameter", var parameter]: AddParameter(line, parameter, value, offset); break;
            default:
                throw line.Error(1, $"'{name}' is not known; there are name, formula, derivative, parameter NAME, kink X, kinks = none, range, monotone, source");
        }
    }

    /// <summary>What the section defines.</summary>
    /// <exception cref="BadInputException">It has no formula.</exception>
    public Definition Definition() => _definition.Formula.Text.Length > 0
        ? _definition with { Parameters = _parameters, Kinks = _kinks?.OrderBy(k => k.X).ToList() }
        : throw head.Error(1, $"[{id}] has no formula; add a line formula = x*sigmoid(x)");

    static (double Low, double High) Range(DefinitionLine line, string value, int offset) =>
        line.Numbers(value, offset, 2) is [var low, var high] && low <= high
            ? (low, high)
            : throw line.Error(offset + 1, "expected the smaller end first, as range = 0, inf");

    static Monotone Direction(DefinitionLine line, string value, int offset) => value switch
    {
        "rising" => Monotone.Rising,
        "falling" => Monotone.Falling,
        _ => throw line.Error(offset + 1, $"expected rising or falling, found '{value}'"),
    };

    void AddKink(DefinitionLine line, string x, string value, int offset)
    {
        var place = line.Real(x, line.Text.IndexOf(x, StringComparison.Ordinal));
        if (!double.IsFinite(place) || (_kinks is [] && _seen.Contains("kinks")))
        {
            throw line.Error(1, double.IsFinite(place) ? "'kinks = none' says that there is no kink" : "a kink is at a finite place");
        }

        var sides = line.Numbers(value, offset, 3);
        (_kinks ??= []).Add(new(place, sides[0], sides[1], sides[2]));
    }

    void AddParameter(DefinitionLine line, string name, string value, int offset)
    {
        if (!ParameterName.IsMatch(name) || name is "x" or "z" or "pi")
        {
            throw line.Error(line.Text.IndexOf(name, StringComparison.Ordinal) + 1, $"'{name}' is no name for a parameter: letters, digits and _, and neither x, z nor pi");
        }

        _parameters.Add(double.IsFinite(line.Real(value, offset))
            ? new(name, value)
            : throw line.Error(offset + 1, $"a parameter must be a finite number, not '{value}'"));
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z_0-9]*$")]
    static partial Regex ParameterName { get; }
}
