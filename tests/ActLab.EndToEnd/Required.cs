using Xunit;

namespace ActLab.EndToEnd;

/// <summary>Programs that some tests need: without them a test is skipped with a word, and fails where skipping is forbidden.</summary>
static class Required
{
    /// <summary>Goes on only if the program is on the PATH.</summary>
    public static void Program(string name)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, name)));
        if (!found && Environment.GetEnvironmentVariable("ACTLAB_NO_SKIP") == "1")
        {
            Assert.Fail($"{name} is not installed, and ACTLAB_NO_SKIP=1 forbids to skip");
        }

        Assert.SkipUnless(found, $"{name} is not installed; this test drives the program through it");
    }
}
