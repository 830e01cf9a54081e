using System.Numerics;
using System.Runtime.InteropServices;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Audit;
using ActLab.Core.Audit.Foreign;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit.Foreign;

/// <summary>The whole audit of a kernel that is not ours, with kernels in this process: calls first, then values.</summary>
public class ForeignAuditTests
{
    const int Samples = 65_536;

    static AuditResult Run<T>(NumberType number, Func<T, T> f, Quantity quantity = Quantity.Forward, int longest = Samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new InProcessKernel(number, (x, y, place) =>
        {
            var from = MemoryMarshal.Cast<byte, T>(x);
            var to = MemoryMarshal.Cast<byte, T>(y);
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = from.Length > longest ? throw new KernelFaultException("gone") : f(from[i]);
            }

            return new(-1, 0, 0);
        });
        return ForeignAudit.Run(kernel, new Catalog().Find("relu"), quantity, "it", "actlab again", [], new(double.NegativeInfinity, double.PositiveInfinity), null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_right_kernel_passes_in_both_types()
    {
        var single = Run<float>(NumberType.F32, x => float.IsNaN(x) ? x : Math.Max(x, 0));
        Assert.Equal((Verdict.Pass, "relu", "f of it", Samples, NumberType.F32), (single.Verdict, single.Activation, single.Subject, single.Points, single.Number));
        Assert.Empty(single.Findings);
        var twice = Run<double>(NumberType.F64, x => double.IsNaN(x) ? x : x > 0 ? 1 : 0, Quantity.Derivative);
        Assert.Equal((Verdict.Pass, "derivative of it", Samples, NumberType.F64), (twice.Verdict, twice.Subject, twice.Points, twice.Number));
    }

    [Fact]
    public void A_kernel_that_is_gone_has_no_values_to_judge()
    {
        var first = Run<float>(NumberType.F32, x => x, longest: 256);
        Assert.Equal((Verdict.Fail, "f of it", 0, NumberType.F32), (first.Verdict, first.Subject, first.Points, first.Number));
        Assert.Equal(("gone, called with n = 257", "actlab again"), (Assert.Single(first.Findings).Message, first.Findings[0].Reproduce));
        Assert.Equal("derivative of it", Run<float>(NumberType.F32, x => x, Quantity.Derivative, longest: 256).Subject);

        var last = Run<float>(NumberType.F32, x => x, longest: 257);
        var finding = Assert.Single(last.Findings);
        Assert.Equal((Verdict.Fail, FindingKind.Crash, "gone, called with n = 65536", "actlab again"), (last.Verdict, finding.Kind, finding.Message, finding.Reproduce));
    }

    [Fact]
    public void Faults_of_calls_come_before_those_of_values()
    {
        var calls = 0;
        var both = Run<float>(NumberType.F32, x => calls++ < 257 ? x : -x);
        Assert.Equal(Verdict.Fail, both.Verdict);
        Assert.Equal(FindingKind.LengthDependent, both.Findings[0].Kind);
        Assert.Contains(both.Findings, finding => finding.Kind == FindingKind.Wrong || finding.Kind == FindingKind.WrongBranch);
        Assert.Equal(Samples, both.Points);
    }
}
