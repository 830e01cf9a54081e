using Xunit;

namespace ActLab.EndToEnd;

/// <summary>Every verb where standard streams are full, closed or cut off, and where the disk is full or read-only: one line, exit code 2, nothing half-written.</summary>
public sealed class FaultTests : IDisposable
{
    const string Left = "---left---", Filler = "filler";

    const string Full = "actlab: the results cannot be written to standard output: No space left on device; send them elsewhere\n";

    const string Closed = "actlab: the results cannot be written: standard output is closed; leave it open or send it to /dev/null\n";

    static readonly string Packed = Path.Combine(Checkout.Root, "tests", "ActLab.Tests", "Data", "Fixtures", "packed.npz");

    readonly string _folder = Directory.CreateTempSubdirectory("actlab-faults-").FullName;

    public FaultTests() => Assert.Equal(0, Shell.Run(Checkout.Run, ["list"], _folder).ExitCode);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Streams_that_are_full_closed_or_cut_off_are_one_line_or_nothing()
    {
        var lines = Verbs.Short;
        Assert.True(lines.Count > 10, "the help lists hardly a verb");
        foreach (var line in lines)
        {
            var usual = Run("\"$@\"", line);
            Same(line, usual, Run("\"$@\" | true; exit ${PIPESTATUS[0]}", line));
            Same(line, usual, Run("\"$@\" <&-", line));
            Same(line, usual with { Error = "" }, Run("\"$@\" 2>&-", line));
            Same(line, usual with { Error = "" }, Run("\"$@\" 2>/dev/full", line));

            // What resets a terminal is for a terminal, and no result.
            if (usual.Out.Length > 0 && line[0] != "reset-terminal")
            {
                Same(line, usual with { ExitCode = 2, Error = usual.Error + Full }, Run("\"$@\" > /dev/full", line));
                Same(line, usual with { ExitCode = 2, Error = usual.Error + Closed }, Run("\"$@\" >&-", line));
            }
        }

        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("> /dev/full", Full)]
    [InlineData(">&-", Closed)]
    public void Long_work_whose_result_cannot_be_written_ends_with_one_line(string stream, string told) => Assert.All(Verbs.Long, verb =>
    {
        var run = Run($"\"$@\" {stream}", Verbs.Line(verb));
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.EndsWith(told, run.Error, StringComparison.Ordinal);
    });

    /// <summary>What verbs write is their results on standard output, reports, jobs and temporary files; the first goes where there is room.</summary>
    [Theory]
    [InlineData("head -c 1M /dev/zero > filler 2>/dev/null", "No space left on device")]
    [InlineData("mount -o remount,ro .", "Read-only file system")]
    public void A_disk_that_takes_nothing_is_one_line_and_leaves_nothing(string fault, string reason)
    {
        Required.That(OnDisk("true", ["true"]).ExitCode == 0, "a file system cannot be mounted here, even with rights of its own; this test fills one");
        string[][] writing = [Verbs.Line("report"), ["bench", "relu"], ["stats", "relu", "--input", Packed, "--array", "fortran"]];
        foreach (var line in writing)
        {
            var run = OnDisk(fault, [Verbs.Program, .. line]);
            Assert.Equal((2, ""), (run.ExitCode, run.Out));
            var told = Assert.Single(run.ErrorLines);
            Assert.StartsWith("actlab: ", told, StringComparison.Ordinal);
            Assert.Contains(reason, told, StringComparison.Ordinal);
            Assert.DoesNotContain(".tmp", told, StringComparison.Ordinal);
        }

        foreach (var line in Verbs.Short.Where(_ => fault.Contains(Filler, StringComparison.Ordinal)))
        {
            Same(line, Run("\"$@\"", line), OnDisk(fault, [Verbs.Program, .. line]));
        }
    }

    [Fact]
    public void Input_that_comes_in_pieces_between_signals_is_read_whole()
    {
        const string Script = """
            (for part in '# points' $'\n1' '.5' $'\n' '-' $'2\n' '0x3f8' $'00000\n'; do printf %s "$part"; sleep 0.05; done) | (
              "$@" & child=$!
              for i in 1 2 3 4 5 6 7 8; do sleep 0.04; kill -STOP $child; kill -WINCH $child; kill -CONT $child; done 2>/dev/null
              wait $child)
            """;
        string[] line = ["eval", "relu", "--number", "f32", "--json", "--at-file"];
        var whole = Run("\"$@\"", ["eval", "relu", "--number", "f32", "--json", "--at", "1.5,-2,0x3f800000"]);
        Assert.Equal(0, whole.ExitCode);
        var pieces = Run(Script.Replace("\"$@\" &", "\"$@\" <&0 &", StringComparison.Ordinal), [.. line, "-"]);
        Assert.Equal((0, "", whole.Out), (pieces.ExitCode, pieces.Error, pieces.Out));
        var pipe = Run($"mkfifo points && (sleep 0.1; printf '1.5\\n'; sleep 0.1; printf -- '-2\\n0x3f800000\\n') > points & \"$@\"", [.. line, "points"]);
        Assert.True(pipe.ExitCode == 0 ? pipe.Out == whole.Out : pipe is { ExitCode: 2, ErrorLines: [_] }, pipe.Error);
    }

    static void Same(string[] line, Shell.Ended expected, Shell.Ended run) =>
        Assert.True((expected.ExitCode, expected.Error) == (run.ExitCode, run.Error), $"{string.Join(' ', line)}: exit code {run.ExitCode}, not {expected.ExitCode}:\n{run.Error}not\n{expected.Error}");

    /// <summary>Runs the program by a line of the shell, which has it and its words as "$@", with a state of its own.</summary>
    Shell.Ended Run(string script, string[] line) => Shell.Run("bash", ["-c", script, "bash", Verbs.Program, .. line], _folder, State(_folder));

    /// <summary>Runs a program in a file system of its own, of 256 KiB, and checks that no file is left in it.</summary>
    Shell.Ended OnDisk(string fault, string[] command)
    {
        var disk = Directory.CreateDirectory(Path.Combine(_folder, "disk")).FullName;
        string[] rights = Environment.IsPrivilegedProcess ? ["-m"] : ["-r", "-m"];
        var run = Shell.Run(
            "unshare",
            [.. rights, "bash", "-c", $"mount -t tmpfs -o size=256k none . && cd \"$PWD\" && {{ {fault}; \"$@\"; code=$?; echo {Left}; find . -type f ! -name {Filler}; exit $code; }}", "bash", .. command],
            disk, State(disk));
        var parts = run.Out.Split(Left);
        Assert.True(parts.Length < 2 || parts[1].Trim().Length == 0, $"{string.Join(' ', command)} leaves {parts[^1]}");
        return run with { Out = parts[0] };
    }

    static Dictionary<string, string> State(string folder) => new() { ["XDG_STATE_HOME"] = Path.Combine(folder, "state"), ["TMPDIR"] = folder };
}
