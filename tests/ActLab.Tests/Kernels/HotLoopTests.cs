using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ActLab.Jobs;
using Xunit;

namespace ActLab.Tests.Kernels;

/// <summary>
/// The hot loops of float32 kernels as the JIT compiled them, in a process that runs them and has its code listed: they
/// call nothing, and no vector register goes to the stack or comes back from there.
/// </summary>
public class HotLoopTests(HotLoopTests.Listing listing) : IClassFixture<HotLoopTests.Listing>
{
    const string Float512 = "ActLab.Core.Numbers.Lanes512`2[float,ActLab.Core.Numbers.SingleMath]";

    /// <summary>Method, first type argument and what follows it; tables share one loop, exponentials are softmax's.</summary>
    [Theory]
    [InlineData("MapPass`1[float]:Pairs", "Kernels.FormulaKernel`4[ActLab.Core.Activations.Relu,ActLab.Core.Kernels.ForwardFunction")]
    [InlineData("MapPass`1[float]:Pairs", "Kernels.FormulaKernel`4[ActLab.Core.Activations.LeakyRelu,ActLab.Core.Kernels.ForwardFunction")]
    [InlineData("MapPass`1[float]:Pairs", "Kernels.FormulaKernel`4[ActLab.Core.Activations.Prelu,ActLab.Core.Kernels.ForwardFunction")]
    [InlineData("MapPass`1[float]:Pairs", "Kernels.FormulaKernel`4[ActLab.Core.Activations.Maxout,ActLab.Core.Kernels.ForwardFunction")]
    [InlineData("BinadeSum`2[ActLab.Core.Kernels.LinearUnitSide,ActLab.Core.Kernels.UnitSlope]:Run", "Kernels.RegisterColumn," + Float512)]
    [InlineData("BinadeSum`2[ActLab.Core.Kernels.OddSide,ActLab.Core.Kernels.UnitSlope]:Run", "Kernels.RegisterColumn," + Float512)]
    [InlineData("DirectSum:Run", "Kernels.RegisterColumn," + Float512)]
    [InlineData("Softmax`1[float]:Powers", "Numbers.Lanes512`2[double,ActLab.Core.Numbers.WideMath]")]
    public void A_hot_loop_neither_calls_nor_spills(string method, string argument)
    {
        Assert.SkipUnless(Vector512.IsHardwareAccelerated && Avx512F.IsSupported, "this processor has no 512-bit registers");
        var lines = listing.Method($"ActLab.Core.Kernels.{method}[ActLab.Core.{argument}");
        var loops = lines.Select((line, i) => (line, i)).Where(l => IsStore(l.line)).Select(l => Around(lines, l.i)).OfType<Range>().Distinct().ToList();
        Assert.NotEmpty(loops);
        Assert.All(loops.SelectMany(loop => lines[loop]), line =>
        {
            Assert.DoesNotContain("call ", line);
            Assert.DoesNotMatch(@"mmword ptr \[(rsp|rbp)", line);
        });
    }

    /// <summary>Whether a line writes a 512-bit register to memory other than the stack frame's own.</summary>
    static bool IsStore(string line) => line.Contains("zmmword ptr [", StringComparison.Ordinal)
        && line.TrimStart().StartsWith("vmov", StringComparison.Ordinal)
        && line.TrimEnd()[^1] != ']'
        && !line.Contains("[rsp", StringComparison.Ordinal) && !line.Contains("[rbp", StringComparison.Ordinal);

    /// <summary>The smallest loop around a line: from a label to the jump back to it.</summary>
    static Range? Around(string[] lines, int line)
    {
        var smallest = default(Range?);
        for (var end = line; end < lines.Length; end++)
        {
            if (lines[end].TrimStart() is ['j', ..] jump)
            {
                var label = jump.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1] + ":";
                var begin = Array.FindIndex(lines, l => l.StartsWith(label, StringComparison.Ordinal));
                if (begin >= 0 && begin < line && (smallest is not { } range || end - begin < range.End.Value - range.Start.Value))
                {
                    smallest = begin..(end + 1);
                }
            }
        }

        return smallest;
    }

    /// <summary>What the JIT writes when the kernels run in a process without tiers.</summary>
    public sealed class Listing
    {
        const string Title = "; Assembly listing for method ";

        readonly string[] _lines;

        public Listing()
        {
            var file = Path.GetTempFileName();
            string[] tests = ["SpanTests.In_place*", "VectorKernelTests.Softmax_of*"];
            var start = new ProcessStartInfo(Dotnet.Host, [typeof(Listing).Assembly.Location, .. tests.SelectMany(t => new[] { "-method", "ActLab.Tests.Kernels." + t })])
            {
                RedirectStandardOutput = true,
                Environment =
                {
                    ["DOTNET_TieredCompilation"] = "0",
                    ["DOTNET_JitDisasm"] = "*MapPass*:* *Sum*:Run *Softmax*:*",
                    ["DOTNET_JitStdOutFile"] = file,
                },
            };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output);
            _lines = File.ReadAllLines(file);
            File.Delete(file);
        }

        /// <summary>The lines of the method whose title begins so.</summary>
        public string[] Method(string beginning) =>
        [
            .. _lines.SkipWhile(l => !l.StartsWith(Title + beginning, StringComparison.Ordinal)).Skip(1)
                .TakeWhile(l => !l.StartsWith(Title, StringComparison.Ordinal)),
        ];
    }
}
