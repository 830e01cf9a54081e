using ActLab.Core;
using ActLab.Core.Lab;

namespace ActLab.Commands;

/// <summary>The JSON of `lab`: the run, and the network at every epoch.</summary>
static class LabJson
{
    public static void Write(TextWriter output, LabSetup setup, TrainingRun run, IReadOnlyList<Snapshot> snapshots) => Json.Write(output, json => json.TopObject(() =>
    {
        json.Text("command", setup.Command);
        json.Name("data").Object(() =>
        {
            json.Text("name", run.Data.Name);
            json.Integer("rows", run.Data.Training.Rows);
            json.Integer("heldOut", run.Data.HeldOut.Rows);
            json.Integer("inputs", run.Data.Training.Inputs);
            json.Integer("classes", run.Data.Training.Classes);
        });
        json.Text("network", LabText.Shape(run));
        json.Integer("parameters", run.Network.Parameters.Length);
        json.Name("activations").Array(setup.Layers, layer => json.Text(layer.Function.Name));
        json.Flag("diverged", run.HasDiverged);
        json.Name("epochs").Array(snapshots, snapshot => json.Object(() => Write(json, snapshot, units: false)));
        json.Name("final").Object(() => Write(json, snapshots[^1], units: true));
    }));

    static void Write(Json json, Snapshot snapshot, bool units)
    {
        json.Integer("epoch", snapshot.Epoch);
        json.Integer("steps", snapshot.Steps);
        json.Number("loss", snapshot.Training.Loss);
        json.Number("right", snapshot.Training.Right);
        json.Number("heldOutLoss", snapshot.HeldOut.Loss);
        json.Number("heldOutRight", snapshot.HeldOut.Right);
        json.Number("backNorm", snapshot.BackNorm);
        json.Name("layers").Array(snapshot.Layers, layer => json.Object(() =>
        {
            json.Number("mean", layer.Mean);
            json.Number("sd", layer.Deviation);
            json.Number("saturated", layer.Saturated);
            json.Number("meanSquareSlope", layer.MeanSquareSlope);
            json.Number("chi", layer.Chi);
            json.Integer("dead", layer.Dead);
            json.Integer("dormant", layer.Dormant);
            json.Number("gradientNorm", layer.GradientNorm);
            json.Number("backNorm", layer.BackNorm);
            json.Number("learned", layer.Learned);
            if (units)
            {
                json.Name("meanAbs").Array(layer.Magnitudes, magnitude => json.Number(magnitude));
                json.Name("saturatedShares").Array(layer.SaturatedShares, share => json.Number(share));
                var states = layer.States;
                json.Name("states").Array(Enumerable.Range(0, states.Units), unit => json.Text(states[unit].Word()));
            }
        }));
    }
}
