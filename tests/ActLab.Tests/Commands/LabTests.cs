using System.Text.Json;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>`lab`: runs that can be repeated by the line they print, on data by name and from files.</summary>
public class LabTests
{
    [Theory]
    [InlineData("lab --epochs 3")]
    [InlineData("lab --data blobs --hidden 7,5,3 --activation maxout,prelu,gelu --init lsuv --optimizer adam --lr 0.0123 --batch 32 --steps 17 --seed 18446744073709551615")]
    [InlineData("lab --data spirals --f x*sigmoid(b*x) --set b=1.5 --epochs 2 --loss squared --init sigma=0.3")]
    [InlineData("lab --activation leaky-relu --set alpha=0.2 --steps 5 --optimizer momentum")]
    public void The_line_that_is_printed_makes_the_same_run(string line)
    {
        var first = CommandRun.Of([.. line.Split(' '), "--json"]).Json();
        var command = first.GetProperty("command").GetString()!;
        Assert.Equal(first.ToString(), CommandRun.Of([.. Words(command), "--json"]).Json().ToString());

        // The plain text ends with the same line.
        Assert.EndsWith(command + "\n", CommandRun.Of(line.Split(' ')).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_every_epoch_and_layer()
    {
        var run = CommandRun.Of("lab", "--hidden", "6,4", "--activation", "prelu,maxout", "--epochs", "3", "--json").Json();
        Assert.Equal(1, run.GetProperty("schema").GetInt32());
        Assert.Equal("2-6-4-1", run.GetProperty("network").GetString());
        Assert.Equal((2 * 6) + 6 + 1 + (2 * ((6 * 4) + 4)) + 4 + 1, run.GetProperty("parameters").GetInt32());
        var epochs = run.GetProperty("epochs").EnumerateArray().ToList();
        Assert.Equal([0, 1, 2, 3], epochs.Select(e => e.GetProperty("epoch").GetInt32()));
        Assert.Equal([0, 50, 100, 150], epochs.Select(e => e.GetProperty("steps").GetInt32()));
        var layers = epochs[0].GetProperty("layers").EnumerateArray().ToList();
        Assert.Equal(0.25, layers[0].GetProperty("learned").GetDouble());
        Assert.Equal(JsonValueKind.Null, layers[1].GetProperty("learned").ValueKind);
        Assert.Equal(JsonValueKind.Null, layers[1].GetProperty("saturated").ValueKind);
        Assert.Equal(6, run.GetProperty("final").GetProperty("layers")[0].GetProperty("meanAbs").GetArrayLength());
    }

    [Fact]
    public void Units_die_at_learning_rate_3_and_not_at_a_hundredth()
    {
        Assert.True(Dead("3") > Dead("0.01"));

        static int Dead(string rate) => CommandRun.Of("lab", "--lr", rate, "--json").Json()
            .GetProperty("final").GetProperty("layers").EnumerateArray().Sum(l => l.GetProperty("dead").GetInt32());
    }

    [Fact]
    public void A_run_that_diverges_says_so()
    {
        string[] line = ["lab", "--loss", "squared", "--activation", "linear", "--lr", "50", "--epochs", "5"];
        Assert.True(CommandRun.Of([.. line, "--json"]).Json().GetProperty("diverged").GetBoolean());
        Assert.Contains("a smaller learning rate may help", CommandRun.Of(line).Out.Replace('\n', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_gives_classes_or_numbers()
    {
        var classes = File("classes.csv", i => $"{i % 7},{i},{i % 3}");
        Assert.Equal(3, CommandRun.Of("lab", "--data", classes, "--epochs", "1", "--json").Json().GetProperty("data").GetProperty("classes").GetInt32());

        // A straight line is learned to the last digits by a network without bends: targets are scaled to deviation 1.
        var numbers = File("numbers.csv", i => $"{i},{(3 * i) - 7}");
        var run = CommandRun.Of("lab", "--data", numbers, "--activation", "linear", "--hidden", "4", "--lr", "0.05", "--epochs", "200", "--json").Json();
        Assert.Equal(0, run.GetProperty("data").GetProperty("classes").GetInt32());
        Assert.Equal((80, 20), (run.GetProperty("data").GetProperty("rows").GetInt32(), run.GetProperty("data").GetProperty("heldOut").GetInt32()));
        Assert.InRange(run.GetProperty("final").GetProperty("heldOutLoss").GetDouble(), 0, 1e-20);
    }

    [Theory]
    [InlineData("few.csv", 9, "fewer than 10 rows")]
    [InlineData("nan.csv", 20, "row 20, column 1 is not finite")]
    public void A_file_that_cannot_be_used_is_refused(string name, int rows, string part)
    {
        var file = File(name, i => name == "nan.csv" && i == rows - 1 ? "nan,1" : $"{i},{i % 2}", rows);
        Assert.Contains(part, CommandRun.Of("lab", "--data", file).Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--lr 0", "--lr must be a finite number above 0")]
    [InlineData("--lr nan", "--lr must be a finite number above 0")]
    [InlineData("--hidden 0", "--hidden takes units of layers from 1")]
    [InlineData("--hidden 3,x", "--hidden takes units of layers from 1")]
    [InlineData("--data nix", "there are xor, moons")]
    [InlineData("--data nix.csv", "nix.csv: cannot be opened")]
    [InlineData("--activation relux", "did you mean 'relu'")]
    [InlineData("--activation softmax", "takes a vector as a whole")]
    [InlineData("--activation relu,tanh,elu", "3 activations for 2 hidden layers")]
    [InlineData("--activation relu --f x", "one of the two")]
    [InlineData("--activation maxout --set pieces=3", "learns its pieces")]
    [InlineData("--epochs 0", "--epochs must lie between 1")]
    [InlineData("--epochs 2 --steps 2", "one of the two")]
    [InlineData("--init hee", "there is no initialiser 'hee'")]
    [InlineData("--init sigma=-1", "gives no standard deviation")]
    [InlineData("--batch 0", "--batch must lie between 1")]
    [InlineData("--hidden 4096,4096,4096", "more than 16777216 parameters")]
    public void One_line_says_what_is_wrong(string options, string part) =>
        Assert.Contains(part, CommandRun.Of(["lab", .. options.Split(' ')]).Refusal(), StringComparison.Ordinal);

    [Fact]
    public void Published_results_hold_and_have_what_the_contract_says()
    {
        var claims = CommandRun.Of("lab", "published", "--json").Json().EnumerateArray().ToList();
        Assert.All(claims, claim =>
        {
            Assert.Empty(((string[])["id", "source", "claim", "published", "measured", "tolerance", "pass"]).Except(CommandRun.Names(claim)));
            Assert.True(claim.GetProperty("pass").GetBoolean());
        });
    }

    /// <summary>The words of a command line without its first; single quotes are all that is quoted here.</summary>
    static string[] Words(string command) => [.. command.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Skip(1)];

    static string File(string name, Func<int, string> line, int rows = 100)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("lab").FullName, name);
        System.IO.File.WriteAllLines(path, Enumerable.Range(0, rows).Select(line));
        return path;
    }
}
