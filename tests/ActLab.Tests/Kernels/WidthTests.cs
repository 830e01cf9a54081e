using System.Diagnostics;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Jobs;
using Xunit;

namespace ActLab.Tests.Kernels;

/// <summary>
/// The kernels with narrower registers than the processor has, and with none: the tests of accuracy, special values and lengths
/// once more, in a process whose runtime is told to leave some instructions alone.
/// </summary>
public class WidthTests
{
    static readonly string[] Again =
    [
        "SpecialValueTests.*", "LengthTests.Every_*", "AccuracyTests.Double_keeps*", "AccuracyTests.Float_keeps*", "VectorKernelTests.*",
        $"{nameof(WidthTests)}.{nameof(Registers_are_no_wider_than_allowed)}",
    ];

    /// <summary>The runtime's switch, its value, and the doubles in the widest register that is left; 0 if there is none.</summary>
    static readonly (string Name, string Value, int Doubles)[] Switches =
    [
        ("DOTNET_EnableAVX512", "0", 4), ("DOTNET_PreferredVectorBitWidth", "128", 2),
        ("DOTNET_EnableAVX2", "0", 0), ("DOTNET_EnableHWIntrinsic", "0", 0),
    ];

    public static TheoryData<string, string> Cases => [.. Switches.Select(s => (s.Name, s.Value))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Narrower_registers_pass_the_same_tests(string name, string value)
    {
        var start = new ProcessStartInfo(Dotnet.Host, [typeof(WidthTests).Assembly.Location, "-noLogo", "-noColor"])
        {
            RedirectStandardOutput = true,
        };
        foreach (var method in Again)
        {
            start.ArgumentList.Add("-method");
            start.ArgumentList.Add("ActLab.Tests.Kernels." + method);
        }

        start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        Assert.Matches(@"Total: [1-9]\d\d+, Errors: 0, Failed: 0, Skipped: 0", output);
    }

    /// <summary>Says whether the switches were obeyed; without any, no register is wider than 512 bits.</summary>
    [Fact]
    public void Registers_are_no_wider_than_allowed()
    {
        var allowed = Switches.Where(s => Environment.GetEnvironmentVariable(s.Name) == s.Value).Select(s => s.Doubles).Append(8).Min();
        var doubles = new int[1];
        SimdKernel.Run<double, AccurateMath, Count>(new(doubles));
        Assert.InRange(SimdKernel.HasLanes ? doubles[0] : 0, 0, allowed);
    }

    readonly struct Count(int[] doubles) : ILaneTask<double>
    {
        public void Run<V>() where V : struct, ILanes<V, double> => doubles[0] = V.Count;
    }
}
