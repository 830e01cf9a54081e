using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>README's lines for PyTorch, on a network whose dead units are known.</summary>
public sealed partial class PyTorchTests : IDisposable
{
    const string Network = """
        import torch
        torch.manual_seed(0)
        model = torch.nn.Sequential(torch.nn.Conv2d(1, 3, 3), torch.nn.ReLU(), torch.nn.Flatten(), torch.nn.Linear(108, 5), torch.nn.Tanh())
        with torch.no_grad():
            model[0].bias[1] = -1000
        batch = torch.randn(40, 1, 8, 8)

        """;

    const string Counts = """

        z = torch.tensor(taken["1"][0])
        print(int((z <= 0).sum()), z.numel(), sorted(taken))
        """;

    /// <summary>Debian's own, whatever else the PATH leads to: it is the one that has Debian's PyTorch.</summary>
    const string Python = "/usr/bin/python3";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actlab-pytorch-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void They_dump_what_stats_reads()
    {
        if (!File.Exists(Python) || Shell.Run(Python, ["-c", "import torch"]).ExitCode != 0)
        {
            Assert.Skip($"{Python} has no torch module; Debian's package is python3-torch");
        }

        var lines = Lines.Match(File.ReadAllText(Path.Combine(Checkout.Root, "README.md"))).Groups["lines"].Value;
        Assert.Equal(6, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var dumped = Shell.Run(Python, ["-c", Network + lines + Counts], _folder.FullName);
        Assert.True(dumped.ExitCode == 0, dumped.Error);
        Assert.EndsWith("['1', '4']\n", dumped.Out, StringComparison.Ordinal);
        int[] counts = [.. dumped.Out.Split(' ').Take(2).Select(int.Parse)];

        var read = Shell.Run(Checkout.Run, ["stats", "relu", "--input", "net.npz", "--unit-axis", "1", "--json"], _folder.FullName);
        Assert.True(read.ExitCode == 0, read.Error);
        using var document = JsonDocument.Parse(read.Out);
        var layer = document.RootElement[0];
        Assert.Equal(3, layer.GetProperty("units").GetInt32());
        Assert.Equal((counts[0], counts[1]), (layer.GetProperty("counts").GetProperty("zeroOutput").GetInt32(), 40 * 3 * 6 * 6));
        Assert.Equal([1], layer.GetProperty("dead").GetProperty("units").EnumerateArray().Select(unit => unit.GetInt32()));
        Assert.Equal(5, document.RootElement[1].GetProperty("units").GetInt32());
    }

    [GeneratedRegex("```python\n(?<lines>.*?)```", RegexOptions.Singleline)]
    static partial Regex Lines { get; }
}
