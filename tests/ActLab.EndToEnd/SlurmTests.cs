using Xunit;

namespace ActLab.EndToEnd;

/// <summary>The script that spreads a measurement over a cluster, on a real Slurm of one node.</summary>
public sealed class SlurmTests : IDisposable
{
    static readonly string Script = Path.Combine(Checkout.Root, "src", "ActLab", "Cluster", "slurm-stats.sh");

    readonly string _folder = Directory.CreateTempSubdirectory("a cluster's").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Shards_on_a_cluster_give_the_bytes_of_the_whole()
    {
        using var slurm = new Slurm();
        var (tensor, result) = (Tensor(rows: 21_000), Path.Combine(_folder, "the result.json"));
        string[] what = ["relu", "gelu", "--input", tensor];
        var ran = Shell.Run(Script, ["5", result, .. what], _folder, slurm.Variables);
        Assert.Equal((0, ""), (ran.ExitCode, string.Join('\n', ran.ErrorLines.Where(line => !line.StartsWith("Building", StringComparison.Ordinal)))));
        Assert.Equal(Shell.Run(Checkout.Run, ["stats", .. what, "--json"]).Out, File.ReadAllText(result));
        Assert.Equal([tensor, result], Directory.EnumerateFileSystemEntries(_folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_task_that_fails_is_told_and_leaves_no_result()
    {
        using var slurm = new Slurm();
        var result = Path.Combine(_folder, "result.json");
        var ran = Shell.Run(Script, ["2", result, "relu", "--input", Path.Combine(_folder, "missing.npy")], _folder, slurm.Variables);
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("missing.npy", ran.Error, StringComparison.Ordinal);
        Assert.Contains("result.json.parts", ran.ErrorLines[^1], StringComparison.Ordinal);
        Assert.False(File.Exists(result));
    }

    string Tensor(int rows)
    {
        var path = Path.Combine(_folder, "a tensor.npy");
        var values = new float[rows, 3];
        for (var r = 0; r < rows; r++)
        {
            for (var u = 0; u < 3; u++)
            {
                values[r, u] = ((r * 7919) + (u * 104_729)) % 1009 / 100f - (4 * u);
            }
        }

        Npy.Write(path, values);
        return path;
    }
}
