using System.CommandLine;
using System.Text.Json;
using ActLab.Commands;
using ActLab.Jobs;
using ActLab.Screens.BenchmarkPanes;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>What a job of the screen will measure: the matrix of activations and switches, and the command that asks for the same.</summary>
public class JobChoiceTests
{
    static string[] Chosen(params string[] keys) => AppRun.Screen(80, 24, true, 0, ["4", .. keys]);

    [Fact]
    public void The_activation_selected_is_measured_unless_others_are_marked()
    {
        Assert.Matches("^s starts a job of 4 cases, .*: clip$", Chosen(AppRun.Down)[1]);
        Assert.Matches("^s starts a job of 8 cases, .*: celu, elu$", Chosen(" ", AppRun.Down, AppRun.Down, " ", AppRun.Down)[1]);
        Assert.Matches("^s starts a job of 4 cases, .*: elu$", Chosen(" ", AppRun.Down, AppRun.Down, " ", AppRun.Up, AppRun.Up, " ", AppRun.Down)[1]);
        Assert.Matches("^s starts a job of 16 cases, .*: 4 activations$", Chosen(" ", AppRun.Down, " ", AppRun.Down, " ", AppRun.Down, " ")[1]);
    }

    /// <summary>The cursor walks all switches; what it turns on multiplies the cases, and the last row is a choice of one.</summary>
    [Theory]
    [InlineData(1, "4 cases", "3 cases")]
    [InlineData(6, "4 cases", "8 cases")]
    [InlineData(10, "4 cases", "8 cases")]
    [InlineData(13, "4 cases", "8 cases")]
    [InlineData(15, "4 cases", "8 cases")]
    public void A_switch_changes_what_will_run(int moves, string before, string after)
    {
        string[] keys = [.. Enumerable.Repeat(AppRun.Right, moves)];
        Assert.Contains(before, Chosen(keys)[1], StringComparison.Ordinal);
        Assert.Contains(after, Chosen([.. keys, " "])[1], StringComparison.Ordinal);
        Assert.Equal(moves == 15, Chosen([.. keys, " "])[1] == Chosen([.. keys, " ", " "])[1]);
        Assert.Equal(Chosen(keys), Chosen([.. Enumerable.Repeat(AppRun.Left, 17 - moves)]));
    }

    [Fact]
    public void Clicks_turn_switches_and_select_and_mark_activations()
    {
        const string math = "\e[<0;27;4M", clip = "\e[<0;3;11M";
        Assert.Matches("^s starts a job of 3 cases, .*: celu$", Chosen(math)[1]);
        Assert.Matches("^s starts a job of 4 cases, .*: clip$", Chosen(clip)[1]);
        Assert.StartsWith("▸ clip              [x] ", Chosen(clip, clip)[10], StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_narrows_the_matrix()
    {
        var screen = Chosen("/", "mish", "\r");
        Assert.EndsWith(": mish", screen[1], StringComparison.Ordinal);
        Assert.DoesNotContain(screen, line => line.Contains("celu", StringComparison.Ordinal));
    }

    [Fact]
    public void A_choice_without_a_case_says_what_is_missing_and_starts_nothing()
    {
        string[] keys = [AppRun.Right, " ", AppRun.Right, " ", AppRun.Right, " ", AppRun.Right, " "];
        Assert.Contains("No job: of each row below at least one must be on", Chosen(keys)[1], StringComparison.Ordinal);
        Assert.Contains("nothing to measure", string.Join('\n', AppRun.Screen(80, 24, true, 1, ["4", .. keys, "s"])[22..]), StringComparison.Ordinal);
    }

    /// <summary>What the screen starts is what its command starts: the same words, in the order of the switches.</summary>
    [Fact]
    public void A_choice_is_one_command()
    {
        var all = AppRun.Workbench.Catalog.All;
        var choice = new JobChoice(AppRun.Workbench.Caches()).Toggle(0).Toggle(7).Toggle(9).Toggle(11).Toggle(14);
        var request = choice.Request([all.First(a => a.Id == "silu"), all.First(a => a.Id == "relu")], []);
        Assert.Equal("./run.sh bench silu relu --kernels math,tensor,simd --sizes L1,DRAM --number f32,f64 --pass forward,backward --job default", request.Command);
        Assert.Equal([Core.Numbers.NumberType.F32, Core.Numbers.NumberType.F64], request.Numbers);
        Assert.Equal([Pass.Forward, Pass.Backward], request.Passes);
        Assert.Equal((2 * 3 * 2 * 2 * 2) * 2, request.Cases.Count);
        Assert.Equal(JobKind.Default, request.Kind);
        Assert.Equal([StandardSizes.Named("L1", AppRun.Workbench.Caches(), request.Numbers, request.Passes), StandardSizes.Named("DRAM", AppRun.Workbench.Caches(), request.Numbers, request.Passes)], request.Sizes);
    }

    [Fact]
    public void The_command_asks_for_the_same_job()
    {
        var workbench = AppRun.Workbench with { Caches = MachineCaches.Find };
        var request = new JobChoice(workbench.Caches()).Toggle(1).Toggle(5).Toggle(9).Toggle(12).Request([workbench.Catalog.Find("prelu"), workbench.Catalog.Find("relu")], []);
        var (command, options) = (new Command("bench"), new BenchOptions(workbench));
        options.AddTo(command);
        var asked = options.Request(workbench, command.Parse(request.Command!.Split(' ')[2..]));
        Assert.Equal(JsonSerializer.Serialize(request with { Command = null }, JobJson.Line), JsonSerializer.Serialize(asked with { Command = null }, JobJson.Line));
    }

    [Fact]
    public void A_formula_of_the_session_is_in_its_command_and_two_are_in_none()
    {
        var catalog = AppRun.Workbench.Catalog;
        Core.Formulas.UserActivation Own(string id) => new(new(id, new("x*sigmoid(b*x)", "test")) { Parameters = [new("b", "2")] }, catalog);
        var choice = new JobChoice([]);
        Assert.Equal("./run.sh bench --f 'x*sigmoid(b*x)' --set b=2 --kernels scalar,math,tensor,simd --sizes 2048 --number f32 --pass forward --job quick", choice.Request([Own("one")], []).Command);
        Assert.Null(choice.Request([Own("one"), Own("two")], []).Command);
    }
}
