using System.Text.Json;
using ActLab.Core;
using ActLab.Jobs;

namespace ActLab.Reports;

/// <summary>A training run as `lab --json` wrote it, as far as a report shows it.</summary>
/// <param name="Command">The command that makes the run again.</param>
/// <param name="Network">Units of each layer, as 2-32-32-1.</param>
/// <param name="Activations">The function of each hidden layer.</param>
/// <param name="Diverged">Whether its loss ceased to be a number.</param>
/// <param name="Epochs">The network at every epoch, and as it began.</param>
/// <param name="Final">The network in the end, unit by unit.</param>
public sealed record LabFacts(
    string Command, string Network, IReadOnlyList<string> Activations, bool Diverged, IReadOnlyList<LabEpoch> Epochs, LabFinal Final)
{
    /// <summary>Reads a document of `lab --json`; null for any other text.</summary>
    /// <exception cref="BadInputException">It is such a document and not whole.</exception>
    public static LabFacts? Read(string text, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("epochs", out _)
                ? Checked(root.Deserialize<LabFacts>(JobJson.Strict)!, name)
                : null;
        }
        catch (JsonException error) when (text.Contains("\"epochs\"", StringComparison.Ordinal))
        {
            throw new BadInputException($"{name} is no whole document of `actlab lab --json`; write it again: {error.Message.Split(" Path:")[0]}");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static LabFacts Checked(LabFacts facts, string name) =>
        facts.Epochs.Count > 0 && facts.Epochs.All(e => e is not null && e.Layers.Count == facts.Final.Layers.Count && !e.Layers.Contains(null!)) && !facts.Final.Layers.Contains(null!)
        && facts.Activations.Count == facts.Final.Layers.Count
            ? facts
            : throw new BadInputException($"{name} has epochs whose layers are not those of its network; write it again by `actlab lab --json`");
}

/// <summary>A network at one moment of a run.</summary>
/// <param name="Epoch">How often every row was used.</param>
/// <param name="Steps">Steps made.</param>
/// <param name="Loss">Loss on the rows it is trained on.</param>
/// <param name="Right">Share of them told right; null without classes.</param>
/// <param name="HeldOutLoss">Loss on rows never trained on.</param>
/// <param name="HeldOutRight">Share of those told right.</param>
/// <param name="Layers">The hidden layers.</param>
public sealed record LabEpoch(int Epoch, int Steps, double Loss, double? Right, double HeldOutLoss, double? HeldOutRight, IReadOnlyList<LabLayer> Layers);

/// <summary>A hidden layer at that moment.</summary>
/// <param name="Saturated">Share of its values where f' is small; null where f has none such.</param>
/// <param name="Dead">Units whose output is 0 on every row.</param>
/// <param name="Dormant">Units whose output is small beside the layer's mean.</param>
/// <param name="GradientNorm">Norm of the loss' gradient in its parameters.</param>
public sealed record LabLayer(double? Saturated, int Dead, int Dormant, double GradientNorm);

/// <summary>A network in the end.</summary>
/// <param name="Layers">The hidden layers.</param>
public sealed record LabFinal(IReadOnlyList<LabUnits> Layers);

/// <summary>The units of a layer.</summary>
/// <param name="States">The state of each, in a word.</param>
public sealed record LabUnits(IReadOnlyList<string> States);
