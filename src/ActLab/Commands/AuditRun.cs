using System.Runtime.ExceptionServices;
using ActLab.Core.Audit;

namespace ActLab.Commands;

/// <summary>Runs audits on all cores.</summary>
static class AuditRun
{
    /// <summary>The results in the order of the audits; after an interrupt those that were done.</summary>
    /// <param name="audits">What is to be audited.</param>
    /// <param name="progress">Told how far all of them have come, by one thread at a time.</param>
    /// <param name="interrupt">Ends them early.</param>
    /// <exception cref="Core.BadInputException">The first audit that cannot be run says why.</exception>
    public static IReadOnlyList<AuditResult> All(IReadOnlyList<PlannedAudit> audits, ProgressLine progress, Interrupt interrupt)
    {
        var (results, problems, shares) = (new AuditResult?[audits.Count], new ExceptionDispatchInfo?[audits.Count], new double[audits.Count]);
        var gate = new Lock();
        var taken = 0;
        Parallel.For(0, Math.Min(audits.Count, Environment.ProcessorCount), _ =>
        {
            while (!interrupt.Requested && Interlocked.Increment(ref taken) - 1 is var i && i < audits.Count)
            {
                try
                {
                    results[i] = audits[i].Run(new Step(share => Show(i, share)), interrupt.Token);
                }
                catch (OperationCanceledException) when (interrupt.Requested)
                {
                    // What was found until now is written.
                }
                catch (Exception problem)
                {
                    problems[i] = ExceptionDispatchInfo.Capture(problem);
                }
            }
        });
        problems.FirstOrDefault(p => p is not null)?.Throw();
        return [.. results.OfType<AuditResult>()];

        void Show(int audit, double share)
        {
            lock (gate)
            {
                shares[audit] = share;
                progress.Show(shares.Sum() / audits.Count, audits[audit].Title);
            }
        }
    }

    sealed class Step(Action<double> show) : IProgress<double>
    {
        public void Report(double value) => show(value);
    }
}
