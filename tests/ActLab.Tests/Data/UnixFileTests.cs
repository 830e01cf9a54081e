using System.Diagnostics;
using ActLab.Data;
using ActLab.Reports;
using Xunit;

namespace ActLab.Tests.Data;

/// <summary>Pipes, devices and links where a file is expected.</summary>
public sealed class UnixFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("actlab-unix-").FullName;

    public UnixFileTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_pipe_without_a_writer_is_refused_at_once()
    {
        var error = Assert.Throws<TensorFormatException>(() => TensorFile.Open(Pipe("a.npy")));
        Assert.Contains("is a pipe or a device", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_neither_file_nor_directory_is_told()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        var link = File.CreateSymbolicLink(Path.Combine(_folder, "link"), "/dev/null").FullName;
        Assert.Equal([true, true, true], new[] { "/dev/null", link, Pipe("pipe") }.Select(UnixFile.IsSpecial));
        Assert.Equal([false, false, false], new[] { file, _folder, Path.Combine(_folder, "missing") }.Select(UnixFile.IsSpecial));
    }

    [Fact]
    public void A_report_does_not_replace_a_pipe()
    {
        var pipe = Pipe("report.html");
        var error = Assert.Throws<IOException>(() => ReportFile.Save(pipe, "page"));
        Assert.Equal($"{pipe} is a device or a pipe; name a file", error.Message);
        Assert.True(UnixFile.IsSpecial(pipe));
        Assert.Equal([pipe], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_report_is_written_through_links(bool exists)
    {
        var file = Path.Combine(_folder, "file.html");
        if (exists)
        {
            File.WriteAllText(file, "old");
        }

        var near = File.CreateSymbolicLink(Path.Combine(_folder, "near.html"), "file.html");
        var far = File.CreateSymbolicLink(Path.Combine(_folder, "far.html"), near.FullName).FullName;
        Assert.Equal(far, ReportFile.Save(far, "page").Path);
        Assert.Equal("page", File.ReadAllText(file));
        Assert.NotNull(new FileInfo(far).LinkTarget);
        Assert.NotNull(new FileInfo(near.FullName).LinkTarget);
        Assert.Equal(3, Directory.GetFileSystemEntries(_folder).Length);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named_as_the_user_named_it()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "needs a folder that even root cannot write");
        var message = Assert.Throws<IOException>(() => ReportFile.Save("/proc/self/report.html", "page")).Message;
        Assert.StartsWith("/proc/self/report.html cannot be written", message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", message, StringComparison.Ordinal);
    }

    string Pipe(string name)
    {
        var path = Path.Combine(_folder, name);
        using var maker = Process.Start("mkfifo", [path]);
        maker.WaitForExit();
        Assert.Equal(0, maker.ExitCode);
        return path;
    }
}
