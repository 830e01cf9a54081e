using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using ActLab.Core;
using ActLab.Core.Statistics;
using ActLab.Jobs;
using ActLab.Jobs.Verdicts;
using Xunit;

namespace ActLab.Tests.Bench;

/// <summary>
/// How far verdicts of real jobs can be believed, with one core kept busy by something else: a kernel held against itself, and one against the same
/// slowed by a tenth, twenty times each. It takes a quarter of an hour, so it runs only when asked for, by tests/benchmark-verdicts.sh.
/// </summary>
public sealed class VerdictTrial(ITestOutputHelper output) : IDisposable
{
    /// <summary>Each has both ways to compile, so two repeats of five launches.</summary>
    const int Jobs = 10;

    const int Fewest = 19;

    readonly JobFixture _jobs = new();

    public void Dispose() => _jobs.Dispose();

    [Fact(Explicit = true)]
    public async Task Kernels_with_one_core_busy()
    {
        var library = Path.Combine(_jobs.Root, "slowed.so");
        using (var compiler = Process.Start("cc", ["-O2", "-shared", "-fPIC", "-o", library, Beside("slowed.c")]))
        {
            await compiler.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, compiler.ExitCode);
        }

        using var busy = Process.Start("sh", ["-c", "while :; do :; done"]);
        try
        {
            var (same, slowed) = (new List<KernelVerdict>(), new List<KernelVerdict>());
            for (var number = 0; number < Jobs; number++)
            {
                var verdicts = await VerdictsAsync(new JobRequest(
                    [new("softsign", new Dictionary<string, string>())], [JobKernel.Simd, JobKernel.Simd], [StandardSizes.FirstLevelCache],
                    [Core.Numbers.NumberType.F32], [Pass.Forward], JobKind.Default, number, [])
                { Library = new(library, ["plain", "slowed"]) });
                same.AddRange(verdicts.Where(v => (v.Kernel, v.Against) == ("simd", "simd")).Select(Tell));
                slowed.AddRange(verdicts.Where(v => (v.Kernel, v.Against) == ("library:slowed", "library:plain")).Select(Tell));
            }

            output.WriteLine($"a kernel against itself: {Counts(same)}");
            output.WriteLine($"a kernel slowed by 10 %: {Counts(slowed)}");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{2 * Jobs} repeats of {same.Min(v => v.Launches)} launches each, {100 * KernelVerdict.Confidence} % intervals, margin 2 % or the noise floor, at most {100 * same.Concat(slowed).Max(v => v.Margin):0.##} %; one core busy"));
            Assert.Equal((2 * Jobs, 2 * Jobs), (same.Count, slowed.Count));
            Assert.DoesNotContain(same, v => v.Verdict is SpeedVerdict.Faster or SpeedVerdict.Slower);
            Assert.True(slowed.Count(v => v.Verdict == SpeedVerdict.Slower) >= Fewest);
        }
        finally
        {
            busy.Kill();
        }
    }

    async Task<IReadOnlyList<KernelVerdict>> VerdictsAsync(JobRequest request)
    {
        var job = await _jobs.StartAsync(request);
        await foreach (var _ in job.FollowAsync(TestContext.Current.CancellationToken))
        {
        }

        var result = job.ReadResult();
        Assert.Equal(JobStatus.Finished, result.Status);
        return result.Verdicts;
    }

    KernelVerdict Tell(KernelVerdict of)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{of.Kernel} against {of.Against}, {of.Jit.Word()}: {of.Ratio:0.0000} ({of.Low:0.0000} .. {of.High:0.0000}), margin {100 * of.Margin:0.##} %: {of.Verdict.Word()}"));
        return of;
    }

    static string Counts(IReadOnlyCollection<KernelVerdict> verdicts) =>
        string.Join(", ", Enum.GetValues<SpeedVerdict>().Select(word => $"{verdicts.Count(v => v.Verdict == word)} {word.Word()}"));

    static string Beside(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}
