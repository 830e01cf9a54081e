namespace ActLab.Core.Lab.Published;

/// <summary>A learning rate that is too high kills ReLUs. Said everywhere; the numbers are this project's own.</summary>
sealed class DyingRectifiers : PublishedResult
{
    const int Runs = 10, Steps = 2000, Width = 32;
    const double Low = 0.1, High = 3;

    /// <inheritdoc/>
    public override string Title => "learning rates that kill ReLUs";

    /// <inheritdoc/>
    public override IEnumerable<LabClaim> Measure(LabParts parts)
    {
        var function = parts.Function("relu");
        var differences = Trials.Of([.. Enumerable.Range(0, Runs).Select(run => Dead(parts, function, High, (ulong)run) - Dead(parts, function, Low, (ulong)run))]);
        yield return new(
            "dying-relu", "this project's own baseline", $"moons, 2-32-32-1, {Steps} steps: a larger share of units is dead at learning rate 3 than at 0.1; the difference",
            Relation.Above, 0, differences.Mean, differences.Tolerance, "5 sigma over seeds");
    }

    /// <summary>The share of dead units after training.</summary>
    static double Dead(LabParts parts, LayerFunction function, double rate, ulong seed)
    {
        var run = new TrainingRun(
            new TrainingPlan
            {
                Hidden = [new(Width, function), new(Width, function)],
                Initializer = parts.Initializer("he"),
                Loss = new CrossEntropy(),
                Optimizer = "sgd",
                Rate = rate,
                Batch = 10,
                Seed = seed,
            },
            Toys.Generate("moons", seed));
        while (run.Steps < Steps && !run.HasDiverged)
        {
            run.Step();
        }

        return run.Measure().Layers.Average(layer => (double)layer.Dead / Width);
    }
}
