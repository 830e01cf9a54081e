using Xunit;

namespace ActLab.EndToEnd;

/// <summary>Programs that some tests need: without them a test is skipped with a word, and fails where skipping is forbidden.</summary>
static class Required
{
    /// <summary>Goes on only if the program is on the PATH.</summary>
    public static void Program(string name) => That(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name))),
        $"{name} is not installed; this test drives the program through it");

    /// <summary>Goes on only if this holds of the machine.</summary>
    public static void That(bool holds, string otherwise)
    {
        if (!holds && Environment.GetEnvironmentVariable("ACTLAB_NO_SKIP") == "1")
        {
            Assert.Fail($"{otherwise}; ACTLAB_NO_SKIP=1 forbids to skip");
        }

        Assert.SkipUnless(holds, otherwise);
    }
}
