using System.IO.Compression;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>Names in files that would act on a terminal, or on the file system if anybody unpacked them there.</summary>
public sealed class HostileNamesTests : IDisposable
{
    const string Title = "\e]0;PWNED\a", Red = "\e[31m", Csi = "\u009b31m";

    static readonly string[] Names = [$"a{Title}", $"b{Red}\r\n", $"c{Csi}", "/tmp/escaped"];

    static readonly string[] Climbing = ["../../escaped", "..\\escaped"];

    readonly Tmux _tmux = new();

    public void Dispose() => _tmux.Dispose();

    [Fact]
    public void No_command_lets_them_through()
    {
        var (archive, climbing) = (Archive("net.npz", Names), Archive("up.npz", Climbing));
        var file = Path.Combine(_tmux.Folder, $"x{Title}{Red}.npy");
        File.Copy(Path.Combine(_tmux.Folder, "layer.npy"), file);
        var table = Path.Combine(_tmux.Folder, "table.csv");
        File.WriteAllText(table, $"x{Red},f{Title}\n1,2\n");
        var definition = Path.Combine(_tmux.Folder, "own.txt");
        File.WriteAllText(definition, $"[own]\nname = Own {Title}\nformula = x\nsource = {Red}\n");
        string[][] lines =
        [
            ["stats", "relu", "--input", archive], ["stats", "relu", "--input", archive, "--json"], ["stats", "relu", "--input", archive, "--array", Names[0]],
            ["stats", "relu", "--input", climbing], ["stats", "relu", "--input", file], ["stats", "relu", "--input", file + Red], ["stats", "relu", "--input", table],
            ["audit", "--table", table, "--as", "relu"], ["audit", "--definition", definition], ["list", "--definition", definition], [Red], ["plot", Red], ["bench", "attach", Title],
        ];
        var before = Files();
        Assert.Equal(0, Shell.Run(Checkout.Run, ["list"], _tmux.Folder).ExitCode);
        foreach (var line in lines)
        {
            var run = Shell.Run(Verbs.Program, line, _tmux.Folder, new Dictionary<string, string> { ["XDG_STATE_HOME"] = _tmux.Folder });
            Assert.InRange(run.ExitCode, line.Contains(climbing) ? 2 : 0, 2);
            Assert.DoesNotContain(run.Out + run.Error, c => char.IsControl(c) && c != '\n');
        }

        Assert.Equal(before, Files());
        Assert.False(File.Exists("/tmp/escaped") || File.Exists("/tmp/escaped.npy"));
    }

    [Fact]
    public void The_app_shows_them_and_the_terminal_does_not_heed_them()
    {
        Archive("net.npz", Names);
        var title = _tmux.Ask("#{pane_title}");
        _tmux.StartApp();
        _tmux.GoTo(3, "Statistics");
        _tmux.PressFor("o", "File (");
        _tmux.Type("net.npz");
        _tmux.Press("Enter");
        _tmux.WaitFor("50 rows");
        for (var i = 0; i < Names.Length; i++)
        {
            _tmux.Press("Right");
        }

        _tmux.Settled();
        _tmux.Press("q");
        _tmux.WaitForExit(0);
        Assert.DoesNotContain(Title, _tmux.Sent, StringComparison.Ordinal);
        Assert.DoesNotContain(Csi, _tmux.Sent, StringComparison.Ordinal);
        Assert.Equal(title, _tmux.Ask("#{pane_title}"));
    }

    /// <summary>An archive of layers with such names.</summary>
    string Archive(string name, IEnumerable<string> entries)
    {
        var layer = Path.Combine(_tmux.Folder, "layer.npy");
        var values = new float[50, 2];
        values[3, 1] = 1;
        Npy.Write(layer, values);
        var path = Path.Combine(_tmux.Folder, name);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var entry in entries)
        {
            archive.CreateEntryFromFile(layer, entry + ".npy");
        }

        return path;
    }

    string[] Files() => [.. Directory.EnumerateFiles(_tmux.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("bytes", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
