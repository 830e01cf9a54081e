using System.Diagnostics;
using System.Runtime.CompilerServices;
using ActLab.Tests.Audit.Foreign;
using Xunit;

[assembly: AssemblyFixture(typeof(CompiledLibrary))]

namespace ActLab.Tests.Audit.Foreign;

/// <summary>The kernels of kernels.c as a shared library, compiled once for all tests.</summary>
public sealed class CompiledLibrary : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly string _folder = Directory.CreateTempSubdirectory("actlab-library-").FullName;
    readonly Lazy<string?> _problem;

    public CompiledLibrary() => _problem = new(Compile);

    /// <summary>The library; skips the test, and says why, where there is no compiler and skipping is not forbidden.</summary>
    public string Path
    {
        get
        {
            if (_problem.Value is { } problem)
            {
                Assert.False(Environment.GetEnvironmentVariable("ACTLAB_NO_SKIP") == "1", $"{problem}; ACTLAB_NO_SKIP=1 forbids to skip");
                Assert.Skip(problem);
            }

            return File("kernels.so");
        }
    }

    /// <summary>A path in the fixture's folder.</summary>
    public string File(string name) => System.IO.Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string? Compile()
    {
        try
        {
            using var compiler = Process.Start(new ProcessStartInfo("cc", ["-O1", "-shared", "-fPIC", "-o", File("kernels.so"), Source(), "-lm"]) { RedirectStandardError = true })!;
            var complaint = compiler.StandardError.ReadToEnd();
            Assert.True(compiler.WaitForExit(Patience), "cc does not end");
            Assert.True(compiler.ExitCode == 0, complaint);
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "no C compiler: install gcc and libc6-dev";
        }
    }

    static string Source([CallerFilePath] string here = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "kernels.c");
}
