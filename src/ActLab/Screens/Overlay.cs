using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>What covers a screen and takes all input until it closes.</summary>
abstract record Overlay
{
    /// <summary>The overlay after an input, null once it closes; and what shall happen then.</summary>
    public abstract (Overlay? Next, Message? Message) Apply(AppModel model, InputEvent input);

    /// <summary>Draws it over the screen's area.</summary>
    public abstract void Draw(AppModel model, Frame frame, Area area);
}

/// <summary>Every action of the screen with its key: narrowed as one types, done on Enter.</summary>
sealed record ActionPalette(Chooser Chooser) : Overlay
{
    /// <summary>All actions.</summary>
    public static ActionPalette Open { get; } = new(Chooser.Empty);

    public override (Overlay? Next, Message? Message) Apply(AppModel model, InputEvent input)
    {
        var actions = Actions(model);
        return input switch
        {
            KeyInput { Key: Key.Escape } => (null, null),
            KeyInput { Key: Key.Enter } => (null, Chooser.Selected < actions.Count ? new InputMessage(actions[Chooser.Selected].Key) : null),
            MouseInput { Action: MouseAction.Press } press => Chooser.IndexAt(model.Shared.Area, actions.Count, press.X, press.Y) is >= 0 and var index
                ? (null, new InputMessage(actions[index].Key))
                : (null, null),
            _ => (this with { Chooser = Chooser.Apply(input, actions.Count) }, null),
        };
    }

    public override void Draw(AppModel model, Frame frame, Area area) =>
        Chooser.Draw(frame, area, $"{model.Screen.Title}: actions", "> ", [.. Actions(model).Select(a => a.Choice)], "type to find, Enter does it, Esc closes");

    /// <summary>A line for each key; what is typed is looked for in what the action does, or is the key itself.</summary>
    List<(Choice Choice, KeyInput Key)> Actions(AppModel model)
    {
        var filter = new TextFilter(Chooser.Field.Text);
        return
        [
            .. from hint in model.Actions
               from key in hint.Keys.Index()
               let text = hint.TextOf(key.Index)
               let hits = key.Item.Name == filter.Text ? [] : filter.Hits(text)
               where hits is not null
               select (new Choice(key.Item.Name, text, hits), key.Item.Key),
        ];
    }
}

/// <summary>A command line of the app, completed as one types.</summary>
sealed record CommandPrompt(Chooser Chooser, string Error) : Overlay
{
    /// <summary>Nothing typed.</summary>
    public static CommandPrompt Open { get; } = new(Chooser.Empty, "");

    public override (Overlay? Next, Message? Message) Apply(AppModel model, InputEvent input)
    {
        var choices = LineCommand.Complete(model, Chooser.Field.Text);
        return input switch
        {
            KeyInput { Key: Key.Escape } => (null, null),
            KeyInput { Key: Key.Tab } => (Chooser.Selected < choices.Count ? Completed(choices[Chooser.Selected].Name) : this, null),
            KeyInput { Key: Key.Enter } => Run(model, choices),
            MouseInput { Action: MouseAction.Press } press => Chooser.IndexAt(model.Shared.Area, choices.Count, press.X, press.Y) is >= 0 and var index
                ? (Completed(choices[index].Name), null)
                : (null, null),
            _ => (new CommandPrompt(Chooser.Apply(input, choices.Count), ""), null),
        };
    }

    public override void Draw(AppModel model, Frame frame, Area area) => Chooser.Draw(
        frame, area, "commands", ":", LineCommand.Complete(model, Chooser.Field.Text), Error.Length > 0 ? Error : "Tab completes, Enter does it, Esc closes");

    static CommandPrompt Completed(string text) => new(new Chooser(new TextField(text), 0), "");

    /// <summary>Does what is typed; where that is not whole, what the line selected makes of it.</summary>
    (Overlay? Next, Message? Message) Run(AppModel model, IReadOnlyList<Choice> choices)
    {
        var (message, error) = LineCommand.Read(model, Chooser.Field.Text);
        if (message is null && Chooser.Selected < choices.Count)
        {
            var whole = choices[Chooser.Selected].Name;
            (message, error) = LineCommand.Read(model, whole);
            if (message is null && whole != Chooser.Field.Text)
            {
                return (Completed(whole), null);
            }
        }

        return message is null ? (this with { Error = error }, null) : (null, message);
    }
}

/// <summary>The commands that print the numbers of the screen, to be copied.</summary>
sealed record CommandLines : Overlay
{
    public override (Overlay? Next, Message? Message) Apply(AppModel model, InputEvent input) => input switch
    {
        KeyInput { Typed: 'y' } => (null, new CopyMessage(string.Join('\n', model.Screen.Commands(model.Shared)), "the command")),
        KeyInput { Typed: 'v' } when model.Screen.Values(model.Shared) is { } values => (null, new CopyMessage(values, "the values")),
        KeyInput or MouseInput { Action: MouseAction.Press } => (null, null),
        _ => (this, null),
    };

    public override void Draw(AppModel model, Frame frame, Area area)
    {
        // At the left edge and broken as a shell takes it, so that the terminal's own selection copies it, too.
        var lines = new List<string>();
        foreach (var command in model.Screen.Commands(model.Shared))
        {
            var parts = Label.Wrap(command, area.Width - 2);
            lines.AddRange(parts.Select((part, i) => i < parts.Count - 1 ? part + " \\" : part).Append(""));
        }

        Hint[] values = model.Screen.Values(model.Shared) is null ? [] : [new("v", "copy the values")];
        frame.Fill(area.SplitTop(lines.Count + 2).Top, ' ', default);
        frame.Write(area, 0, 0, "Prints the same numbers:", frame.Theme.Accent);
        for (var row = 0; row < lines.Count; row++)
        {
            frame.Write(area, 0, row + 1, lines[row], frame.Theme.Text);
        }

        StatusBar.Draw(frame, area.SplitTop(lines.Count + 1).Below.SplitTop(1).Top, [new("y", "copy it"), .. values, new("Esc", "close")]);
    }
}
