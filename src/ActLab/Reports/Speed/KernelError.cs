using ActLab.Core.Accuracy;
using ActLab.Jobs;

namespace ActLab.Reports.Speed;

/// <summary>Finds the errors that belong to a case.</summary>
static class KernelError
{
    /// <summary>The largest error in ulp of what the case computes; null where it was not measured.</summary>
    public static double? Of(JobResult job, JobCase of) =>
        job.Accuracies.Where(a => a.Error is null && Concerns(a, of)).Select(a => (double?)a.MaxUlp).Max();

    /// <summary>Whether the case computes what the errors are those of.</summary>
    public static bool Concerns(KernelAccuracy errors, JobCase of) =>
        (errors.Title, errors.KernelName, errors.Number) == (of.Title, of.KernelName, of.Number)
        && (of.Pass == Pass.Fused || (of.Pass == Pass.Forward) == (errors.Quantity == Quantity.Forward));
}
