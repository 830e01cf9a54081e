namespace ActLab.Core.Lab.Published;

/// <summary>Sigmoid networks drive their top hidden layer to 0 early in training, and the layers below lie above 0.5, the higher the nearer to it.</summary>
/// <remarks>
/// Four hidden layers, standard initialisation, steps of 10 rows, as the source has them; on digits-like data instead of its images.
/// The first layer is not compared: it stays about 0.5.
/// </remarks>
sealed class GlorotSaturation : PublishedResult
{
    const int Runs = 6, Epochs = 3, Width = 50;
    const string Source = "Glorot & Bengio 2010, section 3.1 and figure 2";

    /// <inheritdoc/>
    public override string Title => "sigmoid networks saturate at the top";

    /// <inheritdoc/>
    public override IEnumerable<LabClaim> Measure(LabParts parts)
    {
        var function = parts.Function("sigmoid");
        var means = Enumerable.Range(0, Runs).Select(run => Means(parts, function, (ulong)run)).ToList();
        var (top, order, second) = (Trials.Of([.. means.Select(m => m[3])]), Trials.Of([.. means.Select(m => m[2] - m[1])]), Trials.Of([.. means.Select(m => m[1])]));
        yield return new("sigmoid-top", Source, "4 hidden layers of sigmoids: the top one's mean output falls towards 0, below 0.1", Relation.Below, 0.1, top.Mean, top.Tolerance, "5 sigma over seeds");
        yield return new("sigmoid-second", Source, "the second one's mean output lies above 0.5", Relation.Above, 0.5, second.Mean, second.Tolerance, "5 sigma over seeds");
        yield return new("sigmoid-order", Source, "the third one's lies above the second's: the difference", Relation.Above, 0, order.Mean, order.Tolerance, "5 sigma over seeds");
    }

    static double[] Means(LabParts parts, LayerFunction function, ulong seed)
    {
        var run = new TrainingRun(
            new TrainingPlan
            {
                Hidden = [.. Enumerable.Repeat(new LayerSpec(Width, function), 4)],
                Initializer = parts.Initializer("standard"),
                Loss = new CrossEntropy(),
                Optimizer = "sgd",
                Rate = 0.5,
                Batch = 10,
                Seed = seed,
            },
            Toys.Generate("digits", seed));
        while (run.Epoch < Epochs)
        {
            run.Step();
        }

        return [.. run.Measure().Layers.Select(layer => layer.Mean)];
    }
}
