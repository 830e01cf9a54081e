using System.Collections.Immutable;
using ActLab.Core;
using ActLab.Screens.LabPanes;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>How things stand in the lab.</summary>
sealed record LabMessage(LabState State) : Message;

/// <summary>A small network in training, watched while it trains: run, paused, stepped, taken back, changed, beside a twin.</summary>
/// <param name="Catalog">Activations to choose from.</param>
/// <param name="Trainer">What trains, on a thread of its own once the first order is given.</param>
sealed record LabScreen(Catalog Catalog, LabTrainer Trainer) : IScreen
{
    static readonly int[] Speeds = [10, 30, 100, 300, 1000, 3000, 10_000, LabTrainer.Unlimited];

    /// <summary>The runs asked for: one, or twins.</summary>
    public ImmutableArray<LabSetup> Setups { get => field.IsDefault ? field = [LabSetup.Usual(Catalog)] : field; init; }

    /// <summary>Which of them keys and panes are about.</summary>
    public int Which { get; init; }

    /// <summary>The knobs, one of them selected.</summary>
    public NameList Knobs { get => field ??= new([.. Knob.All.Select(knob => knob.Name)]); init; }

    /// <summary>The value being typed, if one is.</summary>
    public TextField? Field { get; init; }

    /// <summary>The pane that comes first.</summary>
    public int Pane { get; init; }

    /// <summary>The hidden layer that lists of layers begin with.</summary>
    public int Layer { get; init; }

    /// <summary>Index of the speed.</summary>
    public int Speed { get; init; } = 2;

    /// <summary>Whether the trainer's thread runs.</summary>
    public bool HasBegun { get; init; }

    /// <summary>What it told last.</summary>
    public LabState? State { get; init; }

    public string Title => "Lab";

    public bool IsTyping => Field is not null;

    public IReadOnlyList<string> Path(Shared shared) => IsTyping ? [Chosen!.Name] : [];

    public Narrowing? List(Shared shared) => IsTyping ? null : Knobs.Narrowing;

    public bool TakesTab => true;

    public IReadOnlyList<Hint> Hints => IsTyping ? [new("Enter", "begin anew with it"), new("Esc", "back")] :
    [
        new("Space", State?.Trains == true ? "pause" : "train"), new("s S", "step, epoch"), new("z Z", "back"), new("↑↓←→", "knobs"), new("Tab", "pane"),
        new("+-", "rate"), new("<>", "speed"), new("t", "twin"), new("a", "A or B"), new("Home", "to step 0"), new("Enter", "type a value"),
        new("0", "usual network"), new("PgUp PgDn", "layers"), new("b", "marks"),
    ];

    /// <summary>The knob selected; null if the filter lets none through.</summary>
    Knob? Chosen => Knobs.Chosen is { } index ? Knob.All[index] : null;

    /// <summary>Steps in a second as they are said.</summary>
    public string SpeedText => Speeds[Speed] == LabTrainer.Unlimited ? "full speed" : $"{Speeds[Speed]} steps/s";

    /// <summary>The line that makes each run again, up to its step.</summary>
    public IReadOnlyList<string> Commands(Shared shared) => State is { } state && !IsTyping ? [.. state.Runs.Select(run => run.Setup.Command)] : [];

    public Step Update(Shared shared, Message message) => message switch
    {
        AddedMessage added => new(this with { Catalog = Catalog.With([added.Activation]) }, shared),
        FilterMessage narrow => new(this with { Knobs = Knobs.With(narrow.Filter) }, shared),
        LabMessage told => new(Told(told.State), shared),

        // What nobody watches would only take time from what is measured on another screen.
        LeftMessage when HasBegun => Ask(shared, t => t.Pause()),
        InputMessage { Input: var input } when Field is { } field => Type(shared, field, input),
        InputMessage { Input: KeyInput key } => OnKey(shared, key),
        InputMessage { Input: MouseInput mouse } when ListKeys.Steps(mouse) is { } by => new(this with { Knobs = Knobs.Moved(by) }, shared),
        InputMessage { Input: MouseInput { Action: MouseAction.Press } click } => new(this with { Knobs = Knobs.At(LabView.KnobAt(this, shared.Area, click.X, click.Y)) }, shared),
        _ => new(this, shared),
    };

    public void View(Shared shared, Frame frame, Area area) => LabView.Draw(this, frame, area, frame.Ascii ? Marks.Ascii : shared.Marks);

    /// <summary>A setup that could not be followed gives way to what goes on instead.</summary>
    LabScreen Told(LabState state) => this with
    {
        State = state,
        Setups = state is { Failure: not null, Runs.Count: > 0 } ? [.. state.Runs.Select(run => run.Setup with { Steps = null })] : Setups,
        Which = state is { Failure: not null, Runs.Count: > 0 } ? Math.Min(Which, state.Runs.Count - 1) : Which,
    };

    Step OnKey(Shared shared, KeyInput key) => key switch
    {
        { Typed: ' ' } => Ask(shared, t => t.Toggle()),
        { Typed: 's' } => Ask(shared, t => t.Forward(1)),
        { Typed: 'S' } => Ask(shared, t => t.Forward(t.Epoch(Which))),
        { Typed: 'z' } => Ask(shared, t => t.Back(1)),
        { Typed: 'Z' } => Ask(shared, t => t.Back(t.Epoch(Which))),
        { Key: Key.Home } => Ask(shared, t => t.Back(int.MaxValue)),
        { Typed: '+' or '=' } => Ask(shared, t => t.TurnRate(Which, 1)),
        { Typed: '-' } => Ask(shared, t => t.TurnRate(Which, -1)),
        { Typed: '>' or '.' } => AtSpeed(shared, Speed + 1),
        { Typed: '<' or ',' } => AtSpeed(shared, Speed - 1),
        { Typed: 't' } => Twin(shared),
        { Typed: '0' } => Reset(shared),
        { Typed: 'a' } => new(this with { Which = (Which + 1) % Setups.Length }, shared),
        { Typed: 'b' } => new(this, shared.NextMarks()),
        { Key: Key.Tab } => new(this with { Pane = (Pane + 1) % LabPane.All.Count }, shared),
        { Key: Key.BackTab } => new(this with { Pane = (Pane + LabPane.All.Count - 1) % LabPane.All.Count }, shared),
        { Key: Key.PageDown } => new(this with { Layer = Math.Min(Layer + 1, Setups.Max(s => s.Hidden.Count) - 1) }, shared),
        { Key: Key.PageUp } => new(this with { Layer = Math.Max(Layer - 1, 0) }, shared),
        { Key: Key.Down } => new(this with { Knobs = Knobs.Moved(1) }, shared),
        { Key: Key.Up } => new(this with { Knobs = Knobs.Moved(-1) }, shared),
        { Key: Key.Right } when Chosen is { } knob => Begin(shared, () => knob.Turn(Setups[Which], 1, Catalog)),
        { Key: Key.Left } when Chosen is { } knob => Begin(shared, () => knob.Turn(Setups[Which], -1, Catalog)),
        { Key: Key.Enter } when Chosen is { } knob => new(this with { Field = new(knob.Text(Setups[Which])) }, shared),
        _ => new(this, shared),
    };

    Step Type(Shared shared, TextField field, InputEvent input) => input switch
    {
        KeyInput { Key: Key.Escape } => new(this with { Field = null }, shared),
        KeyInput { Key: Key.Enter } => Begin(shared, () => Chosen!.Set(Setups[Which], field.Text.Trim(), Catalog)),
        _ => new(this with { Field = field.Apply(input) }, shared),
    };

    /// <summary>Begins the run selected anew with another setup; one that is refused changes nothing, and what was typed stays.</summary>
    Step Begin(Shared shared, Func<LabSetup> changed)
    {
        try
        {
            var setup = changed();
            return (this with { Setups = Setups.SetItem(Which, setup), Layer = 0, Field = null }).Ask(shared, t => t.Begin(Which, setup));
        }
        catch (BadInputException error)
        {
            return new(this, shared, (post, _) =>
            {
                post(new FailedMessage(Title, error.Message));
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>A twin of the first run, by the same seed and setup, changes of its rate included; or no twin any more.</summary>
    Step Twin(Shared shared)
    {
        if (Setups.Length > 1)
        {
            return (this with { Setups = [Setups[0]], Which = 0 }).Ask(shared, t => t.EndTwin());
        }

        var twin = State is { Runs: [var run, ..] } ? run.Setup with { Steps = null } : Setups[0];
        return (this with { Setups = [Setups[0], twin], Which = 1 }).Ask(shared, t => t.Begin(1, twin));
    }

    /// <summary>Begins anew with the network that the lab begins with, alone.</summary>
    Step Reset(Shared shared)
    {
        var usual = LabSetup.Usual(Catalog);
        return (this with { Setups = [usual], Which = 0, Layer = 0 }).Ask(shared, t =>
        {
            t.EndTwin();
            t.Begin(0, usual);
        });
    }

    Step AtSpeed(Shared shared, int speed)
    {
        speed = Math.Clamp(speed, 0, Speeds.Length - 1);
        return (this with { Speed = speed }).Ask(shared, t => t.Speed = Speeds[speed]);
    }

    /// <summary>Gives the trainer an order; as long as it has no run, because it sleeps or could not begin the one asked for, that one before it.</summary>
    Step Ask(Shared shared, Action<LabTrainer> order)
    {
        var first = Setups[0];
        Trainer.Ask(HasBegun && State is not { Runs.Count: 0 } ? order : t =>
        {
            t.Begin(0, first);
            order(t);
        });
        return HasBegun ? new(this, shared) : new(this with { HasBegun = true }, shared, Train);
    }

    Task Train(Action<Message> post, CancellationToken stop)
    {
        Trainer.Run(
            state =>
            {
                post(new LabMessage(state));
                if (state.Failure is { } failure)
                {
                    post(new FailedMessage(Title, failure));
                }
            },
            stop);
        return Task.CompletedTask;
    }
}
