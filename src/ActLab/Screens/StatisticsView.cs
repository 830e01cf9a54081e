using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Statistics;
using ActLab.Screens.StatisticsPanes;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>What a close look at statistics shows.</summary>
enum StatisticsPane
{
    /// <summary>The units of every layer.</summary>
    Picture,

    /// <summary>One unit.</summary>
    Unit,

    /// <summary>What every activation would do to the layer.</summary>
    WhatIf,
}

/// <summary>A close look at the layers measured, under one activation.</summary>
/// <param name="Layer">The layer selected.</param>
sealed record StatisticsView(int Layer)
{
    const int Panes = 3, Page = 10;

    /// <summary>What is shown.</summary>
    public StatisticsPane Pane { get; init; }

    /// <summary>The unit selected; layers with fewer units show their last.</summary>
    public int Unit { get; init; }

    /// <summary>Columns of the what-if table scrolled away.</summary>
    public int Scrolled { get; init; }

    /// <summary>Whether the history is that of the outputs' size, not of the firing.</summary>
    public bool ShowsSize { get; init; }

    /// <summary>The second pass for the unit shown.</summary>
    public UnitReading? Reading { get; init; }

    /// <summary>The share done of it while it runs.</summary>
    public double? Share { get; init; }

    /// <summary>What it gave.</summary>
    public UnitProfile? Profile { get; init; }

    /// <summary>Keys and what they do.</summary>
    public IReadOnlyList<Hint> Hints => Pane switch
    {
        StatisticsPane.WhatIf => [new("Tab", "pane"), new("e", "explain"), new("↑↓", "activation"), new("←→", "columns"), new("l L", "layer"), new("Esc", "back")],
        StatisticsPane.Unit => [new("Tab", "pane"), new("←→", "unit"), new("↑↓", "layer"), new("d", "next not alive"), new("v", "E|h|"), .. More],
        _ => [new("Tab", "pane"), new("←→", "unit"), new("↑↓", "layer"), new("d", "next not alive"), new("Enter", "unit"), .. More],
    };

    static Hint[] More => [new("Esc", "back"), new("a A", "activation"), new("PgUp PgDn", "by ten"), new("b", "marks")];

    /// <summary>The look after a key.</summary>
    /// <param name="layers">The layers measured.</param>
    /// <param name="activation">Number of the activation selected.</param>
    /// <param name="key">The key.</param>
    public StatisticsView OnKey(IReadOnlyList<LayerMeasurement> layers, int activation, KeyInput key) => key switch
    {
        { Key: Key.Tab } => this with { Pane = (StatisticsPane)(((int)Pane + 1) % Panes) },
        { Key: Key.BackTab } => this with { Pane = (StatisticsPane)(((int)Pane + Panes - 1) % Panes) },
        { Typed: 'l' } => ToLayer(layers, Layer + 1),
        { Typed: 'L' } => ToLayer(layers, Layer - 1),
        { Key: Key.Left } when Pane == StatisticsPane.WhatIf => this with { Scrolled = Math.Max(0, Scrolled - 1) },
        { Key: Key.Right } when Pane == StatisticsPane.WhatIf => this with { Scrolled = Math.Min(WhatIfText.Headers.Count - 2, Scrolled + 1) },
        _ when Pane == StatisticsPane.WhatIf => this,
        { Key: Key.Up } => ToLayer(layers, Layer - 1),
        { Key: Key.Down } => ToLayer(layers, Layer + 1),
        { Key: Key.Left } => ToUnit(layers, UnitOf(layers) - 1),
        { Key: Key.Right } => ToUnit(layers, UnitOf(layers) + 1),
        { Key: Key.PageUp } => ToUnit(layers, UnitOf(layers) - Page),
        { Key: Key.PageDown } => ToUnit(layers, UnitOf(layers) + Page),
        { Key: Key.Home } => ToUnit(layers, 0),
        { Key: Key.End } => ToUnit(layers, int.MaxValue),
        { Key: Key.Enter } => this with { Pane = StatisticsPane.Unit },
        { Typed: 'd' } => NextNotAlive(layers, activation),
        { Typed: 'v' } => this with { ShowsSize = !ShowsSize },
        _ => this,
    };

    /// <summary>The unit shown, in the layer shown.</summary>
    public int UnitOf(IReadOnlyList<LayerMeasurement> layers) => Math.Min(Unit, Math.Max(0, layers[Layer].Statistics.Units - 1));

    /// <summary>The words of `stats` that print what is shown of an activation.</summary>
    public IEnumerable<string> Words(IReadOnlyList<LayerMeasurement> layers, Activation activation) => Pane switch
    {
        StatisticsPane.WhatIf => ["--what-if"],
        StatisticsPane.Unit => [activation.Words(), "--unit", $"{UnitOf(layers)}"],
        _ => [activation.Words()],
    };

    /// <summary>Draws the titles of the panes and the one shown.</summary>
    public void Draw(Frame frame, Area area, IReadOnlyList<LayerMeasurement> layers, Shared shared)
    {
        var (titles, body) = area.SplitTop(1);
        var (layer, activation, marks) = (layers[Layer].Statistics, shared.Selected, shared.Marks);
        DrawTitles(frame, titles, layers);
        if (activation >= layer.Activations.Count)
        {
            Label.Draw(frame, body, "The activation selected was added after this was measured; Esc goes back, a and A choose another.", frame.Theme.Dim);
        }
        else if (Pane == StatisticsPane.Picture)
        {
            PicturePane.Draw(frame, body, layers, activation, Layer, UnitOf(layers), marks == Marks.Ascii);
        }
        else if (Pane == StatisticsPane.WhatIf)
        {
            WhatIfPane.Draw(frame, body, layer, shared, Scrolled);
        }
        else if (layer.Units == 0)
        {
            Label.Draw(frame, body, "This layer has no units.", frame.Theme.Dim);
        }
        else
        {
            UnitPane.Draw(frame, body, layer, layer.Activations[activation], this, UnitOf(layers), marks);
        }
    }

    void DrawTitles(Frame frame, Area area, IReadOnlyList<LayerMeasurement> layers)
    {
        var column = 0;
        foreach (var (pane, title) in new[] { (StatisticsPane.Picture, "picture"), (StatisticsPane.Unit, "unit"), (StatisticsPane.WhatIf, "what-if") })
        {
            column = frame.Write(area, column, 0, pane == Pane ? $"[{title}]" : $" {title} ", pane == Pane ? frame.Theme.Selection : frame.Theme.Dim);
        }

        var place = layers.Count > 1 ? $"layer {Layer + 1} of {layers.Count}: {layers[Layer].Source.Array}" : layers[Layer].Source.Title;
        Label.DrawLine(frame, area, column + 2, place, frame.Theme.Accent);
    }

    StatisticsView ToLayer(IReadOnlyList<LayerMeasurement> layers, int layer) => this with { Layer = Math.Clamp(layer, 0, layers.Count - 1) };

    StatisticsView ToUnit(IReadOnlyList<LayerMeasurement> layers, int unit) =>
        this with { Unit = Math.Clamp(unit, 0, Math.Max(0, layers[Layer].Statistics.Units - 1)) };

    StatisticsView NextNotAlive(IReadOnlyList<LayerMeasurement> layers, int activation)
    {
        var layer = layers[Layer].Statistics;
        return layer.Units > 0 && activation < layer.Activations.Count
            && new UnitStates(layer, layer.Activations[activation]).NextNotAlive(UnitOf(layers)) is { } unit ? this with { Unit = unit } : this;
    }
}
