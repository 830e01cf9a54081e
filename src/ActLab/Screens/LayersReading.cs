using ActLab.Commands;
using ActLab.Core.Statistics;

namespace ActLab.Screens;

/// <summary>What is being typed on the statistics screen.</summary>
enum Prompt
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The path of a tensor.</summary>
    File,

    /// <summary>Mean, standard deviation, rows and units of synthetic input.</summary>
    Normal,
}

/// <summary>How far a measurement is.</summary>
sealed record MeasuringMessage(LayersReading Reading, double Share) : Message;

/// <summary>The layers of an input have been measured, at least one.</summary>
/// <param name="Reading">The pass that did it.</param>
/// <param name="Layers">What was measured.</param>
/// <param name="Inputs">Where the rows of each came from.</param>
/// <param name="LeftOut">What was not, because it holds no numbers; empty for nothing.</param>
sealed record MeasuredMessage(
    LayersReading Reading, IReadOnlyList<LayerMeasurement> Layers, IReadOnlyList<LayerInput> Inputs, string LeftOut) : Message;

/// <summary>A pass over the rows of all layers of an input.</summary>
/// <param name="prompt">What was typed: a path, or what synthetic input is like.</param>
/// <param name="text">The text.</param>
/// <param name="plan">What is measured.</param>
sealed class LayersReading(Prompt prompt, string text, StatisticsPlan plan) : Reading(new())
{
    /// <summary>What was typed.</summary>
    public Prompt Prompt => prompt;

    /// <summary>The text.</summary>
    public string Text => text;

    protected override void Read(Action<Message> tell, CancellationToken stop)
    {
        var leftOut = "";
        LayerInput input = prompt == Prompt.File ? FileText.Parse(text) : NormalText.Parse(text);
        var layers = input.Layers(note => leftOut = note);
        var progress = WholePercents(share => tell(new MeasuringMessage(this, share)));
        tell(new MeasuredMessage(
            this, [.. layers.TakeWhile(_ => !stop.IsCancellationRequested).Select((layer, i) => layer.Measure(plan, share => progress((i + share) / layers.Count), stop))],
            layers, leftOut));
    }
}
