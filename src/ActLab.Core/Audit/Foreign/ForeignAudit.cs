using ActLab.Core.Accuracy;
using ActLab.Core.Audit.Tables;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Foreign;

/// <summary>Audits a kernel that is not ours: how it behaves when called, then its values as a table.</summary>
public static class ForeignAudit
{
    /// <summary>Inputs on which values are audited, hard cases among them.</summary>
    const int Samples = 1 << 16;

    /// <summary>Audits one kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="activation">The activation that it claims to compute.</param>
    /// <param name="quantity">Whether it computes f or f'.</param>
    /// <param name="name">The kernel's name, for people.</param>
    /// <param name="command">The command that audits it.</param>
    /// <param name="others">Activations that it may compute by mistake.</param>
    /// <param name="options">Range and strictness.</param>
    /// <param name="progress">Told the share of points done.</param>
    /// <param name="stop">Ends the audit early by an exception.</param>
    public static AuditResult Run(
        ForeignKernel kernel, Activation activation, Quantity quantity, string name, string command, IReadOnlyList<Activation> others,
        AuditOptions options, IProgress<double>? progress, CancellationToken stop)
    {
        var x = Inputs(kernel.Number, activation);
        var faults = new CallChecks(kernel, x[..CallChecks.Longest], stop).Run().ToList();
        var result = new AuditResult(activation.Id, $"{(quantity == Quantity.Forward ? "f" : "derivative")} of {name}", Verdict.Fail, [], null, [], [])
        {
            Number = kernel.Number,
        };
        if (faults.All(f => f.Kind is not (FindingKind.Crash or FindingKind.Unwritten)))
        {
            try
            {
                var values = new ForeignCalls(kernel).Run(x, default).Results;
                var table = new ClaimedTable(activation, quantity, kernel.Number, x, values, name, command);
                result = TableAudit.Run(table, others, options, progress, stop);
            }
            catch (KernelFaultException fault)
            {
                faults.Add(new(FindingKind.Crash, x[0], $"{fault.Message}, called with n = {x.Length}"));
            }
        }

        return result with
        {
            Verdict = faults.Count > 0 ? Verdict.Fail : result.Verdict,
            Findings = [.. faults.Select(f => new Finding(f.Kind, f.X, f.Message, command)), .. result.Findings],
        };
    }

    static double[] Inputs(NumberType number, Activation activation) => number == NumberType.F64
        ? Inputs<double>(activation)
        : Array.ConvertAll(Inputs<float>(activation), x => (double)x);

    static T[] Inputs<T>(Activation activation) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var x = new T[Samples];
        new SampledInputs<T>(activation, Samples).Fill(0, x);
        return x;
    }
}
