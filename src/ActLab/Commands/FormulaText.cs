using ActLab.Core;
using ActLab.Core.Expressions;

namespace ActLab.Commands;

/// <summary>Formulas from the command line: an error names the flag and the column.</summary>
static class FormulaText
{
    /// <summary>Reads the formula given to a flag.</summary>
    /// <exception cref="BadInputException">It is no formula.</exception>
    public static Expression Parse(string flag, string text, IReadOnlyDictionary<string, double> parameters, Catalog catalog) =>
        Expression.TryParse(text, parameters, catalog, out var expression, out var error) ? expression : throw error.In($"{flag} \"{text}\"", text);
}
