using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Audit.Tables;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit.Tables;

/// <summary>What the errors along x tell, on points made up for the purpose; relu has a kink at 0.</summary>
public class ErrorShapeTests
{
    const double Allowed = 1e-4, Slight = 1.0 / 64;

    static TablePoint Off(double x, double by, double exact = 0, double scale = 1, double allowed = Allowed) =>
        new(x, exact + by, DoubleDouble.Of(exact), 0, scale, allowed);

    static string? Of(NumberType type, params TablePoint[] points)
    {
        var table = new ClaimedTable(new Catalog().Find("relu"), Quantity.Forward, type, [], [], "it", "again");
        var failing = points.Where(p => p.Fails).ToList();
        var found = new ErrorShape(table, points).Explain(failing);
        Assert.Equal(found is null ? null : failing, found?.Points);
        return found is null ? null : $"{found.Kind}: {found.Cause}";
    }

    static string? Kind(params TablePoint[] points) => Of(NumberType.F32, points)?.Split(':')[0];

    /// <summary>8 epsilons of 1, or of x where that is larger.</summary>
    [Theory]
    [InlineData(4, -18, 0, true)]
    [InlineData(-4, -18, 0, true)]
    [InlineData(4, -18, 1e-9, false)]
    [InlineData(0.25, -20, 0, true)]
    [InlineData(0.25, -20, 1e-9, false)]
    public void Errors_of_a_rounding_of_x_are_cancellation(double x, int power, double more, bool cancels)
    {
        var point = Off(x, Math.ScaleB(1, power) + more, allowed: 0);
        Assert.Equal(cancels ? "cancellation: nearly equal numbers are subtracted: the error is that of rounding a larger number" : null, Of(NumberType.F32, point));
        Assert.Null(Of(NumberType.F32, point, Off(x + 1, 0.001, allowed: 0)));
    }

    /// <summary>Right up to 1, off from 2 on, by less and less: to less than half of the step, which is more than 16 times what is allowed.</summary>
    [Fact]
    public void A_step_that_falls_off_is_where_an_approximation_takes_over()
    {
        const string Truncated = "truncated: an approximation takes over there, a cut-off tail or a truncated series";
        Assert.Equal(Truncated, Of(NumberType.F32, Off(1, 0), Off(2, Slight), Off(3, 0.01), Off(4, 0.0078)));
        Assert.Equal(Truncated, Of(NumberType.F32, Off(-4, -0.0078), Off(-3, 0.01), Off(-2, Slight), Off(-1, 0)));
        Assert.Equal(Truncated, Of(NumberType.F32, Off(-4, 0.0078), Off(-2, -Slight), Off(-1, 0), Off(1, 0), Off(2, Slight), Off(4, 0.0078)));
        Assert.Equal(Truncated, Of(NumberType.F32, Off(1, 0), Off(2, 0.00161), Off(3, 0.0002)));
        Assert.Null(Of(NumberType.F32, Off(1, 0), Off(2, 16 * Allowed), Off(3, 0.0002)));
        Assert.Null(Of(NumberType.F32, Off(1, 0), Off(2, Slight), Off(3, 0.01), Off(4, Slight / 2)));
        Assert.Null(Of(NumberType.F32, Off(1, 0), Off(2, 0.01), Off(3, 0.011), Off(4, 0.001)));
        Assert.Null(Of(NumberType.F32, Off(2, Slight), Off(3, 0.001)));
        Assert.Null(Of(NumberType.F32, Off(1, 0), Off(2, Slight), Off(4, 0.001), Off(5, 0), Off(6, 0.01), Off(7, 0.01), Off(8, 0)));
    }

    /// <summary>The step is no kink, between or at its points.</summary>
    [Theory]
    [InlineData(-1, 1, null)]
    [InlineData(0, 1, null)]
    [InlineData(-1, 0, null)]
    [InlineData(0.5, 1, "truncated")]
    [InlineData(-2, -1, "truncated")]
    public void A_kink_is_a_step_of_its_own(double right, double wrong, string? kind)
    {
        Assert.Equal(kind, Kind(Off(right, 0), Off(wrong, Slight), Off(wrong + 1, 0.001)));
        Assert.Equal(kind, Kind(Off(-wrong - 1, 0.001), Off(-wrong, Slight), Off(-right, 0)));
    }

    /// <summary>1/64 of the function nearby is the most.</summary>
    [Fact]
    public void Large_errors_have_no_shape()
    {
        Assert.Equal("truncated", Kind(Off(1, 0), Off(2, 4 * Slight, scale: 4), Off(3, 0.01)));
        Assert.Null(Kind(Off(1, 0), Off(2, 4.1 * Slight, scale: 4), Off(3, 0.01)));
        Assert.Null(Kind(Off(1, 0), Off(2, 0.01), Off(3, 0.004, scale: 0.2)));
    }

    static TablePoint[] Throughout(double relative, int count = 4, double scale = 1) => [.. Enumerable.Range(1, count).Select(i => Off(i, relative * scale, exact: scale, scale: scale))];

    /// <summary>The narrowest type whose epsilon is no less; never that of the table or a wider one.</summary>
    [Theory]
    [InlineData(NumberType.F32, -7, "0.00781", "; a constant rounded to bfloat16 could")]
    [InlineData(NumberType.F32, -10, "0.000977", "; a constant rounded to float16 could")]
    [InlineData(NumberType.F32, -9, "0.00195", "; a constant rounded to bfloat16 could")]
    [InlineData(NumberType.F32, -6, "0.0156", "")]
    [InlineData(NumberType.F16, -10, "0.000977", "; a constant rounded to bfloat16 could")]
    [InlineData(NumberType.BF16, -7, "0.00781", "")]
    public void Slightly_off_throughout_is_a_constant(NumberType type, int power, string by, string precision)
    {
        foreach (var scale in new[] { 64.0, 1024 })
        {
            Assert.Equal($"lower-precision-constant: slightly off without noise, by some {by} of its size, as an inexact constant or a difference quotient makes it{precision}", Of(type, Throughout(Math.ScaleB(1, power), scale: scale)));
        }
    }

    [Fact]
    public void A_float32_constant_shows_in_doubles() => Assert.Equal(
        "lower-precision-constant: slightly off without noise, by some 1.19E-07 of its size, as an inexact constant or a difference quotient makes it; a constant rounded to float32 could",
        Of(NumberType.F64, [.. Throughout(Math.ScaleB(1, -23)).Select(p => p with { Allowed = 0 })]));

    /// <summary>Four points at least; of the errors that of the middle is told; errors that are more than 1/16 of the value itself at no more than a tenth.</summary>
    [Fact]
    public void A_constant_shows_at_enough_points_and_in_proportion()
    {
        Assert.Null(Kind(Throughout(0.001, 3)));
        Assert.Equal("lower-precision-constant", Kind([.. Throughout(0.001, 5), .. Enumerable.Range(6, 186).Select(i => Off(i, 0))]));
        Assert.Null(Kind([.. Throughout(0.001, 5), .. Enumerable.Range(6, 187).Select(i => Off(i, 0))]));
        Assert.Equal("lower-precision-constant", Kind(Throughout(0.001, 4)));
        var uneven = new[] { 0.01, 0.01, 0.002, 0.002 }.Select((by, i) => Off(i + 1, by, exact: 1));
        Assert.Contains("by some 0.01 of", Of(NumberType.F32, [.. uneven]), StringComparison.Ordinal);
        Assert.Equal("lower-precision-constant", Kind([Off(0.5, 0.0078125, exact: 0.1), .. Throughout(0.0078125, 9)]));
        Assert.Equal("lower-precision-constant", Kind([Off(0.4, 0.0078125, exact: 0.125), Off(0.5, 0.0078125, exact: 0.1), .. Throughout(0.0078125, 8)]));
        Assert.Null(Kind([Off(0.4, 0.0078125, exact: 0.124), Off(0.5, 0.0078125, exact: -0.1), .. Throughout(0.0078125, 8)]));
    }

    /// <summary>Neighbours of unlike sign at three places at least, and at an eighth of all.</summary>
    [Fact]
    public void Errors_that_scatter_are_those_of_a_narrower_type()
    {
        static TablePoint[] Signs(double size, string signs) => [.. signs.Select((sign, i) => Off(i + 1, sign == '-' ? -size : size, exact: 1))];
        Assert.Equal("lower-precision: the errors scatter as those of computing in bfloat16 do", Of(NumberType.F32, Signs(0.005, "+-+-")));
        Assert.Equal("lower-precision: the errors scatter as those of computing in float16 do", Of(NumberType.F32, Signs(0.0005, "+-+-")));
        Assert.Null(Kind(Signs(0.012, "+-+-")));
        Assert.Equal("lower-precision-constant", Kind(Signs(0.005, "+-++")));
        Assert.Equal("lower-precision", Kind(Signs(0.005, "+-++-+++++++++++++++++++++++++++")));
        Assert.Equal("lower-precision-constant", Kind(Signs(0.005, "+-+-----------------------------")));
    }
}
