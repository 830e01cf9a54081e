using System.Text.Json;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>Commands as processes, the way a script starts them.</summary>
public sealed class CommandTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actlab-commands-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_closed_pipe_is_no_failure()
    {
        var run = Shell.Run("bash", ["-c", "\"$0\" list | head -n 1; echo ${PIPESTATUS[0]}", Checkout.Run], _folder.FullName);
        Assert.Equal("0", run.Out.TrimEnd('\n').Split('\n')[^1]);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public void Without_a_verb_and_a_terminal_it_prints_the_catalogue_and_how_to_open_the_app()
    {
        var run = Run();
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(Run("list").Out, run.Out, StringComparison.Ordinal);
        var more = run.Out[Run("list").Out.Length..].TrimEnd('\n');
        Assert.DoesNotContain('\n', more);
        Assert.Contains("app", more, StringComparison.Ordinal);
        Assert.Contains("terminal", more, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("eval", "gelu", "--at", "1,-30,nan", "--number", "dd")]
    [InlineData("plot", "relu", "tanh", "--derivative")]
    [InlineData("audit", "silu")]
    [InlineData("audit", "--pack", "published-mistakes")]
    [InlineData("stats", "sigmoid", "--normal", "0,1", "--rows", "100", "--units", "3")]
    [InlineData("ulp", "sigmoid", "--samples", "1000")]
    [InlineData("bench", "status")]
    public void With_json_stdout_is_one_document(params string[] arguments)
    {
        var run = Run([.. arguments, "--json"]);
        Assert.InRange(run.ExitCode, 0, 1);
        using var document = JsonDocument.Parse(run.Out);
        Assert.True(document.RootElement.ValueKind is JsonValueKind.Array or JsonValueKind.Object);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("eval", "nothing", "--at", "1")]
    [InlineData("eval", "relu", "--at", "one")]
    [InlineData("plot", "relu", "--range", "6:-6")]
    [InlineData("audit", "--f", "max(0, z")]
    [InlineData("audit", "--f", "1/0\nx", "--df", "y", "--json")]
    [InlineData("audit", "--df", "1")]
    [InlineData("stats", "relu")]
    [InlineData("stats", "relu", "--input", "nowhere.npy", "--json")]
    [InlineData("ulp", "relu", "--exhaustive", "--number", "f64")]
    [InlineData("bench", "relu", "--kernels", "fastest")]
    [InlineData("bench", "attach", "nowhere")]
    [InlineData("report", "--from", "nowhere")]
    public void Bad_input_is_one_line_and_exit_code_2(params string[] arguments)
    {
        var run = Run(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.StartsWith("actlab: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void An_audit_passes_the_catalogue_and_fails_a_published_mistake_at_its_worst_point()
    {
        var catalogue = Run("audit", "--json");
        Assert.Equal((0, "pass"), (catalogue.ExitCode, Verdict(catalogue)));
        var mistake = Run("audit", "--f", "max(0,z)", "--df", "max(1,z)", "--json");
        Assert.Equal((1, "fail"), (mistake.ExitCode, Verdict(mistake)));
        using var document = JsonDocument.Parse(mistake.Out);
        var worst = document.RootElement.GetProperty("audits")[0].GetProperty("worst");
        Assert.NotEqual(worst.GetProperty("claimed").GetDouble(), worst.GetProperty("reference").GetDouble());
    }

    [Fact]
    public void A_form_that_overflows_in_the_tail_is_right_and_told_so()
    {
        var run = Run("audit", "--f", "1/(1+exp(-x))", "--df", "exp(-x)/(1+exp(-x))^2", "--json");
        Assert.Equal((0, "pass"), (run.ExitCode, Verdict(run)));
        using var document = JsonDocument.Parse(run.Out);
        var findings = document.RootElement.GetProperty("audits")[0].GetProperty("findings").EnumerateArray();
        Assert.Contains("overflow", findings.Select(f => f.GetProperty("kind").GetString()));
    }

    [Fact]
    public void In_a_plain_locale_a_plot_is_ASCII()
    {
        var plain = new Dictionary<string, string> { ["LANG"] = "C", ["LC_ALL"] = "C" };
        var run = Shell.Run(Checkout.Run, ["plot", "gelu", "--second"], _folder.FullName, plain);
        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Out, character => Assert.InRange(character, '\n', '~'));
        var unicode = new Dictionary<string, string> { ["LC_ALL"] = "C.UTF-8" };
        Assert.Contains(Shell.Run(Checkout.Run, ["plot", "gelu"], _folder.FullName, unicode).Out, c => c is > '\u2800' and < '\u2900');
    }

    Shell.Ended Run(params string[] arguments) => Shell.Run(Checkout.Run, arguments, _folder.FullName, new Dictionary<string, string>
    {
        ["HOME"] = _folder.FullName,
        ["NUGET_PACKAGES"] = Checkout.Packages,
        ["XDG_STATE_HOME"] = _folder.FullName,
    });

    static string Verdict(Shell.Ended run)
    {
        using var document = JsonDocument.Parse(run.Out);
        return document.RootElement.GetProperty("verdict").GetString()!;
    }
}
