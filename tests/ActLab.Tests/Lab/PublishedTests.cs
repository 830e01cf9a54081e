using ActLab.Core;
using ActLab.Core.Lab;
using ActLab.Core.Lab.Published;
using Xunit;

namespace ActLab.Tests.Lab;

/// <summary>Published results: all of them hold, and planted faults do not pass.</summary>
public class PublishedTests
{
    static readonly LabParts Parts = LabParts.Of(new Catalog());
    static readonly Lazy<List<LabClaim>> All = new(() => [.. PublishedResult.All.SelectMany(r => r.Measure(Parts))]);

    [Fact]
    public void Every_claim_holds() => Assert.All(All.Value, claim => Assert.True(claim.Pass, claim.ToString()));

    [Fact]
    public void Identifiers_differ_and_tolerances_leave_room_for_failure()
    {
        var claims = All.Value;
        Assert.Equal(claims.Count, claims.Select(c => c.Id).Distinct().Count());
        Assert.All(claims.Where(c => c.Relation == Relation.Equal && c.Published != 0), claim =>
            Assert.True(claim.Tolerance < 0.2 * Math.Abs(claim.Published), claim.ToString()));
    }

    [Theory]
    [InlineData("gradients from layer to layer", "ladder-relu-he")]
    [InlineData("collapse of born-dead networks", "collapse-gradient")]
    public void A_slope_of_one_everywhere_fails(string title, string id)
    {
        var broken = new Activation<ReluWithSlopeOne>();
        AssertFails(title, id, Parts with { Activation = name => name == "relu" ? broken : Parts.Activation(name) });
    }

    [Theory]
    [InlineData("variances of initial weights", "variance-he")]
    [InlineData("length of a signal in ReLU networks", "relu-length-mean")]
    [InlineData("gradients from layer to layer", "ladder-relu-he")]
    [InlineData("ReLU's correlation map", "correlation-0")]
    public void A_gain_of_one_instead_of_two_fails(string title, string id) =>
        AssertFails(title, id, WithHe((fanIn, _) => 1.0 / fanIn));

    [Theory]
    [InlineData("variances of initial weights", "variance-he")]
    [InlineData("length of a signal in ReLU networks", "relu-length-mean")]
    public void A_fan_in_off_by_one_fails(string title, string id)
    {
        AssertFails(title, id, WithHe((fanIn, _) => 2.0 / (fanIn + 1)));
        AssertFails(title, id, WithHe((fanIn, _) => 2.0 / (fanIn - 1)));
    }

    static LabParts WithHe(Func<int, int, double> variance)
    {
        var broken = new RandomInitializer("he", Law.Normal, variance);
        return Parts with { Initializer = name => name == "he" ? broken : Parts.Initializer(name) };
    }

    static void AssertFails(string title, string id, LabParts parts) =>
        Assert.False(Claims(title, parts).Single(c => c.Id == id).Pass);

    static List<LabClaim> Claims(string title, LabParts parts) => [.. PublishedResult.All.Single(r => r.Title == title).Measure(parts)];
}
