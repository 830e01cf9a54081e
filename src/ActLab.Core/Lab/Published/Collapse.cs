namespace ActLab.Core.Lab.Published;

/// <summary>A network that is born dead learns a constant: the mean of the target with the squared loss, the median with the absolute one.</summary>
sealed class Collapse : PublishedResult
{
    const int Points = 301, HiddenLayers = 9, Width = 2, Steps = 500;
    const string Source = "Lu, Su & Karniadakis 2018";

    /// <summary>Learning rates one after the other: where the loss has a kink, the last one says how near a run gets to it.</summary>
    static readonly double[] Rates = [0.1, 0.01, 0.001];

    /// <inheritdoc/>
    public override string Title => "collapse of born-dead networks";

    /// <inheritdoc/>
    public override IEnumerable<LabClaim> Measure(LabParts parts)
    {
        var data = Target();
        var mean = data.Targets.Average();
        var median = data.Targets.Order().ElementAt(Points / 2);
        var rounding = Points * Math.ScaleB(data.Targets.Average(Math.Abs), -53);
        var (squared, squaredSpread, squaredGradient) = Trained(parts, data, new SquaredError());
        var (absolute, absoluteSpread, absoluteGradient) = Trained(parts, data, new AbsoluteError());
        yield return new(
            "collapse-mean", Source, "born dead and trained with the squared loss: the prediction is the mean of the target", Relation.Equal,
            mean, squared, rounding + (Steps * Math.ScaleB(1, -53)), "rounding of a mean of 301 numbers, and of 500 steps");
        yield return new(
            "collapse-median", Source, "born dead and trained with the absolute loss: the prediction is the median of the target", Relation.Equal,
            median, absolute, Rates[^1], "the last learning rate, the largest step it can make");
        yield return new(
            "collapse-spread", Source, "the prediction is the same for all inputs", Relation.Equal,
            0, Math.Max(squaredSpread, absoluteSpread), 0, "exact");
        yield return new(
            "collapse-gradient", Source, "no hidden parameter has a gradient", Relation.Equal,
            0, Math.Max(squaredGradient, absoluteGradient), 0, "exact");
    }

    /// <summary>x sin 5x, and 2 more where x is above 1, on a range of standard deviation 1.</summary>
    static DataSet Target()
    {
        double[] x = [.. Enumerable.Range(0, Points).Select(i => Math.Sqrt(3) * (((2.0 * i) / (Points - 1)) - 1))];
        return new(1, 0, x, [.. x.Select(at => (at * Math.Sin(5 * at)) + (at > 1 ? 2 : 0))]);
    }

    /// <summary>The prediction, its spread over the inputs and the largest gradient of a hidden parameter, after training.</summary>
    static (double Prediction, double Spread, double Gradient) Trained(LabParts parts, DataSet data, Loss loss)
    {
        var function = parts.Function("relu");
        var pass = (Pass?)null;
        var run = (TrainingRun?)null;
        for (var seed = 0UL; pass is null || pass.Outputs(HiddenLayers - 1).ContainsAnyExcept(0.0); seed++)
        {
            run = new(
                new TrainingPlan
                {
                    Hidden = [.. Enumerable.Repeat(new LayerSpec(Width, function), HiddenLayers)],
                    Initializer = parts.Initializer("he"),
                    Loss = loss,
                    Optimizer = "sgd",
                    Rate = Rates[0],
                    Batch = Points,
                    Seed = seed,
                },
                new("x sin 5x", data, data));
            pass = new(run.Network, Points);
            Forward(pass, data);
        }

        foreach (var rate in Rates)
        {
            run!.ChangeRate(rate);
            for (var step = 0; step < Steps; step++)
            {
                run.Step();
            }
        }

        Forward(pass, data);
        loss.Evaluate(pass.Output, data.Targets, 1, pass.OutputGradient);
        pass.Backward();
        double[] outputs = [.. pass.Output], hidden = [.. pass.Gradient[..run!.Network.Layers[^1].Offset]];
        return (outputs[0], outputs.Max() - outputs.Min(), hidden.Max(Math.Abs));
    }

    static void Forward(Pass pass, DataSet data)
    {
        data.X.CopyTo(pass.Input(Points));
        pass.Forward(Points);
    }
}
