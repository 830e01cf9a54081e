using ActLab.Commands;
using ActLab.Core.Numbers;
using ActLab.Jobs;

namespace ActLab.Reports.Speed;

/// <summary>What a job says of errors, limits and code, and could not be.</summary>
static class SpeedCheck
{
    /// <summary>The contradictions.</summary>
    public static IEnumerable<ReportDifference> Of(JobResult job) =>
    [
        .. from errors in job.Accuracies
           where errors.Error is null
           from wrong in Wrong(errors)
           select new ReportDifference(Place(job, errors.ToString(), "errors"), wrong.Shown, wrong.Derived),
        .. from roof in job.Roofs
           where !(roof.CopyGBps > 0 && roof.MultiplyAddGflops > 0)
           select new ReportDifference(Place(job, CaseText.Count(roof.Size), "limits"), $"{NumberText.Of(roof.CopyGBps)} GB/s, {NumberText.Of(roof.MultiplyAddGflops)} GFLOP/s", "more than 0"),
        .. from c in job.Cases
           where c.Code is { } code && (code.Methods < 1 || code.Bytes < code.Zmm + code.Ymm + code.Xmm)
           select new ReportDifference(Place(job, c.ToString(), "code"), $"{c.Code!.Methods} methods, {c.Code.Bytes} bytes", "at least one, and a byte for each instruction"),
    ];

    static Place Place(JobResult job, string what, string table) => new("data", $"job {job.Id}", what, table);

    static IEnumerable<(string Shown, string Derived)> Wrong(KernelAccuracy of)
    {
        var all = of.Number == NumberType.F32 ? 1L << 32 : long.MaxValue;
        if (of.Checked < 1 || of.Checked > all || (of.Exhaustive && of.Checked != all))
        {
            yield return ($"{NumberText.Of(of.Checked)} inputs", of.Exhaustive ? $"all {NumberText.Of(all)}" : $"from 1 to {NumberText.Of(all)}");
        }

        if (of.MeanUlp > of.MaxUlp || of.MeanUlp < 0)
        {
            yield return ($"mean {NumberText.Of(of.MeanUlp)} ulp", $"from 0 to {NumberText.Of(of.MaxUlp)}");
        }

        if (of.CorrectlyRounded is < 0 or > 1 || (of.CorrectlyRounded == 1 && of.MaxUlp > 0.5))
        {
            yield return ($"{NumberText.Of(of.CorrectlyRounded)} correctly rounded, largest error {NumberText.Of(of.MaxUlp)} ulp", "a share, and at most 0.5 ulp if it is 1");
        }

        if (of.Order is { } order && (order.Count < 0 || order.Count > order.Checked || (order.Count == 0) != (order.FirstX is null)))
        {
            yield return ($"{NumberText.Of(order.Count)} order breaks", $"from 0 to {NumberText.Of(order.Checked)}, with the first of them");
        }

        if (of.WrongSpecials < 0)
        {
            yield return ($"{NumberText.Of(of.WrongSpecials)} wrong special values", "at least 0");
        }
    }
}
