using ActLab.Core.Lab.Comparison;

namespace ActLab.Commands;

/// <summary>The JSON of `lab compare`: the contenders from the lowest loss up with every run, and all pairs.</summary>
static class LabCompareJson
{
    public static void Write(TextWriter output, string command, ComparisonPlan plan, LabComparison comparison) => Json.Write(output, json => json.TopObject(() =>
    {
        json.Text("command", command);
        json.Integer("seeds", plan.Seeds);
        json.Integer("epochs", plan.Epochs);
        json.Name("rates").Array(plan.Rates, rate => json.Number(rate));
        json.Name("activations").Array(comparison.Contenders, contender => json.Object(() => Write(json, contender)));
        json.Name("pairs").Array(comparison.Pairs, pair => json.Object(() =>
        {
            json.Text("lower", pair.Lower.Name);
            json.Text("higher", pair.Higher.Name);
            json.Integer("wins", pair.Wins);
            json.Number("p", pair.P);
            json.Flag("supported", pair.IsSupported);
        }));
    }));

    static void Write(Json json, Contender contender)
    {
        var heldOut = contender.HeldOut;
        json.Text("activation", contender.Name);
        json.Integer("parameters", contender.Parameters);
        json.Number("rate", contender.Rate);
        json.Flag("rateAtEdge", contender.IsAtEdge);
        json.Number("heldOutLoss", heldOut.Median);
        json.Number("low", heldOut.Low);
        json.Number("high", heldOut.High);
        json.Number("confidence", heldOut.Confidence);
        json.Number("loss", contender.Training.Median);
        json.Number("epochsToTarget", contender.EpochsToTarget);
        json.Number("dead", contender.Dead);
        json.Number("saturated", contender.Saturated);
        json.Name("runs").Array(contender.Outcomes, outcome => json.Object(() =>
        {
            json.Number("heldOutLoss", outcome.HeldOut);
            json.Number("loss", outcome.Training);
            json.Number("epochsToTarget", outcome.EpochsToTarget);
            json.Number("dead", outcome.Dead);
            json.Number("saturated", outcome.Saturated);
        }));
    }
}
