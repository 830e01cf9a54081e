using System.Globalization;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;

namespace ActLab.Commands;

/// <summary>The plain text of `stats --what-if`: the same pre-activations through activations side by side.</summary>
static class WhatIfText
{
    /// <summary>Column titles.</summary>
    public static IReadOnlyList<string> Headers { get; } = ["activation", "h=0#", "satL#", "satR#", "f32#", "f16#", "bf16#", "E f'^2#", "depth#"];

    /// <summary>The types compared.</summary>
    public static IReadOnlyList<NumberType> Types { get; } = [NumberType.F32, NumberType.F16, NumberType.BF16];

    /// <summary>Writes a table for each layer, and below all what the columns mean.</summary>
    public static void Write(Workbench workbench, IReadOnlyList<LayerMeasurement> layers)
    {
        foreach (var layer in layers)
        {
            StatsText.Write(workbench.Out, StatsText.Describe(layer));
            NarrowTable.Write(workbench.Out, Headers, layer.Statistics.Activations.Select(of => Row(layer.Statistics, of)));
        }

        StatsText.Write(workbench.Out, Definitions(layers[0].Statistics));
        workbench.Out.Flush();
    }

    /// <summary>What the columns mean, the same for all layers of a run.</summary>
    public static IReadOnlyList<string> Definitions(StatisticsResult result)
    {
        var depth = result.Activations is [var first, ..] ? first.Depth : null;
        return
        [
            $"in per cent: h=0, outputs that are 0; satL, satR: |f'| <= {NumberText.Of(result.Options.Epsilon)} max|f'|, left or right of its maximum",
            "f32, f16, bf16: f' is exactly 0, or the output rounded to the type is the asymptote",
            "depth: layers until 1e-6 of a gradient's norm is left, if each multiplies it by sqrt(fan_in Var(W) E f'^2); inf where it does not vanish; "
                + $"fan_in Var(W) = {(depth is { IsGiven: true } ? NumberText.Short(depth.WeightVariance) : "E z^2/E h^2, which keeps E z^2")}",
        ];
    }

    /// <summary>One activation as cells under <see cref="Headers"/>.</summary>
    public static IReadOnlyList<string> Row(StatisticsResult result, ActivationStatistics of) =>
    [
        of.Activation.Id,
        Share((double)of.Outputs.Zero / (result.Rows * result.Units)),
        Share(of.Outputs.Saturation?.Left), Share(of.Outputs.Saturation?.Right),
        .. Types.Select(type => Share(of.ExactZeros.FirstOrDefault(z => z.Type == type).Share)),
        of.Outputs.MeanSquareGain is { } gain ? Short(gain) : "-",
        of.Depth is { } layers ? double.IsPositiveInfinity(layers.Layers) ? "inf" : Short(layers.Layers) : "-",
    ];

    static string Share(double? share) => share is { } known
        ? (100 * known).ToString(known < 0.9995 ? "F1" : "F0", CultureInfo.InvariantCulture)
        : "-";

    static string Short(double value) => value.ToString(Math.Abs(value) < 1e4 ? "G3" : "0.0e0", CultureInfo.InvariantCulture);
}
