using ActLab.Core.Statistics;

namespace ActLab.Commands;

/// <summary>The JSON of what layers and units have in common.</summary>
static class StatsPartsJson
{
    public static void WriteHistogram(Json json, HistogramBars? bars)
    {
        json.Name("histogram");
        if (bars is { } picture)
        {
            json.Object(() =>
            {
                json.Name("edges").Array(picture.Edges, edge => json.Number(edge));
                json.Name("counts").Array(picture.Counts, count => json.Integer(count));
            });
        }
        else
        {
            json.Text(null);
        }
    }

    public static void WriteDepth(Json json, GradientDepth? depth)
    {
        json.Name("depth");
        if (depth is null)
        {
            json.Text(null);
            return;
        }

        json.Object(() =>
        {
            json.Number("weightVariance", depth.WeightVariance);
            json.Text("weights", depth.IsGiven ? "given" : "keep E z^2");
            json.Number("factor", depth.Factor);
            json.Number("layersToLoss", depth.Layers);
            json.Number("loss", GradientDepth.Loss);
        });
    }

    public static void WriteShare(Json json, Proportion proportion)
    {
        json.Number("share", proportion.Share);
        json.Number("low95", proportion.Low);
        json.Number("high95", proportion.High);
    }

    public static void Integers(Json json, IEnumerable<long>? values)
    {
        if (values is null)
        {
            json.Text(null);
        }
        else
        {
            json.Array(values, json.Integer);
        }
    }

    public static void WriteDormant(Json json, DormantUnits dormant, string threshold = "tau")
    {
        json.Number(threshold, dormant.Tau);
        json.Integer("count", dormant.Units.Count);
        json.Name("units").Array(dormant.Units, unit => json.Integer(unit));
    }

    public static void WriteMoments(Json json, Moments moments)
    {
        json.Integer("count", moments.Count);
        json.Number("mean", moments.Mean);
        json.Number("variance", moments.Variance);
        json.Number("standardDeviation", moments.StandardDeviation);
        json.Number("skewness", moments.Skewness);
        json.Number("excessKurtosis", moments.ExcessKurtosis);
        json.Number("min", moments.Min);
        json.Number("max", moments.Max);
        json.Number("norm", moments.Norm);
        json.Number("maxMagnitude", moments.MaxMagnitude);
    }
}
