using ActLab.Commands;
using ActLab.Core;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>A command of the app's command line.</summary>
/// <param name="Name">Its first word.</param>
/// <param name="Text">What it does.</param>
/// <param name="Values">What may follow it, as far as that can be listed; null if nothing may.</param>
/// <param name="Message">What it asks for, told what follows; a BadInputException says what is wrong.</param>
sealed record LineCommand(string Name, string Text, Func<AppModel, IEnumerable<string>>? Values, Func<AppModel, string, Message> Message)
{
    static readonly LineCommand[] All =
    [
        new("go", "to a screen", model => model.Screens.Select(s => Word(s.Title)), (model, text) => new GoMessage(IndexOf(model.Screens.Select(s => Word(s.Title)), text, "screen"))),
        new("select", "an activation", model => model.Catalog.All.SelectMany(a => a.Info.Aliases.Prepend(a.Id)), (model, text) => new SelectMessage(Array.IndexOf([.. model.Catalog.All], model.Catalog.Find(text)))),
        new("set", "a parameter of it: set alpha=0.2", model => model.Catalog.All[model.Shared.Selected].Parameters.Values.Select(p => $"{p.Key}={p.Value}"), Parameter),
        new("range", "of x, as -6:6", _ => ["-6:6", "-1:1", "-100:100"], (_, text) => NumberText.ParseRange(text) is var (from, to) ? new RangeMessage(new(from, to)) : throw new InvalidOperationException()),
        new("x-axis", "linear, symlog or log", _ => Scale.All.Select(s => s.Name), (_, text) => new AxisMessage(true, Scale.All[IndexOf(Scale.All.Select(s => s.Name), text, "axis")])),
        new("y-axis", "linear, symlog or log", _ => Scale.All.Select(s => s.Name), (_, text) => new AxisMessage(false, Scale.All[IndexOf(Scale.All.Select(s => s.Name), text, "axis")])),
        new("theme", "the colours", _ => Theme.All.Select(t => t.Name), (_, text) => new LookMessage(Theme: Theme.All[IndexOf(Theme.All.Select(t => t.Name), text, "theme")])),
        new("marks", "what curves are drawn with", _ => Enum.GetValues<Marks>().Select(m => m.Word()), (_, text) => new LookMessage(Marks: (Marks)IndexOf(Enum.GetValues<Marks>().Select(m => m.Word()), text, "kind of marks"))),
        new("mouse", "on, or off to select text", _ => ["on", "off"], (_, text) => new MouseMessage(IndexOf(["on", "off"], text, "state of the mouse") == 0)),
        new("quit", "the app", null, (_, _) => new QuitMessage()),
    ];

    /// <summary>The lines that a text may become.</summary>
    public static IReadOnlyList<Choice> Complete(AppModel model, string text)
    {
        if (Split(text) is (var name, { } rest) && All.FirstOrDefault(c => c.Name == name) is { Values: { } values } command)
        {
            return [.. values(model).Where(value => new TextFilter(rest).Hits(value) is not null).Select(value => new Choice($"{name} {value}", command.Text, []))];
        }

        var filter = new TextFilter(text);
        return [.. All.Where(c => filter.Hits(c.Name) is not null).Select(c => new Choice(c.Values is null ? c.Name : c.Name + " ", c.Text, []))];
    }

    /// <summary>What a text asks for, or what is wrong with it.</summary>
    public static (Message? Message, string Error) Read(AppModel model, string text)
    {
        var (name, rest) = Split(text);
        if (All.FirstOrDefault(c => c.Name == name) is not { } command)
        {
            return (null, $"no command '{name}'; Tab completes");
        }

        try
        {
            return (command.Message(model, (rest ?? "").Trim()), "");
        }
        catch (BadInputException error)
        {
            return (null, error.Message);
        }
    }

    static (string Name, string? After) Split(string text) => text.TrimStart().Split(' ', 2) is [var name, var rest] ? (name, rest) : (text.Trim(), null);

    static string Word(string title) => title.ToLowerInvariant();

    static int IndexOf(IEnumerable<string> words, string text, string what) => words.ToList().IndexOf(text) is >= 0 and var index
        ? index
        : throw new BadInputException($"'{text}' is no {what}: write {string.Join(", ", words)}");

    static ParameterMessage Parameter(AppModel model, string text)
    {
        var activation = model.Catalog.All[model.Shared.Selected];
        if (text.Split('=', 2) is not [var name, var value])
        {
            throw new BadInputException($"'{text}' sets nothing: write name=value");
        }

        _ = activation.With(activation.Parameters.With(name.Trim(), value));
        return new(name.Trim(), value.Trim());
    }
}
