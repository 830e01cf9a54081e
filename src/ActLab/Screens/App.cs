using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>Everything the app shows.</summary>
sealed record AppModel(IReadOnlyList<IScreen> Screens, int Current, Shared Shared)
{
    /// <summary>Columns of the terminal.</summary>
    public int Width { get; init; }

    /// <summary>Whether the help covers the screen.</summary>
    public bool Help { get; init; }

    /// <summary>The last thing that went wrong, until a key is pressed.</summary>
    public string? Failure { get; init; }

    /// <summary>Set once the person has left.</summary>
    public int? ExitCode { get; init; }

    public IScreen Screen => Screens[Current];
}

/// <summary>The terminal app: tabs above, the screen, key hints below.</summary>
sealed class App(Workbench workbench, Marks marks) : IProgram<AppModel, Message>
{
    const int SmallestWidth = 60, SmallestHeight = 15, LongestFailure = 4, DialogFrame = 4, TabFrame = 3, ShortTab = 5;

    static readonly Hint[] Common = [new("?", "help"), new("q", "quit")];

    /// <summary>Opens the app on the process's terminal and runs it until the person leaves.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(Workbench workbench)
    {
        using var terminal = Tty.Open();
        return Application.Run(terminal, new App(workbench, terminal.Unicode ? Marks.Braille : Marks.Ascii));
    }

    public (AppModel Model, Command<Message>[] Commands) Init()
    {
        var catalog = workbench.Catalog;
        var all = catalog.All;
        var reports = new ReportsScreen(workbench);
        IScreen[] screens = [new ActivationsScreen(catalog), new AuditScreen(all), new StatisticsScreen(all), new BenchmarkScreen(all, workbench), reports, new LabScreen(catalog, new(workbench.Clock))];
        return (new(screens, 0, new Shared(0, marks)), [reports.List]);
    }

    public Message? FromInput(InputEvent input) => new InputMessage(input);

    public int? ExitCode(AppModel model) => model.ExitCode;

    public bool IsPaced(Message message) => message is LabMessage { State.IsTick: true };

    public (AppModel Model, Command<Message>[] Commands) Update(AppModel model, Message message) => message switch
    {
        InputMessage { Input: KeyInput key } => OnKey(model with { Failure = null }, key, message),
        InputMessage { Input: MouseInput { Action: MouseAction.Press, Y: 0 } click } => Go(model, TabAt(model, click.X)),
        InputMessage { Input: ResizeInput size } => PassToAll(model with { Width = size.Width }, message),
        InputMessage => Pass(model, model.Current, message),
        FailedMessage failed => PassToAll(model with { Failure = failed.Text }, message),
        _ => PassToAll(model, message),
    };

    public void View(AppModel model, Frame frame)
    {
        var area = frame.Area;
        if (area.Width < SmallestWidth || area.Height < SmallestHeight)
        {
            Label.Draw(frame, area, $"ActLab needs {SmallestWidth} x {SmallestHeight} cells; here are {area.Width} x {area.Height}. q quits.", frame.Theme.Text);
            return;
        }

        var (tabs, rest) = area.SplitTop(1);
        var (bottom, middle) = rest.SplitBottom(model.Failure is null ? 1 : Math.Min(Label.Wrap(model.Failure, area.Width).Count, LongestFailure));
        DrawTabs(model, frame, tabs);
        model.Screen.View(model.Shared, frame, middle);
        if (model.Failure is { } failure)
        {
            Label.Draw(frame, bottom, failure, frame.Theme.Fail);
        }
        else
        {
            StatusBar.Draw(frame, bottom, [.. Common, .. model.Screen.Hints]);
        }

        if (model.Help)
        {
            DrawHelp(model, frame, middle);
        }
    }

    static (AppModel, Command<Message>[]) OnKey(AppModel model, KeyInput key, Message message)
    {
        if (key is { Modifiers: Modifiers.Control, Character: 'c' })
        {
            return (model with { ExitCode = Commands.ExitCode.Interrupted }, []);
        }

        if (model.Help)
        {
            return (model with { Help = false }, []);
        }

        if (model.Screen.IsTyping)
        {
            return Pass(model, model.Current, message);
        }

        return key.Typed switch
        {
            'q' => (model with { ExitCode = Commands.ExitCode.Done }, []),
            '?' => (model with { Help = true }, []),
            >= '1' and <= '9' when key.Typed - '1' < model.Screens.Count => Go(model, key.Typed - '1'),
            _ => key.Key switch
            {
                Key.Tab or Key.BackTab when model.Screen.TakesTab => Pass(model, model.Current, message),
                Key.Tab => Go(model, (model.Current + 1) % model.Screens.Count),
                Key.BackTab => Go(model, (model.Current + model.Screens.Count - 1) % model.Screens.Count),
                _ => Pass(model, model.Current, message),
            },
        };
    }

    static (AppModel Model, Command<Message>[] Commands) Go(AppModel model, int screen)
    {
        if (screen < 0 || screen == model.Current)
        {
            return (model, []);
        }

        var (left, commands) = Pass(model, model.Current, new LeftMessage());
        return (left with { Current = screen }, commands);
    }

    static (AppModel Model, Command<Message>[] Commands) PassToAll(AppModel model, Message message)
    {
        var commands = new List<Command<Message>>();
        for (var i = 0; i < model.Screens.Count; i++)
        {
            (model, var more) = Pass(model, i, message);
            commands.AddRange(more);
        }

        return (model, [.. commands]);
    }

    static (AppModel Model, Command<Message>[] Commands) Pass(AppModel model, int index, Message message)
    {
        var step = model.Screens[index].Update(model.Shared, message);
        var screens = model.Screens;
        if (!ReferenceEquals(step.Screen, screens[index]))
        {
            screens = [.. screens.Select((screen, i) => i == index ? step.Screen : screen)];
        }

        return (model with { Screens = screens, Shared = step.Shared }, step.Commands);
    }

    static void DrawTabs(AppModel model, Frame frame, Area area)
    {
        var column = 0;
        for (var i = 0; i < model.Screens.Count; i++)
        {
            var style = i == model.Current ? frame.Theme.Selection : frame.Theme.Dim;
            column = frame.Write(area, column, 0, TabText(model, i, area.Width), style) + 1;
        }
    }

    static int TabAt(AppModel model, int x)
    {
        var column = 0;
        for (var i = 0; i < model.Screens.Count; i++)
        {
            var width = TabText(model, i, model.Width).Length;
            if (x >= column && x < column + width)
            {
                return i;
            }

            column += width + 1;
        }

        return -1;
    }

    /// <summary>Number and title of a screen; where not all titles fit, those of the others are cut.</summary>
    static string TabText(AppModel model, int index, int width)
    {
        var title = model.Screens[index].Title;
        return index == model.Current ? $"[{index + 1} {title}]"
            : model.Screens.Sum(s => s.Title.Length + TabFrame) <= width ? $"{index + 1} {title}"
            : $"{index + 1} {title[..Math.Min(title.Length, ShortTab)]}";
    }

    static void DrawHelp(AppModel model, Frame frame, Area area)
    {
        var hints = model.Screen.Hints.Concat(Common).Append(new(model.Screen.TakesTab ? "1-6" : "1-6 Tab", "screens")).Append(new("Ctrl+Z", "suspend")).Append(new("Ctrl+L", "redraw"));
        string[] lines = [.. hints.Select(h => $"{h.Key,-9} {h.Text,-12}")];
        if (lines.Length > area.Height - DialogFrame)
        {
            var half = (lines.Length + 1) / 2;
            lines = [.. lines.Take(half).Select((line, i) => half + i < lines.Length ? $"{line} {lines[half + i]}" : line)];
        }

        Dialog.Draw(frame, area, model.Screen.Title, lines, new Hint("any key", "closes this"));
    }
}
