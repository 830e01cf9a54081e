using System.Text.Json;
using ActLab.Core.Audit;
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Audit.Foreign;

/// <summary>Every fault planted in a kernel of a shared library is found and named; right kernels pass.</summary>
public class PlantedKernelTests(CompiledLibrary library)
{
    [Theory]
    [InlineData("good_tanh", "tanh")]
    [InlineData("good_relu", "relu")]
    [InlineData("talkative_tanh", "tanh")]
    [InlineData("good_tanh_f64", "tanh", "--number", "f64")]
    public void A_right_kernel_passes_strictly(string symbol, string id, params string[] more)
    {
        var audit = Audit(0, ["--symbol", symbol, "--as", id, "--strict", .. more])[0];
        Assert.Empty(audit.GetProperty("findings").EnumerateArray());
        Assert.Equal(65536, audit.GetProperty("points").GetInt32());
    }

    [Fact]
    public void F_and_its_derivative_are_two_audits()
    {
        var audits = Audit(0, ["--symbol", "good_tanh", "--derivative-symbol", "good_tanh_derivative", "--as", "tanh"]);
        Assert.Equal(["f of good_tanh in kernels.so", "derivative of good_tanh_derivative in kernels.so"], audits.Select(a => a.GetProperty("subject").GetString()));
    }

    [Theory]
    [InlineData("nan_sigmoid", "sigmoid", FindingKind.SpecialValue, "NaN for a finite x")]
    [InlineData("plus_zero_nan", "relu", FindingKind.SpecialValue, "NaN is not passed on")]
    [InlineData("coarse_tanh", "tanh", FindingKind.LowerPrecision, "float16")]
    [InlineData("cut_tanh", "tanh", FindingKind.Truncated, "takes over")]
    [InlineData("sigmoid_for_tanh", "tanh", FindingKind.Wrong, "those of sigmoid")]
    [InlineData("one_too_far", "tanh", FindingKind.OutOfBounds, "n = 257 it writes up to y[257], behind the end of y")]
    [InlineData("one_too_early", "tanh", FindingKind.OutOfBounds, "from y[-1] on, before the beginning of y")]
    [InlineData("whole_registers", "tanh", FindingKind.OutOfBounds, "behind the end of y")]
    [InlineData("reads_too_far", "tanh", FindingKind.OutOfBounds, "n = 0 it reads behind the end of x")]
    [InlineData("writes_input", "tanh", FindingKind.OutOfBounds, "writes to its input, x[2]")]
    [InlineData("segfaults", "tanh", FindingKind.Crash, "SIGSEGV")]
    [InlineData("segfaults_at_nan", "tanh", FindingKind.Crash, "x[0] = NaN")]
    [InlineData("aborts", "tanh", FindingKind.Crash, "SIGABRT")]
    [InlineData("exits", "tanh", FindingKind.Crash, "exit code 3")]
    [InlineData("divides_by_zero", "tanh", FindingKind.Crash, "SIGFPE")]
    [InlineData("other_tail", "tanh", FindingKind.LengthDependent, "with n = ")]
    [InlineData("forgets_tail", "tanh", FindingKind.LengthDependent, "with n = ")]
    [InlineData("unaligned_differs", "tanh", FindingKind.LengthDependent, "3 from a multiple of 64 bytes")]
    [InlineData("not_in_place", "tanh", FindingKind.InPlace, "in place")]
    [InlineData("counts_calls", "tanh", FindingKind.LengthDependent, "called again")]
    [InlineData("writes_nothing", "tanh", FindingKind.Unwritten, "it writes nothing to y; it must be a function void NAME(const float *x, float *y, size_t n)")]
    [InlineData("of_one_number", "tanh", FindingKind.Unwritten, "it writes nothing to y")]
    public void A_fault_is_found_and_named(string symbol, string id, string kind, string part) => Found(kind, part, "--symbol", symbol, "--as", id);

    [Fact]
    public void Lost_digits_keep_the_verdict_unless_strict()
    {
        string[] claim = ["--symbol", "lossy_tanh", "--as", "tanh"];
        Assert.Equal(FindingKind.Cancellation, Audit(0, claim)[0].GetProperty("findings")[0].GetProperty("kind").GetString());
        Audit(1, [.. claim, "--strict"]);
    }

    [Fact]
    public void A_call_that_does_not_return_is_ended_after_the_limit() =>
        Found(FindingKind.Crash, "did not return within 2 s", "--symbol", "hangs", "--as", "tanh", "--time-limit", "2");

    [Fact]
    public void Its_ulps_are_measured()
    {
        string[] line = ["ulp", "--library", library.Path, "--symbol", "coarse_tanh", "--as", "tanh", "--samples", "20000", "--json"];
        var measured = CommandRun.Of(line).Json()[0];
        Assert.Equal(("tanh", "library", 20000), (measured.GetProperty("activation").GetString(), measured.GetProperty("kernel").GetString(), measured.GetProperty("checked").GetInt32()));

        // Half a unit of float16 is 4096 units of float32; where float16 is subnormal it is more.
        var normal = CommandRun.Of([.. line, "--range", "0.01:3"]).Json()[0];
        Assert.InRange(normal.GetProperty("maxUlp").GetDouble(), 4000, 4096.5);
        var crash = CommandRun.Of("ulp", "--library", library.Path, "--symbol", "segfaults_at_nan", "--as", "tanh", "--samples", "20000");
        Assert.Equal((1, ""), (crash.ExitCode, crash.Out));
        Assert.Contains("SIGSEGV", crash.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_library_or_lacks_the_symbol_is_bad_input()
    {
        File.WriteAllText(library.File("text.so"), "no library");
        Assert.Contains("text.so is no shared library", Refused(library.File("text.so"), "f"), StringComparison.Ordinal);
        Assert.Contains("kernels.so has no symbol nowhere", Refused(library.Path, "nowhere"), StringComparison.Ordinal);
        Assert.Contains("no such file", Refused(library.File("none.so"), "f"), StringComparison.Ordinal);
        Assert.Contains("is a directory", Refused(library.File("."), "f"), StringComparison.Ordinal);
    }

    static string Refused(string path, string symbol) =>
        CommandRun.Of("audit", "--library", path, "--symbol", symbol, "--as", "tanh", "--time-limit", "100").Refusal();

    void Found(string kind, string part, params string[] claim)
    {
        var findings = Audit(1, claim)[0].GetProperty("findings").EnumerateArray().ToList();
        var texts = findings.Select(f => $"{f.GetProperty("kind").GetString()}: {f.GetProperty("message").GetString()}").ToList();
        Assert.Contains(texts, text => text.StartsWith(kind + ": ", StringComparison.Ordinal) && text.Contains(part, StringComparison.Ordinal));
        Assert.All(findings, f => Assert.StartsWith("actlab audit --library ", f.GetProperty("reproduce").GetString(), StringComparison.Ordinal));
    }

    List<JsonElement> Audit(int exitCode, string[] claim)
    {
        var run = CommandRun.Of(["audit", "--library", library.Path, .. claim, "--json"]);
        Assert.True(run.ExitCode == exitCode, run.Out + run.Error);
        return [.. run.Json(exitCode).GetProperty("audits").EnumerateArray()];
    }
}
