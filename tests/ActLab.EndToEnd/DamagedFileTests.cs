using System.Collections.Concurrent;
using ActLab.Tests.Data;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>Files that are damaged or need a temporary file, each read by a process of its own.</summary>
public sealed class DamagedFileTests : IDisposable
{
    const int Files = 500;

    static readonly string Program = Path.Combine(Checkout.Root, ".artifacts", "app", "actlab");

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actlab-damaged-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Five_hundred_damaged_files_are_measured_or_refused_with_one_line()
    {
        // The script builds the program if need be; what follows starts it directly, to save the script's own time.
        Assert.Equal(0, Shell.Run(Checkout.Run, ["list"], _folder.FullName).ExitCode);
        var (measured, wrong) = (0, new ConcurrentQueue<string>());
        Parallel.For(0, Files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            // Numbers that the tests in process do not use.
            var (name, bytes) = Mutations.Get(1_000_000 + number);
            var path = Path.Combine(_folder.CreateSubdirectory($"{number}").FullName, name);
            File.WriteAllBytes(path, bytes);
            var run = Measure(path, _folder.FullName);
            var isRight = run.ExitCode switch
            {
                0 => run.Out.Length > 0 && run.ErrorLines.All(line => line.Contains("left out", StringComparison.Ordinal) || line.StartsWith("warning: ", StringComparison.Ordinal)),
                2 => run.Out.Length == 0 && run.ErrorLines is [var line] && line.StartsWith("actlab: ", StringComparison.Ordinal),
                _ => false,
            };
            Interlocked.Add(ref measured, run.ExitCode == 0 ? 1 : 0);
            if (!isRight)
            {
                wrong.Enqueue($"file {number} ({name}): exit code {run.ExitCode}, {run.Out}{run.Error}");
            }
        });
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Take(10)));
        Assert.InRange(measured, 1, Files / 2);
    }

    [Fact]
    public void What_is_unpacked_to_be_read_in_another_order_leaves_nothing()
    {
        var file = Path.Combine(Checkout.Root, "tests", "ActLab.Tests", "Data", "Fixtures", "packed.npz");
        Assert.Equal(0, Shell.Run(Checkout.Run, ["list"], _folder.FullName).ExitCode);
        Assert.Equal(0, Measure(file, _folder.FullName, "--array", "fortran").ExitCode);
        Assert.Empty(_folder.GetFileSystemInfos("actlab-*"));
        var nowhere = Measure(file, Path.Combine(_folder.FullName, "nowhere"), "--array", "fortran");
        Assert.Equal((2, ""), (nowhere.ExitCode, nowhere.Out));
        Assert.Contains("packed.npz, fortran: cannot be unpacked into", Assert.Single(nowhere.ErrorLines), StringComparison.Ordinal);
    }

    /// <summary>One measurement with a heap of 200 MiB at most.</summary>
    static Shell.Ended Measure(string file, string temporary, params string[] more) => Shell.Run(
        Program, ["stats", "relu", "--input", file, .. more], variables: new Dictionary<string, string>
        {
            ["DOTNET_GCHeapHardLimit"] = "C800000",
            ["TMPDIR"] = temporary,
        });
}
