using ActLab.Jobs;
using Xunit;

namespace ActLab.Tests.Bench;

/// <summary>What a child process gets of this one.</summary>
public class ChildTests
{
    [Fact]
    public void It_gets_no_stream_and_no_secret()
    {
        const string Secret = "ACTLAB_TEST_API_TOKEN";
        Environment.SetEnvironmentVariable(Secret, "hunter2");
        try
        {
            var start = Dotnet.Child("some.dll", "argument");
            Assert.Equal((true, true, true), (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError));
            Assert.DoesNotContain(Secret, start.Environment.Keys);
            Assert.Equal(Environment.GetEnvironmentVariable("PATH"), start.Environment["PATH"]);
            Assert.Equal(["some.dll", "argument"], start.ArgumentList);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Secret, null);
        }
    }

    [Theory]
    [InlineData("PATH", true)]
    [InlineData("DOTNET_TieredPGO", true)]
    [InlineData("LC_ALL", true)]
    [InlineData("XDG_STATE_HOME", true)]
    [InlineData("LD_PRELOAD", false)]
    [InlineData("AWS_SECRET_ACCESS_KEY", false)]
    [InlineData("SSH_AUTH_SOCK", false)]
    [InlineData("MY_DOTNET_TOKEN", false)]
    public void Needed_is_what_finds_files_libraries_and_the_runtime(string name, bool isNeeded) => Assert.Equal(isNeeded, Dotnet.IsNeeded(name));
}
