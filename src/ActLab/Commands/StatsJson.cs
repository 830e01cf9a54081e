using ActLab.Core.Statistics;

namespace ActLab.Commands;

/// <summary>The JSON of `stats`: one object for each activation.</summary>
static class StatsJson
{
    public static void Write(TextWriter output, StatisticsResult result) => Json.Write(output, json =>
        json.Array(result.Activations, activation => json.TopObject(() => Write(json, result, activation))));

    static void Write(Json json, StatisticsResult result, ActivationStatistics of)
    {
        json.Text("activation", of.Activation.Id);
        ParameterJson.Write(json, of.Activation.Parameters);
        json.Integer("rows", result.Rows);
        json.Integer("units", result.Units);
        json.Text("type", result.Options.Input.ToString().ToLowerInvariant());
        json.Number("epsilon", result.Options.Epsilon);
        json.Flag("post", result.Options.Post);
        json.Name("counts").Object(() =>
        {
            json.Integer("nan", result.Values.NaN);
            json.Integer("posInf", result.Values.PosInf);
            json.Integer("negInf", result.Values.NegInf);
            json.Number("zeroInput", result.Options.Post ? null : result.Values.Zero);
            json.Integer("zeroOutput", of.Outputs.Zero);
            json.Integer("positive", result.Values.Positive);
        });
        json.Name("dead").Object(() =>
        {
            json.Integer("count", of.Dead.Units.Count);
            json.Name("units").Array(of.Dead.Units, unit => json.Integer(unit));
            json.Number("bound95", of.Dead.Bound95);
        });
        json.Name("dormant").Object(() =>
        {
            Write(json, of.StandardDormant);
            json.Name("others").Array(of.Dormant.Where(d => d != of.StandardDormant), other => json.Object(() => Write(json, other)));
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

        json.Name("moments").Object(() => Write(json, result.Values.Moments));
        json.Number("meanSquareGain", of.Outputs.MeanSquareGain);
        json.Number("signEntropy", result.SignEntropy);
        json.Name("perUnit").Array(result.UnitValues.Zip(of.UnitOutputs), unit => json.Object(() =>
        {
            json.Integer("zeroOutput", unit.Second.Zero);
            json.Integer("positive", unit.First.Positive);
            json.Number("dormantScore", unit.Second.DormantScore);
            json.Name("moments").Object(() => Write(json, unit.First.Moments));
        }));
    }

    static void Write(Json json, DormantUnits dormant)
    {
        json.Number("tau", dormant.Tau);
        json.Integer("count", dormant.Units.Count);
        json.Name("units").Array(dormant.Units, unit => json.Integer(unit));
    }

    static void Write(Json json, Moments moments)
    {
        json.Integer("count", moments.Count);
        json.Number("mean", moments.Mean);
        json.Number("variance", moments.Variance);
        json.Number("standardDeviation", moments.StandardDeviation);
        json.Number("skewness", moments.Skewness);
        json.Number("excessKurtosis", moments.ExcessKurtosis);
        json.Number("min", moments.Min);
        json.Number("max", moments.Max);
    }
}
