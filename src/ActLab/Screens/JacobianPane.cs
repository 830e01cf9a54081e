using System.Globalization;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>The vector activations: one of them at some inputs, its outputs, and its Jacobian as a heat map.</summary>
/// <param name="All">The vector activations.</param>
sealed record JacobianPane(IReadOnlyList<VectorActivation> All)
{
    const double InputStep = 0.25;

    /// <summary>What keys do.</summary>
    public static IReadOnlyList<Hint> Hints { get; } =
    [
        new("↑↓", "select"), new("←→", "input"), new("+-", "change it"), new("0", "reset"), new("Esc", "back"), .. ListKeys.Hints,
    ];

    /// <summary>Their names, one of them selected.</summary>
    public NameList List { get; private init; } = new([.. All.Select(a => a.Id)]);

    int Input { get; init; }

    /// <summary>The inputs; at first the activation's example.</summary>
    IReadOnlyList<double> X { get; init; } = All[0].Info.Example;

    /// <summary>The pane after a key.</summary>
    public JacobianPane Apply(KeyInput key) => key switch
    {
        _ when ListKeys.Steps(key) is { } by => With(List.Moved(by)),
        { Key: Key.Left } => this with { Input = Math.Max(0, Input - 1) },
        { Key: Key.Right } => this with { Input = Math.Min(X.Count - 1, Input + 1) },
        { Typed: '+' or '=' } => Change(InputStep),
        { Typed: '-' } => Change(-InputStep),
        { Typed: '0' } => this with { X = Chosen.Info.Example },
        _ => this,
    };

    /// <summary>The pane after the mouse did something: a click selects a row of the list, the wheel moves the selection.</summary>
    public JacobianPane Apply(MouseInput mouse, Area list) => ListKeys.Steps(mouse) is { } by ? With(List.Moved(by))
        : mouse.Action == MouseAction.Press ? With(List.At(ListView.IndexAt(list, List.Shown.Count, List.Row, mouse.X, mouse.Y)))
        : this;

    /// <summary>The pane with another list; another activation begins with its example.</summary>
    public JacobianPane With(NameList list) => list.Selected == List.Selected ? this with { List = list } : this with { List = list, X = All[list.Selected].Info.Example, Input = 0 };

    VectorActivation Chosen => All[List.Selected];

    /// <summary>The command that prints the outputs and the Jacobian.</summary>
    public IReadOnlyList<string> Commands => [$"./run.sh eval {Chosen.Id} --at {string.Join(',', X.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}"];

    /// <summary>Draws the list.</summary>
    public void DrawList(Frame frame, Area area) => ListView.Draw(frame, area, [.. List.Shown.Select(i => List.All[i])], List.Row, row => List.Hits(List.All[List.Shown[row]]));

    /// <summary>Draws the activation selected.</summary>
    public void Draw(Frame frame, Area area, bool ascii)
    {
        var activation = Chosen;
        frame.Write(area, 1, 0, activation.Info.Name, frame.Theme.Accent);
        frame.Write(area, 1, 1, "f(x)_i = " + activation.Info.Formula, frame.Theme.Text);
        frame.Write(area, 1, 2, "J_ij = " + activation.Info.Derivative, frame.Theme.Text);
        Real64[] x = [.. X.Select(value => new Real64(value))];
        var y = new Real64[activation.Outputs(x.Length)];
        activation.Forward<Real64>(x, y);
        frame.Write(area, 1, 3, "y = " + string.Join("  ", y.Select(value => Text(value.Value))), frame.Theme.Text);
        frame.Write(area, 1, 4, "Jacobian: row per output, column per x", frame.Theme.Dim);
        double[][] rows = [.. activation.Jacobian<Real64>(x).Select(row => row.Select(entry => entry.Value).ToArray())];
        HeatMap.Draw(frame, area.SplitTop(5).Below, rows, [.. X.Select(Text)], Input, ascii);
    }

    JacobianPane Change(double by) => this with { X = [.. X.Select((value, k) => k == Input ? value + by : value)] };

    static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
