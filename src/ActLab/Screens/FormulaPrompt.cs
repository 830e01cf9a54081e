using System.Globalization;
using ActLab.Core;
using ActLab.Core.Expressions;
using ActLab.Core.Formulas;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>A person has added an activation for this session.</summary>
sealed record AddedMessage(UserActivation Activation) : Message;

/// <summary>A formula being typed, perhaps with parameters after it, as x*sigmoid(b*x); b=2.</summary>
/// <param name="Catalog">The activations that it may call, and whose names are taken.</param>
sealed record FormulaPrompt(Catalog Catalog)
{
    /// <summary>Rows it needs: the text, the caret under it, what is wrong.</summary>
    public const int Height = 3;

    const string Label = "f(x) = ";

    /// <summary>The text.</summary>
    public TextField Field { get; private init; } = TextField.Empty;

    /// <summary>The last text that was a formula, as an activation.</summary>
    public UserActivation? Draft { get; private init; }

    /// <summary>What is wrong with the text, if anything is.</summary>
    public FormulaError? Error { get; private init; }

    /// <summary>The prompt after an input.</summary>
    public FormulaPrompt Apply(InputEvent input)
    {
        var field = Field.Apply(input);
        if (field.Text == Field.Text)
        {
            return this with { Field = field };
        }

        try
        {
            return this with { Field = field, Draft = new(Defined(field.Text), Catalog), Error = null };
        }
        catch (BadInputException e)
        {
            return this with { Field = field, Error = e.Place is { } place ? new(place.Column, Short(e.Message.Split(": ", 2)[^1])) : new(1, e.Message) };
        }
    }

    /// <summary>Draws the text with its error.</summary>
    public void Draw(Frame frame, Area area)
    {
        frame.Write(area, 1, 0, Label, frame.Theme.Accent);
        var line = new Area(area.X + 1 + Label.Length, area.Y, area.Width - 1 - Label.Length, 1);
        Field.Draw(frame, line);
        var message = area.SplitTop(Height - 1).Below;
        if (Error is { } error && Field.Text.Length > 0)
        {
            var column = error.Column - 1 - Field.Hidden(line.Width);
            frame.Write(area, 1 + Label.Length + Math.Clamp(column, 0, line.Width - 1), 1, "^", frame.Theme.Fail);
            Terminal.Label.DrawLine(frame, message, 1, error.Message, frame.Theme.Fail);
        }
        else
        {
            Terminal.Label.DrawLine(frame, message, 1, "A formula in x; parameters after it, as x*sigmoid(b*x); b=2", frame.Theme.Dim);
        }
    }

    /// <summary>The message on one line: of a name that is not known, what to do if it is to be a parameter, in place of all names that are known.</summary>
    static string Short(string message) => message.StartsWith("unknown name", StringComparison.Ordinal) && message.Split('\'') is [_, var name, ..]
        ? $"unknown name '{name}'; a parameter gets its value at the end, as ; {name}=2"
        : message;

    Definition Defined(string text)
    {
        var end = text.IndexOf(';', StringComparison.Ordinal);
        var formula = end < 0 ? text : text[..end];
        return new(FreeId(), new(formula, "formula"))
        {
            Name = "Formula",
            Parameters = end < 0 ? [] : Parameters(text, end + 1),
            Source = "typed in this session",
        };
    }

    string FreeId() => Enumerable.Range(1, Catalog.All.Count + 1).Select(i => $"formula-{i}").First(id => Catalog.All.All(a => a.Id != id));

    static List<Parameter> Parameters(string text, int from)
    {
        var parameters = new List<Parameter>();
        foreach (var part in text[from..].Split(',', ';'))
        {
            if (part.Split('=') is not [var name, var value] || name.Trim() is not { Length: > 0 } trimmed || parameters.Any(p => p.Name == trimmed)
                || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            {
                throw new BadInputException("expected name=number, each name once") { Place = (text, from + 1) };
            }

            parameters.Add(new(trimmed, value.Trim()));
            from += part.Length + 1;
        }

        return parameters;
    }
}
