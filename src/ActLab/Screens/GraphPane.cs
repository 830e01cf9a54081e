using System.Globalization;
using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>The graph of one activation or of several over each other: what of them it shows, where, and what stands under the cursor.</summary>
sealed record GraphPane
{
    const double CursorSteps = 60, Shortest = 1e-9, Longest = 1e12;

    /// <summary>Columns in which x, f and its derivatives fit in one row.</summary>
    const int ReadOutWidth = 60;

    static readonly Extent Home = new(-6, 6);

    /// <summary>Range of x shown.</summary>
    public Extent X { get; init; } = Home;

    /// <summary>How x is placed.</summary>
    public Scale XScale { get; init; } = Scale.Linear;

    /// <summary>How y is placed.</summary>
    public Scale YScale { get; init; } = Scale.Linear;

    /// <summary>Curves besides f.</summary>
    public CurveChoice Choice { get; init; } = new(Derivative: true, Second: false);

    /// <summary>Whether flat ranges are shaded.</summary>
    public bool IsShaded { get; init; }

    /// <summary>Whose errors are drawn below the graph, if any.</summary>
    public Quantity? Errors { get; init; }

    /// <summary>Where the values are read out.</summary>
    public double? Cursor { get; init; }

    /// <summary>The value of x that the mouse holds while it drags.</summary>
    public double? Held { get; init; }

    /// <summary>Keys and what they do.</summary>
    public IReadOnlyList<Hint> Hints =>
    [
        new("+-", "zoom"), new("←→", Cursor is null ? "pan" : "move cursor"), new("c", "cursor"), new("d", "f'"), new("s", "f''"), new("u", "error in ulp"),
        new("a", "shade flat ranges"), new("l", $"y {Next(YScale).Name}"), new("x", $"x {NextX.Name}"), new("0", "reset"),
    ];

    Curves Curves => new(Choice, X) { XScale = XScale, YScale = YScale, IsShaded = IsShaded };

    double Middle => XScale.At(X, 0.5);

    Scale NextX => Next(XScale) is var next && next == Scale.Log && X.Low <= 0 ? Scale.Linear : next;

    /// <summary>The pane after a key; null if the key means nothing to it.</summary>
    public GraphPane? Apply(KeyInput key) => key switch
    {
        { Key: Key.Left } => Aside(-1),
        { Key: Key.Right } => Aside(1),
        { Typed: '+' or '=' } => Zoom(0.5, Cursor ?? Middle),
        { Typed: '-' } => Zoom(2, Cursor ?? Middle),
        { Typed: '0' } => this with { X = Home, XScale = Scale.Linear, YScale = Scale.Linear },
        { Typed: 'c' } => this with { Cursor = Cursor is null ? XScale == Scale.Linear ? Middle : Math.Clamp(0, X.Low, X.High) : null },
        { Typed: 'd' } => this with { Choice = Choice with { Derivative = !Choice.Derivative } },
        { Typed: 's' } => this with { Choice = Choice with { Second = !Choice.Second } },
        { Typed: 'a' } => this with { IsShaded = !IsShaded },
        { Typed: 'l' } => this with { YScale = Next(YScale) },
        { Typed: 'x' } => this with { XScale = NextX },
        { Typed: 'u' } => this with { Errors = Errors switch { null => Quantity.Forward, Quantity.Forward => Quantity.Derivative, _ => null } },
        _ => null,
    };

    /// <summary>The pane after the mouse did something: the wheel zooms about what is under it, a press holds it or takes the cursor there, a drag moves it.</summary>
    public GraphPane Apply(MouseInput mouse, Area area, IReadOnlyList<Activation> activations, Marks marks)
    {
        var graph = Parts(area).Graph;
        var y = mouse.Action == MouseAction.Drag ? graph.Y + (graph.Height / 2) : mouse.Y;
        if (GraphView.XAt(graph, PlotOf(activations, graph, marks), mouse.X, y) is not { } x)
        {
            return this;
        }

        return mouse.Action switch
        {
            MouseAction.WheelUp => Zoom(0.8, x),
            MouseAction.WheelDown => Zoom(1.25, x),
            MouseAction.Press => this with { Held = x, Cursor = Cursor is null ? null : x },
            MouseAction.Drag when Held is { } held => this with { X = XScale.Shift(X, XScale.Fraction(X, held) - XScale.Fraction(X, x)) },
            _ => this with { Held = null },
        };
    }

    /// <summary>Draws the graph of some activations, below it the errors of the one selected if they are asked for, and in the last rows its values under the cursor.</summary>
    public void Draw(Frame frame, Area area, IReadOnlyList<Activation> activations, Activation selected, Marks marks)
    {
        var (graph, errors, readOut) = Parts(area);
        if (Errors is { } quantity)
        {
            UlpPanel.Draw(frame, errors, selected, quantity, X, XScale, marks, Cursor);
        }

        GraphView.Draw(frame, graph, PlotOf(activations, graph, marks));
        var (text, width) = (ReadOut(selected), readOut.Width - 1);
        foreach (var (row, line) in (Cursor is null ? [Label.Cut(text, width)] : Label.Wrap(text, width)).Index())
        {
            frame.Write(readOut, 1, row, line, frame.Theme.Text);
        }
    }

    /// <summary>The command that prints the curves, and the one that prints what is read out.</summary>
    /// <param name="activations">Those drawn, as a command names them, with their parameters.</param>
    /// <param name="selected">The one selected.</param>
    public IEnumerable<string> Commands(IReadOnlyList<string> activations, string selected)
    {
        // Parameters hold for all activations of a command, so those that have some need one of their own.
        string[] plots = activations.All(a => !a.Contains("--", StringComparison.Ordinal)) ? [string.Join(' ', activations)] : [.. activations];
        foreach (var words in plots)
        {
            yield return $"./run.sh plot {words}{Options}";
        }

        if (Cursor is { } x)
        {
            yield return $"./run.sh eval {selected} --at {NumberText.Of(x)}";
            yield return $"./run.sh ulp {selected} --range {NumberText.Of(x)}";
        }

        if (Errors is { } quantity)
        {
            yield return $"./run.sh ulp {selected} --quantity {quantity.Word()} --range {NumberText.Of(X.Low)}:{NumberText.Of(X.High)}";
        }
    }

    /// <summary>The values of the curves, a row for each x.</summary>
    public string Values(IReadOnlyList<Activation> activations, int columns)
    {
        Curve[] curves = [.. Curves.Of(activations, columns)];
        var rows = Enumerable.Range(0, curves[0].Points.X.Length).Select(i => string.Join('\t', curves.Select(c => c.Points.Y[i]).Prepend(curves[0].Points.X[i]).Select(NumberText.Of)));
        return string.Join('\n', rows.Prepend(string.Join('\t', curves.Select(c => c.Points.Label).Prepend("x")))) + "\n";
    }

    string Options => $" --range {NumberText.Of(X.Low)}:{NumberText.Of(X.High)}{(Choice.Derivative ? " --derivative" : "")}{(Choice.Second ? " --second" : "")}"
        + (XScale == Scale.Linear ? "" : $" --x-axis {XScale.Name}") + (YScale == Scale.Linear ? "" : $" --y-axis {YScale.Name}") + (IsShaded ? " --shade" : "");

    static Scale Next(Scale scale) => Scale.All[(Scale.All.ToList().IndexOf(scale) + 1) % Scale.All.Count];

    static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    Plot PlotOf(IReadOnlyList<Activation> activations, Area graph, Marks marks) => Curves.Plot(activations, graph.Width, marks) with { Cursor = Cursor };

    (Area Graph, Area Errors, Area ReadOut) Parts(Area area)
    {
        var (readOut, graph) = area.SplitBottom(Cursor is null ? 1 : area.Width >= ReadOutWidth ? 2 : 3);
        var (errors, above) = graph.SplitBottom(Errors is null ? 0 : UlpPanel.Height(graph));
        return (above, errors, readOut);
    }

    string ReadOut(Activation activation)
    {
        if (Cursor is not { } x)
        {
            return "f'(x) = " + activation.DerivativeFormula;
        }

        var values = $"x = {Text(x)}  f = {Text(Scalar.Forward(activation, x))}  f' = {Text(Scalar.Derivative(activation, x))}  f'' = {Text(Scalar.SecondDerivative(activation, x))}";
        return $"{values}\nf32 simd: f {Error(activation, Quantity.Forward, x)} ulp, f' {Error(activation, Quantity.Derivative, x)} ulp";
    }

    /// <summary>The error at the float32 nearest to x, as `ulp --range` prints it.</summary>
    static string Error(Activation activation, Quantity quantity, double x) =>
        UlpMeasurement.Along(new(activation, KernelFamily.Simd, quantity, NumberType.F32), x, x, 1)[0].ToString("G3", CultureInfo.InvariantCulture);

    GraphPane Aside(int direction)
    {
        if (Cursor is not { } x)
        {
            return this with { X = XScale.Shift(X, 0.1 * direction) };
        }

        // A whole number of steps keeps 0 exactly reachable.
        var places = XScale.Places(X);
        var step = places.Length / CursorSteps;
        var moved = XScale.Value((Math.Round(XScale.Place(x) / step) + direction) * step);
        return this with { Cursor = moved, X = moved < X.Low || moved > X.High ? XScale.Shift(X, 0.5 * direction) : X };
    }

    GraphPane Zoom(double factor, double about)
    {
        var zoomed = XScale.Zoom(X, factor, about);
        return zoomed.Length is > Shortest and < Longest ? this with { X = zoomed } : this;
    }
}
