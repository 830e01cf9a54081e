using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Kernels;
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Audit;

public class SecondDerivativeTests
{
    public static TheoryData<string> Ids => [.. new Catalog().All.Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_second_derivative_passes(string id)
    {
        var activation = new Catalog().Find(id);
        var result = Audits.Run(new SecondDerivativeSubject(activation, x => Scalar.SecondDerivative(activation, x)));
        Assert.True(result.Verdict == Verdict.Pass, string.Join("\n", result.Findings));
        Assert.InRange(result.Points, 300, 1500);
    }

    [Fact]
    public void The_command_audits_them_alone()
    {
        var root = CommandRun.Of("audit", "tanh", "relu", "--second", "--json").Json();
        Assert.Equal(["second derivative", "second derivative"], root.GetProperty("audits").EnumerateArray().Select(a => a.GetProperty("subject").GetString()));
        Assert.Contains("--second goes with", CommandRun.Of("audit", "--f", "x", "--second").Refusal(), StringComparison.Ordinal);
    }
}
