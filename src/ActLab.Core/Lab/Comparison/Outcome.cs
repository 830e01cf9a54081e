namespace ActLab.Core.Lab.Comparison;

/// <summary>How one run ended.</summary>
/// <param name="HeldOut">Loss on the rows held out; infinite if the run diverged.</param>
/// <param name="Training">Loss on the rows to train on; infinite if the run diverged.</param>
/// <param name="EpochsToTarget">After how many epochs the loss on the rows held out was first at the target; null if never.</param>
/// <param name="Dead">Share of hidden units that are dead.</param>
/// <param name="Saturated">Share of saturated pre-activations, a mean over layers; null where nothing can saturate.</param>
public readonly record struct Outcome(double HeldOut, double Training, int? EpochsToTarget, double Dead, double? Saturated)
{
    /// <summary>Trains a network to its end.</summary>
    public static Outcome Of(ComparisonPlan plan, LayerFunction function, double rate, ulong seed, CancellationToken stop)
    {
        var data = plan.Data(seed);
        var layers = plan.Training.Hidden.Select(layer => layer with { Function = function });
        var run = new TrainingRun(plan.Training with { Hidden = [.. layers], Rate = rate, Seed = seed }, data);
        var target = ComparisonPlan.TargetShare * data.HeldOut.LossOfConstant(plan.Training.Loss);
        var reached = (int?)null;
        while (run.Epoch < plan.Epochs && !run.HasDiverged)
        {
            stop.ThrowIfCancellationRequested();
            run.Step();
            if (reached is null && run.Steps % run.StepsPerEpoch == 0 && run.MeasureHeldOut().Loss <= target)
            {
                reached = run.Epoch;
            }
        }

        var end = run.Measure();
        var saturated = end.Layers.Select(layer => layer.Saturated).OfType<double>().ToList();
        return new(
            Finite(end.HeldOut.Loss), Finite(end.Training.Loss), reached,
            end.Layers.Sum(layer => (double)layer.Dead) / end.Layers.Sum(layer => layer.Magnitudes.Count),
            saturated.Count == 0 ? null : saturated.Average());

        static double Finite(double loss) => double.IsFinite(loss) ? loss : double.PositiveInfinity;
    }
}
