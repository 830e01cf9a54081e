using Xunit;

namespace ActLab.EndToEnd;

/// <summary>The script that trains beside PyTorch; how fast is no matter of a test.</summary>
public class TrainingSpeedTests
{
    [Fact]
    public void Without_PyTorch_one_line_says_what_to_install()
    {
        var ran = Shell.Run(Path.Combine(Checkout.Root, "tests", "training-speed.sh"), [], variables: new Dictionary<string, string> { ["PYTHON"] = "false" });
        Assert.Equal((2, ""), (ran.ExitCode, ran.Out));
        Assert.Contains("python3-torch", Assert.Single(ran.ErrorLines), StringComparison.Ordinal);
    }
}
