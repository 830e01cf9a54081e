using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>The terminal app: which screen is shown, what goes to it, and what the app does itself.</summary>
/// <param name="workbench">What screens work with.</param>
/// <param name="marks">What curves are drawn with unless the person chose otherwise.</param>
sealed class App(Workbench workbench, Marks marks) : IProgram<AppModel, Message>
{
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
        var isFirst = StateFile is { } file && !File.Exists(file);
        return (state.Restore(new(screens, 0, new Shared(0, marks), catalog) { Failure = note, IsFirst = isFirst }), [reports.Find, benchmarks.Find]);
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

    public void View(AppModel model, Frame frame) => AppView.Draw(model, frame);

    public (AppModel Model, Command<Message>[] Commands) Update(AppModel model, Message message) => message switch
    {
        InputMessage { Input: KeyInput { Modifiers: Modifiers.Control, Character: 'c' } } => (model with { ExitCode = Commands.ExitCode.Interrupted }, []),
        InputMessage { Input: ResizeInput size } => PassToAll(model with { Width = size.Width, Height = size.Height }, message),
        InputMessage { Input: KeyInput or MouseInput { Action: MouseAction.Press } } => OnInput(model with { Failure = null, Note = null, IsFirst = false }, ((InputMessage)message).Input),
        InputMessage { Input: var input } => OnInput(model, input),
        FailedMessage failed => PassToAll(model with { Failure = failed.Text }, message),
        AddedMessage added => PassToAll(model with { Catalog = model.Catalog.With([added.Activation]) }, message),
        GoMessage go => Go(model, go.Screen),
        FilterMessage => Pass(model, model.Current, message),
        SelectMessage select => (model with { Shared = model.Shared with { Selected = select.Activation, Filter = TextFilter.None } }, []),
        LookMessage look => (model with { Shared = model.Shared with { Theme = look.Theme ?? model.Shared.Theme, Marks = look.Marks ?? model.Shared.Marks } }, []),
        MouseMessage mouse => (model with { Mouse = mouse.On }, []),
        CopyMessage copy => (Copied(model, copy), []),
        QuitMessage => (model with { ExitCode = Commands.ExitCode.Done }, []),
        _ => PassToAll(model, message),
    };

    (AppModel, Command<Message>[]) OnInput(AppModel model, InputEvent input)
    {
        model = model with { Shared = model.Shared with { Area = AppView.Places(model).Middle }, Filter = model.List is null ? null : model.Filter };
        if (model.Overlay is { } overlay)
        {
            var (next, message) = overlay.Apply(model, input);
            var closed = model with { Overlay = next };
            return message is null ? (closed, []) : Update(closed, message);
        }

        return model.Filter is { } filter ? OnFilter(model, filter, input)
            : input switch
            {
                MouseInput { Action: MouseAction.Press, Y: 0 } click => Go(model, AppView.TabAt(model, click.X)),
                MouseInput { Action: MouseAction.Press } click when AppView.HintAt(model, click) is { } key => Update(model, new InputMessage(key)),
                KeyInput key when !model.Screen.IsTyping => OnKey(model, key),
                _ => Pass(model, model.Current, new InputMessage(input)),
            };
    }

    (AppModel, Command<Message>[]) OnKey(AppModel model, KeyInput key) => key switch
    {
        { Typed: 'q' } => (model with { ExitCode = Commands.ExitCode.Done }, []),
        { Typed: '?' } => (model with { Overlay = ActionPalette.Open }, []),
        { Typed: ':' } => (model with { Overlay = CommandPrompt.Open }, []),
        { Typed: 'y' } when model.Screen.Commands(model.Shared).Count > 0 => (model with { Overlay = new CommandLines() }, []),
        { Typed: 'T' } => (model with { Shared = model.Shared with { Theme = Theme.All[(Theme.All.ToList().IndexOf(model.Shared.Theme) + 1) % Theme.All.Count] } }, []),
        { Typed: 'm' } => (model with { Mouse = !model.Mouse }, []),
        { Typed: '/' } when model.List is { } list => (model with { Filter = new(list.Filter.Text) }, []),
        { Key: Key.Backspace } => OnKey(model, new(Key.Escape)),
        { Key: Key.Escape } when model.IsNarrowed => Pass(model, model.Current, new FilterMessage(TextFilter.None)),
        { Key: Key.Escape } when model.Screen.Path(model.Shared).Count == 0 => Back(model),
        { Typed: >= '1' and <= '9' and var digit } when digit - '1' < model.Screens.Count => Go(model, digit - '1'),
        { Key: Key.Tab } when !model.Screen.TakesTab => Go(model, (model.Current + 1) % model.Screens.Count),
        { Key: Key.BackTab } when !model.Screen.TakesTab => Go(model, (model.Current + model.Screens.Count - 1) % model.Screens.Count),
        _ => Pass(model, model.Current, new InputMessage(key)),
    };

    (AppModel, Command<Message>[]) OnFilter(AppModel model, TextField filter, InputEvent input) => input switch
    {
        KeyInput { Key: Key.Enter } or MouseInput { Action: MouseAction.Press } => (model with { Filter = null }, []),
        KeyInput { Key: Key.Escape } => Filtered(model with { Filter = null }, ""),
        KeyInput { Key: Key.Up or Key.Down } => Pass(model, model.Current, new InputMessage(input)),
        _ when filter.Apply(input) is var next => Filtered(model with { Filter = next }, next.Text),
        _ => (model, []),
    };

    (AppModel, Command<Message>[]) Filtered(AppModel model, string text) =>
        text == model.List?.Filter.Text ? (model, []) : Pass(model, model.Current, new FilterMessage(new(text)));

    static AppModel Copied(AppModel model, CopyMessage copy) => Clip.Takes(copy.Text)
        ? model with { Clip = new(copy.Text), Note = $"Copied {copy.What}: {copy.Text.Length} characters, by the terminal's clipboard (OSC 52)." }
        : model with { Failure = $"Not copied: {copy.What} has more than the {Clip.MostBytes} bytes that terminals take; the command of y prints it." };

    (AppModel Model, Command<Message>[] Commands) Go(AppModel model, int screen)
    {
        if (screen < 0 || screen == model.Current)
        {
            return (model, []);
        }

        var (left, commands) = Pass(model, model.Current, new LeftMessage());
        return (left with { Current = screen, Filter = null, Visited = [model.Current, .. model.Visited.Where(s => s != model.Current && s != screen)] }, commands);
    }

    (AppModel, Command<Message>[]) Back(AppModel model)
    {
        if (model.Visited is not [var last, ..])
        {
            return (model, []);
        }

        var (there, commands) = Go(model, last);
        return (there with { Visited = [.. model.Visited.Skip(1)] }, commands);
    }

    (AppModel Model, Command<Message>[] Commands) PassToAll(AppModel model, Message message)
    {
        var commands = new List<Command<Message>>();
        for (var i = 0; i < model.Screens.Count; i++)
        {
            (model, var more) = Pass(model, i, message);
            commands.AddRange(more);
        }

        return (model, [.. commands]);
    }

    (AppModel Model, Command<Message>[] Commands) Pass(AppModel model, int index, Message message)
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

        var (told, more) = Update(passed, announced);
        return (told, [.. step.Commands, .. more]);
    }
}
