using ActLab.Core.Lab;
using ActLab.Core.Lab.Comparison;
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Lab;

/// <summary>Comparisons: what is really apart is told apart, what is the same is not, whatever the order and the number of threads.</summary>
public class ComparisonTests
{
    [Fact]
    public void A_straight_line_loses_and_twins_cannot_be_told_apart()
    {
        var comparison = Run(["tanh", "linear", "relu", "maxout"], 8);
        var linear = comparison.Contenders[^1];
        Assert.Equal("linear", linear.Name);
        Assert.All(comparison.Pairs.Where(p => p.Higher == linear), pair => Assert.True(pair.IsSupported, $"{pair.Lower.Name} {pair.P}"));

        // The elementwise maxout with its default pieces is ReLU under another name.
        var twins = comparison.Pairs.Single(p => p.Lower.Name is "relu" or "maxout" && p.Higher.Name is "relu" or "maxout");
        Assert.Equal((0, 1, false), (twins.Wins, twins.P, twins.IsSupported));
        Assert.Equal(twins.Lower.Outcomes, twins.Higher.Outcomes);
    }

    [Fact]
    public void The_result_does_not_depend_on_who_else_takes_part()
    {
        var (alone, together) = (Run(["tanh", "relu"], 3), Run(["linear", "relu", "gelu", "tanh"], 3));
        Assert.All(alone.Contenders, contender => Assert.Equal(contender.Outcomes, together.Contenders.Single(c => c.Name == contender.Name).Outcomes));
    }

    [Fact]
    public void A_comparison_can_be_ended_early()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => LabComparison.Run(Plan(["tanh", "relu"], 3), (_, _) => source.Cancel(), source.Token));
    }

    /// <summary>Ended among the seeds it is the comparison on those that are done, as if no more had been asked for.</summary>
    [Fact]
    public void A_comparison_ended_among_its_seeds_keeps_the_whole_ones()
    {
        using var source = new CancellationTokenSource();
        var plan = Plan(["tanh", "relu"], 40);
        var tuned = plan.Functions.Count * plan.Rates.Count * ComparisonPlan.TuningSeeds;
        var cut = LabComparison.Run(plan, (share, _) => CancelAt(share * plan.Runs >= tuned + 40), source.Token);
        Assert.InRange(cut.Seeds, 1, 39);
        var whole = LabComparison.Run(plan with { Seeds = cut.Seeds }, (_, _) => { }, CancellationToken.None);
        Assert.Equal(whole.Contenders.Select(c => (c.Name, c.Rate)), cut.Contenders.Select(c => (c.Name, c.Rate)));
        Assert.Equal(whole.Contenders.SelectMany(c => c.Outcomes), cut.Contenders.SelectMany(c => c.Outcomes));

        void CancelAt(bool now)
        {
            if (now)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public void The_command_writes_table_picture_and_sentences()
    {
        string[] line = ["lab", "compare", "tanh", "linear", "maxout", "--hidden", "8", "--epochs", "4", "--seeds", "7", "--lr", "0.3,0.1"];
        var text = CommandRun.Of(line).Out;
        Assert.Contains("final loss on rows held out, log scale", text, StringComparison.Ordinal);
        Assert.Contains("has the lowest median loss", text, StringComparison.Ordinal);
        Assert.Contains("linear is best at the end of the grid of rates", text, StringComparison.Ordinal);
        Assert.Equal(text, CommandRun.Of(line).Out);

        // The last line makes the same comparison again.
        var command = text.TrimEnd().Split('\n')[^1];
        Assert.Equal("./run.sh lab compare tanh linear maxout --data moons --hidden 8 --init he --optimizer sgd --lr 0.1,0.3 --batch 10 --epochs 4 --seed 0 --seeds 7", command);
        Assert.Equal(text, CommandRun.Of([.. command.Split(' ')[1..]]).Out);

        var json = CommandRun.Of([.. line, "--json"]).Json();
        var activations = json.GetProperty("activations").EnumerateArray().ToList();
        var medians = activations.Select(a => a.GetProperty("heldOutLoss").GetDouble()).ToList();
        Assert.Equal(medians.Order(), medians);
        Assert.All(activations, a => Assert.Equal(7, a.GetProperty("runs").GetArrayLength()));
        Assert.Equal(3, json.GetProperty("pairs").GetArrayLength());

        // The same run by `lab` alone ends at the same loss.
        var tanh = activations.Single(a => a.GetProperty("activation").GetString() == "tanh");
        var rate = tanh.GetProperty("rate").ToString();
        var run = CommandRun.Of("lab", "--activation", "tanh", "--hidden", "8", "--epochs", "4", "--lr", rate, "--seed", "2", "--json").Json();
        Assert.Equal(run.GetProperty("final").GetProperty("heldOutLoss").GetDouble(), tanh.GetProperty("runs")[2].GetProperty("heldOutLoss").GetDouble());
    }

    [Theory]
    [InlineData("relu", "at least two different")]
    [InlineData("relu relu", "at least two different")]
    [InlineData("relu tanh --lr 0.1,0", "--lr must be a finite number above 0")]
    [InlineData("relu tanh --seeds 0", "--seeds must lie between 1")]
    public void One_line_says_what_is_wrong(string options, string part) =>
        Assert.Contains(part, CommandRun.Of(["lab", "compare", .. options.Split(' ')]).Refusal(), StringComparison.Ordinal);

    static LabComparison Run(string[] names, int seeds) => LabComparison.Run(Plan(names, seeds), (_, _) => { }, TestContext.Current.CancellationToken);

    static ComparisonPlan Plan(string[] names, int seeds) => new()
    {
        Functions = [.. names.Select(Plans.Function)],
        Training = Plans.Of("tanh", "8"),
        Data = seed => Toys.Generate("moons", seed),
        Rates = [0.1, 0.3],
        Epochs = 5,
        Seeds = seeds,
    };
}
