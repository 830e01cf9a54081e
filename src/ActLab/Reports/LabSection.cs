using ActLab.Commands;

namespace ActLab.Reports;

/// <summary>Training runs: loss, and what became of the units.</summary>
public static class LabSection
{
    const string Id = "lab";

    static readonly string[] Symbols = ["circle", "square", "diamond", "cross", "x", "triangle-up"];

    /// <summary>The section; none without a run.</summary>
    public static IEnumerable<Section> Of(IReadOnlyList<LabFacts> runs) => runs.Count == 0 ? [] :
        [new(Id, "Training runs") { Figures = [.. runs.SelectMany(run => (Figure[])[Loss(run), Units(run)])] }];

    /// <summary>A run in one sentence: measured, not judged.</summary>
    public static Statement Sum(LabFacts run) => new(Mark.None, $"Training {Name(run)}: {Outcome(run)}", Id);

    static string Name(LabFacts run) => $"{run.Network} with {string.Join(", ", run.Activations.Distinct())}";

    static string Outcome(LabFacts run)
    {
        var (first, last) = (run.Epochs[0], run.Epochs[^1]);
        var loss = $"loss {NumberText.Short(first.Loss)} to {NumberText.Short(last.Loss)} in {last.Epoch} epochs, held out {NumberText.Short(last.HeldOutLoss)}";
        return $"{(run.Diverged ? "diverged; " : "")}{loss}; {last.Layers.Sum(l => l.Dead)} of {run.Final.Layers.Sum(l => l.States.Count)} hidden units are dead in the end.";
    }

    static Figure Loss(LabFacts run) => new($"Loss: {Name(run)}", Sum(run).Text,
    [
        new("Loss by epoch",
            [
                new("Epoch", Cells.Number), new("Steps", Cells.Number), new("Loss", Cells.Number), new("Held out", Cells.Number), new("Right", Cells.Number), new("Held out right", Cells.Number),
            ],
            [
                .. run.Epochs.Select(e => (string[])
                [
                    NumberText.Of(e.Epoch), NumberText.Of(e.Steps), NumberText.Short(e.Loss), NumberText.Short(e.HeldOutLoss), Known(e.Right), Known(e.HeldOutRight),
                ]),
            ]),
        new("The run", [new("Property"), new("Value", Cells.Code)], [["Command to make it again", run.Command]]),
    ])
    {
        Chart = new(
            [Curve(run, "training", 0, e => e.Loss), Curve(run, "held out", 1, e => e.HeldOutLoss)],
            new(new("epoch"), new("loss") { Type = "log" })),
    };

    static Figure Units(LabFacts run)
    {
        var layers = Enumerable.Range(0, run.Final.Layers.Count).ToList();
        return new($"Saturated and dead: {Name(run)}", "Share of the values of a layer that are saturated, and of its units that are dead, by epoch.",
        [
            new("Layers by epoch",
                [
                    new("Epoch", Cells.Number), new("Layer", Cells.Number), new("Saturated", Cells.Number), new("Dead units", Cells.Number), new("Dormant units", Cells.Number),
                    new("Gradient norm", Cells.Number),
                ],
                [
                    .. from epoch in run.Epochs
                       from layer in layers
                       let of = epoch.Layers[layer]
                       select (string[])
                       [
                           NumberText.Of(epoch.Epoch), NumberText.Of(layer + 1), Known(of.Saturated), NumberText.Of(of.Dead), NumberText.Of(of.Dormant), NumberText.Short(of.GradientNorm),
                       ],
                ]),
        ])
        {
            Chart = new(
                [
                    .. layers.Select(l => Curve(run, $"layer {l + 1}: saturated", 2 * l, e => e.Layers[l].Saturated ?? double.NaN)),
                    .. layers.Select(l => Curve(run, $"layer {l + 1}: dead", (2 * l) + 1, e => (double)e.Layers[l].Dead / run.Final.Layers[l].States.Count)),
                ],
                new(new("epoch"), new("share"))),
        };
    }

    static Scatter Curve(LabFacts run, string name, int number, Func<LabEpoch, double> value) => new(
        name, [.. run.Epochs.Select(e => (double)e.Epoch)], [.. run.Epochs.Select(value)])
    {
        Mode = "lines+markers",
        Line = new(number % 2 == 0 ? "solid" : "dash"),
        Marker = new(Symbols[number % Symbols.Length], 6),
    };

    static string Known(double? value) => value is { } known ? NumberText.Short(known) : "";
}
