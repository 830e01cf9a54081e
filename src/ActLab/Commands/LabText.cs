using System.Globalization;
using ActLab.Core.Lab;
using ActLab.Terminal;

namespace ActLab.Commands;

/// <summary>The plain text of `lab`: the run, its loss as a table and a graph, its layers at the end, and the line that repeats it.</summary>
static class LabText
{
    const int Lines = 11, GraphHeight = 12;

    public static void Write(Workbench workbench, LabSetup setup, TrainingRun run, IReadOnlyList<Snapshot> snapshots)
    {
        var output = workbench.Out;
        output.WriteLine($"{run.Data.Name}: {run.Data.Training.Rows} rows to train on, {run.Data.HeldOut.Rows} held out");
        output.WriteLine($"{Shape(run)}, {string.Join(", ", setup.Functions.Select(f => f.Name))}, {run.Network.Parameters.Length} parameters, {run.StepsPerEpoch} steps an epoch");
        TextTable.Write(workbench, ["epoch#", "steps#", "loss#", "right#", "held out#", "right#"], Some(snapshots).Select(Row));
        DrawLoss(workbench, snapshots);
        TextTable.Write(workbench, ["layer", "mean#", "sd#", "sat#", "dead#", "dormant#", "gradient#", "learned#"], snapshots[^1].Layers.Select((layer, i) => Row(setup, layer, i)));
        Tell($"{LayerDefinitions}; gradient: its norm by the layer's parameters");
        if (run.HasDiverged)
        {
            Tell($"The loss is no finite number any more after {run.Steps} steps: a smaller learning rate may help.");
        }

        output.WriteLine(setup.Command);
        output.Flush();

        void Tell(string text) => output.WriteLine(string.Join('\n', Paragraph.Lines(text)));
    }

    /// <summary>What the columns of the table of layers mean.</summary>
    public static string LayerDefinitions { get; } =
        $"mean, sd: of outputs; sat: pre-activations with |f'| <= {NumberText.Of(LayerSnapshot.Epsilon)} max|f'|; dead: units whose output is 0 on every row to train on; " +
        $"dormant: units with E|h_i| <= {NumberText.Of(LayerSnapshot.Tau)} mean_k E|h_k|, the dead too";

    /// <summary>The units of all layers, as 2-32-32-1.</summary>
    public static string Shape(TrainingRun run) => string.Join('-', run.Network.Layers.Select(l => l.Units).Prepend(run.Network.Inputs));

    /// <summary>A share as percent.</summary>
    public static string Share(double? share) => share is { } known ? known.ToString("P1", CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal) : "-";

    static IEnumerable<Snapshot> Some(IReadOnlyList<Snapshot> all) =>
        Enumerable.Range(0, Lines).Select(i => (int)Math.Round((double)i * (all.Count - 1) / (Lines - 1))).Distinct().Select(i => all[i]);

    static IReadOnlyList<string> Row(Snapshot s) =>
    [
        NumberText.Of(s.Epoch), NumberText.Of(s.Steps), NumberText.Short(s.Training.Loss), Share(s.Training.Right), NumberText.Short(s.HeldOut.Loss), Share(s.HeldOut.Right),
    ];

    static IReadOnlyList<string> Row(LabSetup setup, LayerSnapshot layer, int index) =>
    [
        $"{index + 1} {setup.Layers[index].Function.Name}", NumberText.Short(layer.Mean), NumberText.Short(layer.Deviation),
        Share(layer.Saturated), NumberText.Of(layer.Dead), NumberText.Of(layer.Dormant), NumberText.Short(layer.GradientNorm),
        layer.Learned is { } learned ? NumberText.Short(learned) : "-",
    ];

    static void DrawLoss(Workbench workbench, IReadOnlyList<Snapshot> snapshots)
    {
        if (snapshots.Count < 3)
        {
            return;
        }

        double[] steps = [.. snapshots.Select(s => (double)s.Steps)];
        Series[] series = [new("loss", steps, [.. snapshots.Select(s => s.Training.Loss)]), new("held out", steps, [.. snapshots.Select(s => s.HeldOut.Loss)])];
        var frame = new Frame(workbench.Width, GraphHeight) { Ascii = !Tty.IsUnicode };
        GraphView.Draw(frame, frame.Area, new Plot(new(0, steps[^1]), Extent.OfY(series), series));
        workbench.Out.Write(frame.ToText(ColorProfile.None));
    }
}
