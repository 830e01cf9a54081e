using ActLab.Core;
using ActLab.Core.Statistics;
using static ActLab.Commands.StatsPartsJson;

namespace ActLab.Commands;

/// <summary>The JSON of `stats`: one object for each layer and activation.</summary>
static class StatsJson
{
    static readonly string[] MissingInOutputs =
        ["zeroInput", "saturation", "saturations", "exactZeros", "meanSquareGain", "signEntropy", "depth", "margin", "firing"];

    const int PictureBars = 64;

    public static void Write(TextWriter output, IReadOnlyList<LayerMeasurement> layers) => Json.Write(output, json =>
        json.Array(layers.SelectMany(layer => layer.Statistics.Activations, (layer, of) => (layer, of)), one => json.TopObject(() =>
        {
            if (one.layer.Source.Array is { } array)
            {
                json.Text("array", array);
            }

            Write(json, one.layer.Source, one.layer.Statistics, one.of);
            if (one.layer.Unit is { } unit)
            {
                json.Name("unit").Object(() => Write(json, unit));
            }
        })));

    /// <summary>"shape", "unitAxis" and "rowAxes", null where the source has none.</summary>
    public static void WriteAxes(Json json, LayerSource source)
    {
        Integers(json.Name("shape"), source.Shape);
        json.Number("unitAxis", source.UnitAxis);
        Integers(json.Name("rowAxes"), source.Shape is { } shape
            ? Enumerable.Range(0, shape.Count).Where(axis => axis != source.UnitAxis).Select(axis => (long)axis)
            : null);
    }

    static void Write(Json json, LayerSource source, StatisticsResult result, ActivationStatistics of)
    {
        json.Text("activation", of.Activation.Id);
        ParameterJson.Write(json, of.Activation.Parameters);
        json.Text("source", source.Title);
        json.Text("layout", source.Layout);
        WriteAxes(json, source);
        json.Integer("rows", result.Rows);
        json.Integer("units", result.Units);
        json.Text("type", result.Options.Input.Word());
        json.Number("epsilon", result.Options.Epsilon);
        json.Flag("post", result.Options.Post);
        json.Name("missing").Array(result.Options.Post ? MissingInOutputs : [], json.Text);
        json.Text("looksLikeOutputs", result.LooksLikeOutputs);
        json.Name("counts").Object(() =>
        {
            json.Integer("nan", result.Values.NaN);
            json.Integer("posInf", result.Values.PosInf);
            json.Integer("negInf", result.Values.NegInf);
            json.Number("zeroInput", result.Options.Post ? null : result.Values.Zero);
            json.Integer("zeroOutput", of.Outputs.Zero);
            json.Integer("positive", result.Values.Positive);
            json.Integer("negativeZero", result.Values.NegativeZero);
            json.Integer("subnormal", result.Values.Subnormal);
        });
        json.Name("dead").Object(() =>
        {
            json.Integer("count", of.Dead.Units.Count);
            json.Name("units").Array(of.Dead.Units, unit => json.Integer(unit));
            json.Number("bound95", of.Dead.Bound95);
        });
        json.Name("dormant").Object(() =>
        {
            WriteDormant(json, of.StandardDormant);
            json.Name("others").Array(of.Dormant.Where(d => d != of.StandardDormant), other => json.Object(() => WriteDormant(json, other)));
        });
        json.Name("faint").Array(of.Faint, faint => json.Object(() => WriteDormant(json, faint, "below")));
        json.Name("alwaysOn").Object(() =>
        {
            json.Integer("count", result.AlwaysOn.Count);
            json.Name("units").Array(result.AlwaysOn, unit => json.Integer(unit));
        });
        json.Name("saturation");
        if (of.Outputs.Saturation is { } saturation)
        {
            json.Object(() =>
            {
                json.Number("left", saturation.Left);
                json.Number("right", saturation.Right);
                json.Number("exactZeroDerivative", saturation.ExactZeroDerivative);
            });
        }
        else
        {
            json.Text(null);
        }

        json.Name("saturations").Array(of.Saturations, shares => json.Object(() =>
        {
            json.Number("epsilon", shares.Epsilon);
            json.Number("left", shares.Left);
            json.Number("right", shares.Right);
        }));
        json.Name("exactZeros").Array(of.ExactZeros, zeros => json.Object(() =>
        {
            json.Text("type", zeros.Type.Word());
            json.Number("share", zeros.Share);
        }));
        json.Name("bands");
        if (of.Bands is { } bands)
        {
            json.Object(() =>
            {
                json.Number("low", bands.Low);
                json.Number("high", bands.High);
                json.Name("saturatedUnits").Array(bands.SaturatedUnits, unit => json.Integer(unit));
            });
        }
        else
        {
            json.Text(null);
        }

        json.Number("phi", of.Outputs.Phi);
        json.Name("output").Object(() =>
        {
            json.Number("zeroShare", (double)of.Outputs.Zero / (result.Rows * result.Units));
            json.Number("mean", of.Outputs.Mean);
            json.Number("variance", of.Outputs.Variance);
            json.Number("meanMagnitude", of.Outputs.MeanMagnitude);
        });
        json.Name("moments").Object(() => WriteMoments(json, result.Values.Moments));
        WriteQuantiles(json, result);
        json.Number("meanSquareGain", of.Outputs.MeanSquareGain);
        WriteDepth(json, of.Depth);
        json.Number("signEntropy", result.SignEntropy);
        var states = new UnitStates(result, of);
        json.Name("states").Object(() =>
        {
            foreach (var state in Enum.GetValues<UnitState>())
            {
                json.Integer(state.Word(), states.Count(state));
            }
        });
        json.Name("perUnit").Array(result.UnitValues.Zip(of.UnitOutputs, Enumerable.Range(0, result.Units)), unit => json.Object(() =>
        {
            json.Text("state", states[unit.Third].Word());
            json.Integer("zeroOutput", unit.Second.Zero);
            json.Integer("positive", unit.First.Positive);
            json.Name("firing").Object(() => WriteShare(json, unit.First.Firing));
            json.Number("firstPositive", unit.First.FirstPositive);
            json.Number("lastPositive", unit.First.LastPositive);
            json.Number("dormantScore", unit.Second.DormantScore);
            json.Number("meanMagnitude", unit.Second.MeanMagnitude);
            json.Number("saturatedLeft", unit.Second.Saturation?.Left);
            json.Number("saturatedRight", unit.Second.Saturation?.Right);
            json.Number("phi", unit.Second.Phi);
            json.Number("zeroShare", (double)unit.First.Zero / result.Rows);
            json.Name("moments").Object(() => WriteMoments(json, unit.First.Moments));
        }));
    }

    static void WriteQuantiles(Json json, StatisticsResult result)
    {
        json.Name("quantiles").Array(result.Quantiles, quantile => json.Object(() =>
        {
            json.Number("p", quantile.Share);
            json.Number("value", quantile.Value);
        }));
        json.Number("quantileError", result.Histogram is null ? null : ValueHistogram.RelativeError);
        WriteHistogram(json, result.Picture(PictureBars));
    }

    static void Write(Json json, UnitProfile unit)
    {
        json.Integer("index", unit.Unit);
        json.Name("history").Array(unit.History, stretch => json.Object(() =>
        {
            json.Integer("firstRow", stretch.FirstRow);
            json.Integer("rows", stretch.Rows);
            json.Integer("positive", stretch.Positive);
            json.Number("firing", stretch.Firing);
            json.Number("meanMagnitude", stretch.MeanMagnitude);
        }));
        WriteHistogram(json, unit.Histogram);
    }
}
