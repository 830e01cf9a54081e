using System.Runtime.InteropServices;
using ActLab.Core.Audit;
using ActLab.Core.Audit.Foreign;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit.Foreign;

/// <summary>How a kernel that is not ours is called, and what is said of faults: kernels in this process, y = x but for one fault.</summary>
public class CallCheckTests
{
    static readonly CallReport Clean = new(-1, 0, 0);

    static readonly double[] X = [.. Enumerable.Range(0, CallChecks.Longest).Select(i => i + 0.5)];

    delegate CallReport Body(ReadOnlySpan<float> x, Span<float> y, CallPlace place);

    static IReadOnlyList<ForeignFault> Run(Body body, bool hasGuards = true) =>
        new CallChecks(
            new InProcessKernel(NumberType.F32, (x, y, place) => body(MemoryMarshal.Cast<byte, float>(x), MemoryMarshal.Cast<byte, float>(y), place), hasGuards),
            X, TestContext.Current.CancellationToken).Run();

    static CallReport Copy(ReadOnlySpan<float> x, Span<float> y)
    {
        x.CopyTo(y);
        return Clean;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_length_is_called_at_every_place(bool hasGuards)
    {
        var calls = new List<(int Length, float First, CallPlace Place)>();
        Assert.Empty(Run((x, y, place) =>
        {
            calls.Add((x.Length, x.Length > 0 ? x[0] : 0.5f, place));
            return Copy(x, y);
        }, hasGuards));
        var lengths = Enumerable.Range(0, 258).ToList();
        Assert.Equal(
            [
                (257, 0.5f, default), (257, 0.5f, default),
                .. lengths.SelectMany(n => new[] { 0, 1, 3 }.Select(offset => (n, n == 0 ? 0.5f : Math.Min(offset, 257 - n) + 0.5f, new CallPlace(Offset: offset)))),
                (257, 0.5f, new(InPlace: true)),
                .. new[] { Guard.AfterOutput, Guard.BeforeOutput, Guard.AfterInput, Guard.BeforeInput }.Where(_ => hasGuards)
                    .SelectMany(guard => lengths.Select(n => (n, 0.5f, new CallPlace(guard)))),
            ],
            calls);
    }

    [Theory]
    [InlineData(NumberType.F32, "float")]
    [InlineData(NumberType.F64, "double")]
    public void A_kernel_that_writes_nothing_is_called_once(NumberType number, string type)
    {
        var calls = 0;
        var fault = Assert.Single(new CallChecks(new InProcessKernel(number, (_, y, _) =>
        {
            calls++;
            y.Fill(ForeignKernel.Mark);
            return Clean;
        }), X, TestContext.Current.CancellationToken).Run());
        Assert.Equal((FindingKind.Unwritten, X[0], 1), (fault.Kind, fault.X, calls));
        Assert.Contains($"void NAME(const {type} *x, {type} *y, size_t n)", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 0, "with n = 5, 0 elements into the input and 0 from a multiple of 64 bytes", 0.5)]
    [InlineData(255, 3, "with n = 255, 2 elements into the input and 3 from a multiple of 64 bytes", 2.5)]
    [InlineData(1, 1, "with n = 1, 1 elements into the input and 1 from a multiple of 64 bytes", 1.5)]
    public void A_result_that_depends_on_length_or_place_is_told_once(int length, int offset, string how, double at)
    {
        var fault = Assert.Single(Run((x, y, place) =>
        {
            Copy(x, y);
            if ((x.Length >= length && place.Offset == offset && x.Length < 257) || place.InPlace)
            {
                y[0] = -0f;
            }

            return Clean;
        }));
        var bits = NumberType.F32.Bits(at);
        Assert.Equal(new(FindingKind.LengthDependent, at, $"at x = {NumberType.F32.Text(at)} ({bits}) the result is -0 {how}, and {NumberType.F32.Text(at)} in a span of 257"), fault);
    }

    [Fact]
    public void A_result_that_changes_from_call_to_call_is_told()
    {
        var calls = 0;
        var fault = Assert.Single(Run((x, y, place) =>
        {
            Copy(x, y);
            if (calls++ > 0 && x.Length == 257)
            {
                y[256] = 7;
            }

            return Clean;
        }));
        Assert.Equal((FindingKind.LengthDependent, 256.5), (fault.Kind, fault.X));
        Assert.Contains("the result is 7 called again, and 256.5 in a span of 257", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>The sign of a zero is a difference, the payload of NaN is none.</summary>
    [Fact]
    public void A_result_that_depends_on_its_place_in_memory_is_told()
    {
        var payload = 0x7FC00000u;
        var fault = Assert.Single(Run((x, y, place) =>
        {
            payload ^= 1;
            for (var i = 0; i < x.Length; i++)
            {
                y[i] = x[i] < 100 ? BitConverter.UInt32BitsToSingle(payload) : place.InPlace ? -0f : 0f;
            }

            return Clean;
        }));
        Assert.Equal((FindingKind.InPlace, 100.5), (fault.Kind, fault.X));
        Assert.EndsWith("the result is -0 in place, and 0 in a span of 257", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 0, 0, 2.5, "with n = 257 it writes to its input, x[2]")]
    [InlineData(0, 0, 0, 0.5, "with n = 257 it writes to its input, x[0]")]
    [InlineData(-1, 0, 3, 0.5, "with n = 257 it writes up to y[259], behind the end of y")]
    [InlineData(-1, 2, 0, 0.5, "with n = 257 it writes from y[-2] on, before the beginning of y")]
    public void What_it_writes_elsewhere_is_told_once(int input, int before, int after, double at, string message) => Assert.Equal(
        [new(FindingKind.OutOfBounds, at, message)],
        Run((x, y, place) =>
        {
            Copy(x, y);
            return x.Length == 257 ? new(input, before, after) : Clean;
        }));

    [Theory]
    [InlineData(Guard.AfterOutput, "reaches behind the end of y")]
    [InlineData(Guard.BeforeOutput, "reaches before the beginning of y")]
    [InlineData(Guard.AfterInput, "reads behind the end of x")]
    [InlineData(Guard.BeforeInput, "reads before the beginning of x")]
    public void What_a_guard_catches_is_told_for_the_shortest_span(Guard guard, string how)
    {
        var caught = 0;
        var fault = Assert.Single(Run((x, y, place) =>
        {
            if (place.Guard == guard && x.Length >= 7)
            {
                caught++;
                throw new KernelFaultException("it was stopped");
            }

            return Copy(x, y);
        }));
        Assert.Equal(new(FindingKind.OutOfBounds, 0.5, $"with n = 7 it {how} (it was stopped)"), fault);
        Assert.Equal(1, caught);
    }

    [Fact]
    public void A_crash_is_told_with_the_one_input_that_brings_it_about()
    {
        var fault = Assert.Single(Run((x, y, place) => x.Contains(3.5f) ? throw new KernelFaultException($"gone at {x.Length}") : Copy(x, y)));
        Assert.Equal(new(FindingKind.Crash, 3.5, $"gone at 1, called with n = 1 and x[0] = 3.5 ({NumberType.F32.Bits(3.5)})"), fault);
    }

    [Theory]
    [InlineData(257, 0.5)]
    [InlineData(1, 0.5)]
    [InlineData(0, 0)]
    public void A_crash_that_no_input_alone_brings_about_is_told_with_the_length(int length, double at)
    {
        // Alone means called anew, after the span that crashed.
        var crashed = false;
        var fault = Assert.Single(Run((x, y, place) => x.Length == length && !crashed && (crashed = true) ? throw new KernelFaultException("gone") : Copy(x, y)));
        Assert.Equal(new(FindingKind.Crash, at, $"gone, called with n = {length}"), fault);
    }
}
