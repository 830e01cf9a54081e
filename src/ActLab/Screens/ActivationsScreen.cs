using System.Globalization;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Formulas;
using ActLab.Core.Kernels;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>The catalogue as a list, and the graph of the activation selected.</summary>
sealed record ActivationsScreen(Catalog Catalog) : IScreen
{
    const int ListWidth = 19;
    const int FactWidth = 12;
    const double CursorSteps = 60;

    static readonly Extent Home = new(-6, 6);

    /// <summary>Range of x shown.</summary>
    public Extent X { get; init; } = Home;

    /// <summary>Curves besides f.</summary>
    public CurveChoice Choice { get; init; } = new(Derivative: true, Second: false);

    /// <summary>Whose errors are drawn below the graph, if any.</summary>
    public Quantity? Errors { get; init; }

    /// <summary>Where the values are read out.</summary>
    public double? Cursor { get; init; }

    /// <summary>Rows of the terminal.</summary>
    public int Height { get; init; }

    /// <summary>Whether what is known of the activation stands in place of its graph.</summary>
    public bool Facts { get; init; }

    /// <summary>The filter being typed or in force.</summary>
    public TextField Filter { get; init; } = TextField.Empty;

    /// <summary>The vector activations, while they stand in place of the others.</summary>
    public JacobianPane? Jacobian { get; init; }

    /// <summary>The formula being typed, if one is.</summary>
    public FormulaPrompt? Prompt { get; init; }

    IReadOnlyList<Activation> All => Catalog.All;

    public string Title => "Activations";

    public bool IsTyping => IsFiltering || Prompt is not null;

    /// <summary>Whether the filter is being typed.</summary>
    public bool IsFiltering { get; init; }

    public IReadOnlyList<Hint> Hints => Prompt is not null ? [new("Enter", "add to the list"), new("Esc", "back")]
        : IsFiltering
        ? [new("Enter", "keep filter"), new("Esc", "clear")]
        : Jacobian is not null
        ? JacobianPane.Hints
        :
        [
            new("↑↓", "select"), new("/", "filter"), new("+-", "zoom"), new("←→", Cursor is null ? "pan" : "move cursor"),
            new("c", "cursor"), new("d", "f'"), new("s", "f''"), new("u", "error in ulp"), new("f", "formula"), new("j", "Jacobians"), new("i", "facts"), new("b", "marks"), new("0", "reset"),
        ];

    public Step Update(Shared shared, Message message) => message switch
    {
        AddedMessage added => new(this with { Catalog = Catalog.With([added.Activation]), Filter = TextField.Empty }, shared with { Selected = All.Count }),
        InputMessage { Input: var input } when Prompt is { } prompt => Type(shared, prompt, input),
        InputMessage { Input: var input } when IsFiltering => Type(shared, input),
        InputMessage { Input: KeyInput key } when Jacobian is { } pane => new(this with { Jacobian = key is { Key: Key.Escape } or { Typed: 'j' } ? null : pane.Apply(key) }, shared),
        InputMessage { Input: KeyInput key } => OnKey(shared, key),
        InputMessage { Input: ResizeInput size } => new(this with { Height = size.Height }, shared),
        InputMessage { Input: MouseInput mouse } => OnMouse(shared, mouse),
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

        var (prompt, list) = left.SplitBottom(PromptRows);
        var shown = Shown();
        ListView.Draw(frame, list, [.. shown.Select(i => All[i].Id)], shown.IndexOf(shared.Selected));
        if (prompt.Height > 0)
        {
            frame.Write(prompt, 0, 0, "/", frame.Theme.Accent);
            Filter.Draw(frame, prompt.SplitLeft(1).Right);
        }

        if (Prompt is { } formula)
        {
            DrawPrompt(formula, shared.Marks, frame, right);
        }
        else
        {
            DrawActivation(All[shared.Selected], shared.Marks, frame, right);
        }
    }

    void DrawPrompt(FormulaPrompt formula, Marks marks, Frame frame, Area area)
    {
        var (heading, rest) = area.SplitTop(FormulaPrompt.Height);
        var (readOut, graph) = rest.SplitBottom(1);
        formula.Draw(frame, heading);
        if (formula.Draft is { } draft)
        {
            DrawCurves(draft, marks, frame, graph);
            frame.Write(readOut, 1, 0, ReadOut(draft), frame.Theme.Text);
        }
    }

    void DrawActivation(Activation activation, Marks marks, Frame frame, Area area)
    {
        var (heading, rest) = area.SplitTop(2);
        var (readOut, graph) = rest.SplitBottom(1);
        if (Facts)
        {
            DrawFacts(activation, frame, area);
            return;
        }

        var column = frame.Write(heading, 1, 0, activation.Info.Name, frame.Theme.Accent);
        frame.Write(heading, column + 2, 0, activation.Parameters.ToString(), frame.Theme.Dim);
        frame.Write(heading, 1, 1, "f(x) = " + activation.Formula, frame.Theme.Text);
        if (Errors is { } quantity)
        {
            (var below, graph) = graph.SplitBottom(UlpPanel.Height(graph));
            UlpPanel.Draw(frame, below, activation, quantity, X, marks, Cursor);
        }

        DrawCurves(activation, marks, frame, graph);
        frame.Write(readOut, 1, 0, ReadOut(activation), frame.Theme.Text);
    }

    void DrawCurves(Activation activation, Marks marks, Frame frame, Area graph)
    {
        GraphView.Draw(frame, graph, new Curves(Choice, X).Plot([activation], graph.Width, marks) with { Cursor = Cursor });
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

    string ReadOut(Activation activation)
    {
        if (Cursor is not { } x)
        {
            return "f'(x) = " + activation.DerivativeFormula;
        }

        var values = $"x = {Text(x)}   f = {Text(Scalar.Forward(activation, x))}   f' = {Text(Scalar.Derivative(activation, x))}";
        return Choice.Second ? values + $"   f'' = {Text(Scalar.SecondDerivative(activation, x))}" : values;
    }

    static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    Step OnKey(Shared shared, KeyInput key) => key switch
    {
        { Key: Key.Up } => Move(shared, -1),
        { Key: Key.Down } => Move(shared, 1),
        { Key: Key.PageUp } => Move(shared, -10),
        { Key: Key.PageDown } => Move(shared, 10),
        { Key: Key.Home } => Move(shared, -All.Count),
        { Key: Key.End } => Move(shared, All.Count),
        { Key: Key.Left } => Aside(shared, -1),
        { Key: Key.Right } => Aside(shared, 1),
        { Key: Key.Escape } => Filtered(shared, TextField.Empty, typing: false),
        { Typed: '/' } => new(this with { IsFiltering = true }, shared),
        { Typed: 'j' } => new(this with { Jacobian = new(Catalog.Vectors) }, shared),
        { Typed: 'f' } => new(this with { Prompt = new(Catalog) }, shared),
        { Typed: '+' or '=' } => new(Zoom(0.5, Centre), shared),
        { Typed: '-' } => new(Zoom(2, Centre), shared),
        { Typed: '0' } => new(this with { X = Home }, shared),
        { Typed: 'c' } => new(this with { Cursor = Cursor is null ? Middle : null }, shared),
        { Typed: 'd' } => new(this with { Choice = Choice with { Derivative = !Choice.Derivative } }, shared),
        { Typed: 's' } => new(this with { Choice = Choice with { Second = !Choice.Second } }, shared),
        { Typed: 'u' } => new(this with { Errors = Errors switch { null => Quantity.Forward, Quantity.Forward => Quantity.Derivative, _ => null } }, shared),
        { Typed: 'i' } => new(this with { Facts = !Facts }, shared),
        { Typed: 'b' } => new(this, shared.NextMarks()),
        _ => new(this, shared),
    };

    double Middle => (X.Low + X.High) / 2;

    double Centre => Cursor ?? Middle;

    Step OnMouse(Shared shared, MouseInput mouse) => mouse.Action switch
    {
        MouseAction.WheelUp => new(Zoom(0.8, Centre), shared),
        MouseAction.WheelDown => new(Zoom(1.25, Centre), shared),
        MouseAction.Press when ItemAt(shared, mouse) is { } item => new(this, shared with { Selected = item }),
        _ => new(this, shared),
    };

    /// <summary>The activation under the mouse; the list stands below the tabs and above the filter and the hints.</summary>
    int? ItemAt(Shared shared, MouseInput mouse)
    {
        var shown = Shown();
        var list = new Area(0, 1, ListWidth, Height - 2 - PromptRows);
        var index = ListView.IndexAt(list, shown.Count, shown.IndexOf(shared.Selected), mouse.X, mouse.Y);
        return index < 0 ? null : shown[index];
    }

    int PromptRows => IsFiltering || Filter.Text.Length > 0 ? 1 : 0;

    Step Aside(Shared shared, int direction)
    {
        if (Cursor is not { } x)
        {
            return new(this with { X = X.Shift(0.1 * direction) }, shared);
        }

        // A whole number of steps keeps 0 exactly reachable.
        var step = X.Length / CursorSteps;
        var moved = (Math.Round(x / step) + direction) * step;
        var range = moved < X.Low || moved > X.High ? X.Shift(0.5 * direction) : X;
        return new(this with { Cursor = moved, X = range }, shared);
    }

    ActivationsScreen Zoom(double factor, double about)
    {
        var zoomed = X.Scale(factor, about);
        return zoomed.Length is > 1e-9 and < 1e9 ? this with { X = zoomed } : this;
    }

    Step Move(Shared shared, int by)
    {
        var shown = Shown();
        return shown.Count == 0
            ? new(this, shared)
            : new(this, shared with { Selected = shown[Math.Clamp(shown.IndexOf(shared.Selected) + by, 0, shown.Count - 1)] });
    }

    Step Type(Shared shared, FormulaPrompt prompt, InputEvent input) => input switch
    {
        KeyInput { Key: Key.Escape } => new(this with { Prompt = null }, shared),
        KeyInput { Key: Key.Enter } when prompt is { Draft: { } draft, Error: null } => new(this with { Prompt = null }, shared, Add(draft)),
        _ => new(this with { Prompt = prompt.Apply(input) }, shared),
    };

    static Command<Message> Add(UserActivation activation) => (post, _) =>
    {
        post(new AddedMessage(activation));
        return Task.CompletedTask;
    };

    Step Type(Shared shared, InputEvent input) => input switch
    {
        KeyInput { Key: Key.Enter } => new(this with { IsFiltering = false }, shared),
        KeyInput { Key: Key.Escape } => Filtered(shared, TextField.Empty, typing: false),
        KeyInput { Key: Key.Up or Key.Down } key => OnKey(shared, key),
        _ => Filtered(shared, Filter.Apply(input), typing: true),
    };

    Step Filtered(Shared shared, TextField filter, bool typing)
    {
        var next = this with { Filter = filter, IsFiltering = typing };
        var shown = next.Shown();
        var exact = shown.FindIndex(i => Names(All[i]).Contains(filter.Text));
        var selected = exact >= 0 ? shown[exact] : shown.Count == 0 || shown.Contains(shared.Selected) ? shared.Selected : shown[0];
        return new(next, shared with { Selected = selected });
    }

    List<int> Shown() => [.. Enumerable.Range(0, All.Count).Where(i => Matches(All[i]))];

    static IEnumerable<string> Names(Activation activation) => activation.Info.Aliases.Append(activation.Id);

    bool Matches(Activation activation) => Names(activation)
        .Any(name => name.Contains(Filter.Text, StringComparison.OrdinalIgnoreCase));
}
