using ActLab.Reports;
using Xunit;

namespace ActLab.Tests.Reports;

/// <summary>Bar charts as text.</summary>
public class BarTextTests
{
    [Fact]
    public void Bars_are_as_long_as_their_values_and_named()
    {
        var chart = new Chart(
            [new Bars("left", ["relu", "elu"], [0.5, 0.25]), new Bars("right", ["relu", "elu"], [double.NaN, 0])],
            new(new("share"), new("")));
        var figure = new Figure("Saturation", "half", []) { Chart = chart };
        Assert.Equal(
        [
            "# left",
            "= right",
            "relu |" + new string('#', 60) + " 0.5",
            "elu  |" + new string('#', 30) + " 0.25",
            "elu  | 0",
        ], figure.TextPlot);
    }

    [Fact]
    public void A_figure_without_bars_draws_none() => Assert.Empty(new Figure("Empty", "nothing", []).TextPlot);
}
