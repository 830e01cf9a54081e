using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>The terminal app: tabs above, the screen, key hints below.</summary>
/// <param name="workbench">What screens work with.</param>
/// <param name="marks">What curves are drawn with unless the person chose otherwise.</param>
sealed class App(Workbench workbench, Marks marks) : IProgram<AppModel, Message>
{
    const int SmallestWidth = 60, SmallestHeight = 15, LongestFailure = 4;

    /// <summary>Where the app keeps what it remembers; null to remember nothing.</summary>
    public string? StateFile { get; init; }

    /// <summary>Opens the app on the process's terminal and runs it until the person leaves.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(Workbench workbench, ColorProfile colors)
    {
        using var terminal = Tty.Open(colors);
        return Application.Run(terminal, new App(workbench, terminal.Unicode ? Marks.Braille : Marks.Ascii) { StateFile = AppState.FileOfUser() });
    }

    public (AppModel Model, Command<Message>[] Commands) Init()
    {
        var catalog = workbench.Catalog;
        var all = catalog.All;
        var reports = new ReportsScreen(workbench);
        var benchmarks = new BenchmarkScreen(all, workbench);
        IScreen[] screens = [new ActivationsScreen(catalog), new AuditScreen(all), new StatisticsScreen(all), benchmarks, reports, new LabScreen(catalog, new(workbench.Clock))];
        var (state, note) = AppState.Read(StateFile);
        return (state.Restore(new(screens, 0, new Shared(0, marks), catalog) { Failure = note }), [reports.List, benchmarks.Find]);
    }

    public Message? FromInput(InputEvent input) => new InputMessage(input);

    public int? ExitCode(AppModel model) => model.ExitCode;

    public bool IsPaced(Message message) => message is LabMessage { State.IsTick: true } or JobMessage or ExportingMessage;

    public void End(AppModel model)
    {
        if (StateFile is { } file)
        {
            AppState.Of(model).Write(file);
        }
    }

    public (AppModel Model, Command<Message>[] Commands) Update(AppModel model, Message message) => Next(model, message);

    public void View(AppModel model, Frame frame)
    {
        var area = frame.Area;
        (frame.Theme, frame.Mouse, frame.Clip) = (model.Shared.Theme, model.Mouse, model.Clip);
        if (area.Width < SmallestWidth || area.Height < SmallestHeight)
        {
            Label.Draw(frame, area, $"ActLab needs {SmallestWidth} x {SmallestHeight} cells; here are {area.Width} x {area.Height}. q quits.", frame.Theme.Text);
            return;
        }

        var (tabs, middle, bottom) = Places(model);
        DrawTabs(model, frame, tabs);
        model.Screen.View(model.Shared with { Area = middle }, frame, middle);
        if ((model.Failure ?? model.Note) is { } text)
        {
            Label.Draw(frame, bottom, text, model.Failure is null ? frame.Theme.Pass : frame.Theme.Fail);
        }
        else
        {
            DrawHints(model, frame, bottom);
        }

        model.Overlay?.Draw(model, frame, middle);
    }

    static (AppModel Model, Command<Message>[] Commands) Next(AppModel model, Message message) => message switch
    {
        InputMessage { Input: KeyInput { Modifiers: Modifiers.Control, Character: 'c' } } => (model with { ExitCode = Commands.ExitCode.Interrupted }, []),
        InputMessage { Input: ResizeInput size } => PassToAll(model with { Width = size.Width, Height = size.Height }, message),
        InputMessage { Input: KeyInput or MouseInput { Action: MouseAction.Press } } => OnInput(model with { Failure = null, Note = null }, ((InputMessage)message).Input),
        InputMessage { Input: var input } => OnInput(model, input),
        FailedMessage failed => PassToAll(model with { Failure = failed.Text }, message),
        AddedMessage added => PassToAll(model with { Catalog = model.Catalog.With([added.Activation]) }, message),
        GoMessage go => Go(model, go.Screen),
        SelectMessage select => (model with { Shared = model.Shared with { Selected = select.Activation, Filter = TextFilter.None } }, []),
        LookMessage look => (model with { Shared = model.Shared with { Theme = look.Theme ?? model.Shared.Theme, Marks = look.Marks ?? model.Shared.Marks } }, []),
        MouseMessage mouse => (model with { Mouse = mouse.On }, []),
        CopyMessage copy => (Copied(model, copy), []),
        QuitMessage => (model with { ExitCode = Commands.ExitCode.Done }, []),
        _ => PassToAll(model, message),
    };

    static (Area Tabs, Area Middle, Area Bottom) Places(AppModel model)
    {
        var (tabs, rest) = new Area(0, 0, model.Width, model.Height).SplitTop(1);
        var rows = (model.Failure ?? model.Note) is { } text ? Math.Min(Label.Wrap(text, model.Width).Count, LongestFailure) : 1;
        var (bottom, middle) = rest.SplitBottom(rows);
        return (tabs, middle, bottom);
    }

    static (AppModel, Command<Message>[]) OnInput(AppModel model, InputEvent input)
    {
        model = model with { Shared = model.Shared with { Area = Places(model).Middle } };
        if (model.Overlay is { } overlay)
        {
            var (next, message) = overlay.Apply(model, input);
            var closed = model with { Overlay = next };
            return message is null ? (closed, []) : Next(closed, message);
        }

        return model.Filter is { } filter ? (Filtering(model, filter, input), [])
            : input switch
            {
                MouseInput { Action: MouseAction.Press, Y: 0 } click => Go(model, TabAt(model, click.X)),
                MouseInput { Action: MouseAction.Press } click when HintAt(model, click) is { } key => Next(model, new InputMessage(key)),
                KeyInput key when !model.Screen.IsTyping => OnKey(model, key),
                _ => Pass(model, model.Current, new InputMessage(input)),
            };
    }

    static (AppModel, Command<Message>[]) OnKey(AppModel model, KeyInput key) => key switch
    {
        { Typed: 'q' } => (model with { ExitCode = Commands.ExitCode.Done }, []),
        { Typed: '?' } => (model with { Overlay = ActionPalette.Open }, []),
        { Typed: ':' } => (model with { Overlay = CommandPrompt.Open }, []),
        { Typed: 'y' } when model.Screen.Commands(model.Shared).Count > 0 => (model with { Overlay = new CommandLines() }, []),
        { Typed: 'T' } => (model with { Shared = model.Shared with { Theme = Theme.All[(Theme.All.ToList().IndexOf(model.Shared.Theme) + 1) % Theme.All.Count] } }, []),
        { Typed: 'm' } => (model with { Mouse = !model.Mouse }, []),
        { Typed: '/' } when model.Screen.HasFilter => (model with { Filter = new(model.Shared.Filter.Text) }, []),
        { Key: Key.Escape } when model.Screen.HasFilter && !model.Shared.Filter.IsEmpty => (Filtered(model, ""), []),
        { Typed: >= '1' and <= '9' and var digit } when digit - '1' < model.Screens.Count => Go(model, digit - '1'),
        { Key: Key.Tab } when !model.Screen.TakesTab => Go(model, (model.Current + 1) % model.Screens.Count),
        { Key: Key.BackTab } when !model.Screen.TakesTab => Go(model, (model.Current + model.Screens.Count - 1) % model.Screens.Count),
        _ => Pass(model, model.Current, new InputMessage(key)),
    };

    static AppModel Filtering(AppModel model, TextField filter, InputEvent input) => input switch
    {
        KeyInput { Key: Key.Enter } or MouseInput { Action: MouseAction.Press } => model with { Filter = null },
        KeyInput { Key: Key.Escape } => Filtered(model with { Filter = null }, ""),
        KeyInput { Key: Key.Up } => model with { Shared = model.Shared.Moved(model.Catalog.All, -1) },
        KeyInput { Key: Key.Down } => model with { Shared = model.Shared.Moved(model.Catalog.All, 1) },
        _ when filter.Apply(input) is var next => Filtered(model with { Filter = next }, next.Text),
        _ => model,
    };

    static AppModel Filtered(AppModel model, string text) => text == model.Shared.Filter.Text
        ? model
        : model with { Shared = model.Shared.Filtered(model.Catalog.All, new(text)) };

    static AppModel Copied(AppModel model, CopyMessage copy) => Clip.Takes(copy.Text)
        ? model with { Clip = new(copy.Text), Note = $"Copied {copy.What}: {copy.Text.Length} characters, by the terminal's clipboard (OSC 52)." }
        : model with { Failure = $"Not copied: {copy.What} has more than the {Clip.MostBytes} bytes that terminals take; the command of y prints it." };

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

        var passed = model with { Screens = screens, Shared = step.Shared };
        if (step.Announced is not { } announced)
        {
            return (passed, step.Commands);
        }

        var (told, more) = Next(passed, announced);
        return (told, [.. step.Commands, .. more]);
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

    /// <summary>The filter, if one is typed or in force, then hints.</summary>
    static void DrawHints(AppModel model, Frame frame, Area area)
    {
        var (filter, hints) = area.SplitLeft(FilterWidth(model));
        if (filter.Width > 0)
        {
            frame.Write(filter, 0, 0, "/", frame.Theme.Accent);
            var text = filter.SplitLeft(1).Right;
            if (model.Filter is { } typed)
            {
                typed.Draw(frame, text);
            }
            else
            {
                frame.Write(text, 0, 0, model.Shared.Filter.Text, frame.Theme.Accent);
            }

            var count = $"{model.Shared.Shown(model.Catalog.All).Count} of {model.Catalog.All.Count}";
            frame.Write(filter, filter.Width - count.Length - 2, 0, count, frame.Theme.Dim);
        }

        StatusBar.Draw(frame, hints, model.Hints);
    }

    /// <summary>Columns of the last row that the filter takes: its text and how many it lets through.</summary>
    static int FilterWidth(AppModel model) => model.Filter is null && (model.Shared.Filter.IsEmpty || !model.Screen.HasFilter) ? 0
        : "/  99 of 99  ".Length + Math.Max(8, (model.Filter?.Text ?? model.Shared.Filter.Text).Length + 1);

    static KeyInput? HintAt(AppModel model, MouseInput click) => model.Failure is null && model.Note is null
        ? StatusBar.KeyAt(Places(model).Bottom.SplitLeft(FilterWidth(model)).Right, model.Hints, click.X, click.Y)
        : null;

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
        const int frame = 3, shortTitle = 5;
        var title = model.Screens[index].Title;
        return index == model.Current ? $"[{index + 1} {title}]"
            : model.Screens.Sum(s => s.Title.Length + frame) <= width ? $"{index + 1} {title}"
            : $"{index + 1} {title[..Math.Min(title.Length, shortTitle)]}";
    }
}
