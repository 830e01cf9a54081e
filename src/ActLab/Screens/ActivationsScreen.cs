using System.Collections.Immutable;
using ActLab.Core;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>The catalogue as a list, and the graph of the activation selected, over that of others to compare it with.</summary>
sealed record ActivationsScreen(Catalog Catalog) : IScreen
{
    const int ListWidth = 19, FactWidth = 12, MostCompared = 4;

    static readonly CurveChoice Alone = new(Derivative: true, Second: false), Together = new(Derivative: false, Second: false);

    /// <summary>The graph.</summary>
    public GraphPane Graph { get; init; } = new();

    /// <summary>Parameters that are not the default ones.</summary>
    public ParameterChoice Parameters { get; init; } = new();

    /// <summary>Activations that stay in the graph while others are selected.</summary>
    public ImmutableArray<int> Compared { get; init; } = [];

    /// <summary>Whether what is known of the activation stands in place of its graph.</summary>
    public bool Facts { get; init; }

    /// <summary>The vector activations, while they stand in place of the others.</summary>
    public JacobianPane? Jacobian { get; init; }

    /// <summary>The formula being typed, if one is.</summary>
    public FormulaPrompt? Prompt { get; init; }

    IReadOnlyList<Activation> All => Catalog.All;

    public string Title => "Activations";

    public bool IsTyping => Prompt is not null;

    public IReadOnlyList<string> Path(Shared shared) => Prompt is not null ? ["formula"] : Jacobian is not null ? ["Jacobians"] : Facts ? ["facts"] : [];

    public Narrowing? List(Shared shared) => Prompt is not null ? null : Jacobian is { } pane ? pane.List.Narrowing : shared.Narrowing(All);

    public IReadOnlyList<Hint> Hints => Prompt is not null ? [new("Enter", "add to the list"), new("Esc", "back")]
        : Jacobian is not null ? JacobianPane.Hints
        : Facts ? [new("↑↓", "select"), new("Esc", "back"), new("i", "graph"), new("f", "formula"), new("j", "Jacobians"), .. ListKeys.Hints]
        :
        [
            new("↑↓", "select"), new("Space", "compare"), .. Graph.Hints, new("p", "parameter"), new("[]", "change it"), new("{}", "ten steps"),
            new("f", "formula"), new("j", "Jacobians"), new("i", "facts"), new("b", "marks"), .. ListKeys.Hints,
        ];

    public IReadOnlyList<string> Commands(Shared shared) => Jacobian is { } pane ? pane.Commands
        : Facts ? [$"./run.sh list --json"]
        : [.. Graph.Commands(Drawn(shared, Words), Words(shared.Selected))];

    public string? Values(Shared shared) => Jacobian is null && !Facts ? Graph.Values(Drawn(shared, Bound), 2 * (shared.Area.Width - ListWidth)) : null;

    public Step Update(Shared shared, Message message) => message switch
    {
        AddedMessage added => new(this with { Catalog = Catalog.With([added.Activation]) }, shared with { Selected = All.Count, Filter = TextFilter.None }),
        FilterMessage narrow => Jacobian is { } vectors ? new(this with { Jacobian = vectors.With(vectors.List.With(narrow.Filter)) }, shared) : new(this, shared.Filtered(All, narrow.Filter)),
        ParameterMessage set => new(this with { Parameters = Parameters.With(All[shared.Selected], set.Name, set.Value) }, shared),
        RangeMessage range => new(this with { Graph = Graph with { X = range.X, XScale = Graph.XScale == Scale.Log && range.X.Low <= 0 ? Scale.Linear : Graph.XScale } }, shared),
        AxisMessage { IsX: false } axis => new(this with { Graph = Graph with { YScale = axis.Scale } }, shared),
        AxisMessage axis when axis.Scale == Scale.Log && Graph.X.Low <= 0 => Failed(shared, "a log axis of x needs a range above 0: give one with :range first, or take symlog"),
        AxisMessage axis => new(this with { Graph = Graph with { XScale = axis.Scale } }, shared),
        InputMessage { Input: var input } when Prompt is { } prompt => Type(shared, prompt, input),
        InputMessage { Input: KeyInput key } when Jacobian is { } pane => new(this with { Jacobian = key is { Key: Key.Escape } or { Typed: 'j' } ? null : pane.Apply(key) }, shared),
        InputMessage { Input: KeyInput key } => OnKey(shared, key),
        InputMessage { Input: MouseInput mouse } => Jacobian is { } pane ? new(this with { Jacobian = pane.Apply(mouse, shared.Area.SplitLeft(ListWidth).Left) }, shared) : OnMouse(shared, mouse),
        _ => new(this, shared),
    };

    public void View(Shared shared, Frame frame, Area area)
    {
        var (left, right) = area.SplitLeft(ListWidth);
        if (Jacobian is { } pane)
        {
            pane.DrawList(frame, left);
            pane.Draw(frame, right, shared.Marks == Marks.Ascii);
            return;
        }

        DrawList(shared, frame, left);
        if (Prompt is { } formula)
        {
            var (heading, graph) = right.SplitTop(FormulaPrompt.Height);
            formula.Draw(frame, heading);
            if (formula.Draft is { } draft)
            {
                (Graph with { Errors = null }).Draw(frame, graph, [draft], draft, shared.Marks);
            }
        }
        else if (Facts)
        {
            DrawFacts(Bound(shared.Selected), frame, right);
        }
        else
        {
            DrawHeading(shared, frame, right.SplitTop(2).Top);
            if (frame.IsOutline)
            {
                return;
            }

            Graph.Draw(frame, right.SplitTop(2).Below, Drawn(shared, Bound), Bound(shared.Selected), shared.Marks);
        }
    }

    /// <summary>What the graph shows: those compared, and the one selected while there is room for it.</summary>
    List<T> Drawn<T>(Shared shared, Func<int, T> of)
    {
        var drawn = new List<T>();
        foreach (var index in Compared)
        {
            drawn.Add(of(index));
        }

        if (!Compared.Contains(shared.Selected) && Compared.Length < MostCompared)
        {
            drawn.Add(of(shared.Selected));
        }

        return drawn;
    }

    /// <summary>An activation with the parameters chosen for it.</summary>
    Activation Bound(int index) => Parameters.Bind(All[index]);

    /// <summary>An activation as a command names it.</summary>
    string Words(int index) => Parameters.Words(All[index]);

    void DrawList(Shared shared, Frame frame, Area area)
    {
        var shown = shared.Shown(All);
        var items = new List<ListItem>();
        foreach (var index in shown)
        {
            items.Add(shared.Item(All[index]));
        }

        ListView.Draw(frame, area, [.. items.Select(i => i.Text)], shown.IndexOf(shared.Selected), row => items[row].Hits, row => Compared.Length > 0 ? Sign(frame.Theme, shown[row]) : Cell.Blank);
    }

    /// <summary>The mark of an activation's curve under the cursor stands before it in the list.</summary>
    Cell Sign(Theme theme, int index)
    {
        var at = Compared.IndexOf(index);
        var curves = 1 + (Graph.Choice.Derivative ? 1 : 0) + (Graph.Choice.Second ? 1 : 0);
        return at < 0 ? Cell.Blank : new("●◆■▲"[at * curves % 4], theme.Series(at * curves));
    }

    void DrawHeading(Shared shared, Frame frame, Area area)
    {
        var activation = Bound(shared.Selected);
        var column = frame.Write(area, 1, 0, activation.Info.Name, frame.Theme.Accent) + 2;
        Parameters.Draw(frame, area, column, All[shared.Selected]);
        frame.Write(area, 1, 1, Label.Cut("f(x) = " + activation.Formula, area.Width - 1), frame.Theme.Text);
    }

    static void DrawFacts(Activation activation, Frame frame, Area area)
    {
        frame.Write(area, 1, 0, activation.Info.Name, frame.Theme.Accent);
        var text = area.SplitTop(1).Below.SplitLeft(1).Right;
        foreach (var (property, value) in ActivationFacts.Of(activation))
        {
            frame.Write(text, 0, 0, property, frame.Theme.Dim);
            text = text.SplitTop(Label.Draw(frame, text.SplitLeft(FactWidth).Right, value, frame.Theme.Text)).Below;
        }
    }

    Step OnKey(Shared shared, KeyInput key) => key switch
    {
        _ when ListKeys.Steps(key) is { } by => new(this, shared.Moved(All, by)),
        { Key: Key.Escape } when Facts => new(this with { Facts = false }, shared),
        { Typed: ' ' } => Compare(shared),
        { Typed: 'j' } => new(this with { Jacobian = new(Catalog.Vectors) }, shared),
        { Typed: 'f' } => new(this with { Prompt = new(Catalog) }, shared),
        { Typed: 'i' } => new(this with { Facts = !Facts }, shared),
        { Typed: 'b' } => new(this, shared.NextMarks()),
        { Typed: 'p' } => new(this with { Parameters = Parameters.Next() }, shared),
        { Typed: '[' } => Slide(shared, -1),
        { Typed: ']' } => Slide(shared, 1),
        { Typed: '{' } => Slide(shared, -10),
        { Typed: '}' } => Slide(shared, 10),
        { Typed: '0' } => new(this with { Graph = Graph.Apply(key)!, Parameters = Parameters.Without(All[shared.Selected]) }, shared),
        _ => new(Graph.Apply(key) is { } graph ? this with { Graph = graph } : this, shared),
    };

    Step OnMouse(Shared shared, MouseInput mouse)
    {
        var (list, graph) = shared.Area.SplitLeft(ListWidth);
        if (!list.Contains(mouse.X, mouse.Y))
        {
            return Facts ? new(this, shared) : new(this with { Graph = Graph.Apply(mouse, graph.SplitTop(2).Below, Drawn(shared, Bound), shared.Marks) }, shared);
        }

        var shown = shared.Shown(All);
        return ListKeys.Steps(mouse) is { } by ? new(this, shared.Moved(All, by))
            : mouse.Action == MouseAction.Press && ListView.IndexAt(list, shown.Count, shown.IndexOf(shared.Selected), mouse.X, mouse.Y) is >= 0 and var index
                ? new(this, shared with { Selected = shown[index] })
                : new(this, shared);
    }

    /// <summary>Marks the activation selected, or takes its mark away; curves of several begin with f alone, which is enough to read.</summary>
    Step Compare(Shared shared)
    {
        var next = Compared.Contains(shared.Selected) ? Compared.Remove(shared.Selected) : Compared.Add(shared.Selected);
        return next.Length > MostCompared
            ? Failed(shared, $"{MostCompared} activations are compared already; Space on one of them takes it out")
            : new(this with { Compared = next, Graph = (Compared.Length, next.Length) switch { (0, _) => Graph with { Choice = Together }, (_, 0) => Graph with { Choice = Alone }, _ => Graph } }, shared);
    }

    /// <summary>Moves the number chosen of the activation's parameters.</summary>
    Step Slide(Shared shared, int steps)
    {
        try
        {
            return new(this with { Parameters = Parameters.Move(All[shared.Selected], steps) }, shared);
        }
        catch (BadInputException error)
        {
            return Failed(shared, error.Message);
        }
    }

    Step Failed(Shared shared, string text) => new(this, shared) { Announced = new FailedMessage(Title, text) };

    Step Type(Shared shared, FormulaPrompt prompt, InputEvent input) => input switch
    {
        KeyInput { Key: Key.Escape } => new(this with { Prompt = null }, shared),
        KeyInput { Key: Key.Enter } when prompt is { Draft: { } draft, Error: null } => new(this with { Prompt = null }, shared) { Announced = new AddedMessage(draft) },
        _ => new(this with { Prompt = prompt.Apply(input) }, shared),
    };
}
