using ActLab.Tests.Data;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>A file of several arrays on the statistics screen.</summary>
public sealed class LayersTests : IDisposable
{
    readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.npz");

    public LayersTests() => File.WriteAllBytes(_path, ZipBuilder.Of(
        new("first.npy", NpyTests.File("{'descr': '|u1', 'fortran_order': False, 'shape': (3, 2)}", 6)),
        new("second.npy", NpyTests.File("{'descr': '<f4', 'fortran_order': False, 'shape': (5,)}", 20)),
        new("words.npy", NpyTests.File("{'descr': '<U1', 'fortran_order': False, 'shape': (1,)}", 4))));

    public void Dispose() => File.Delete(_path);

    /// <summary>The screen once both layers are measured, each with one report of progress, and after more keys.</summary>
    string Screen(params string[] keys) => string.Join('\n', AppRun.Screen(
        120, 24, true, 3, ["3", "o", _path, "\r", AppRun.Work, AppRun.Work, AppRun.Work, AppRun.Work, .. keys]));

    [Fact]
    public void Shows_one_layer_at_a_time_and_what_was_left_out()
    {
        var screen = Screen();
        Assert.Contains("Layer 1 of 2. ", screen, StringComparison.Ordinal);
        Assert.Contains(", first: npy 1.0, u8, shape (3, 2), units on axis 1", screen, StringComparison.Ordinal);
        Assert.Contains("left out what is not numbers: words (<U1)", screen, StringComparison.Ordinal);
        Assert.Contains("←→ layer", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Left_and_right_go_through_the_layers_and_stop_at_the_ends()
    {
        Assert.Contains(", second: npy 1.0, f32", Screen(AppRun.Right), StringComparison.Ordinal);
        Assert.Contains("Layer 2 of 2", Screen(AppRun.Right, AppRun.Right), StringComparison.Ordinal);
        Assert.Contains("Layer 1 of 2", Screen(AppRun.Right, AppRun.Left, AppRun.Left), StringComparison.Ordinal);
    }
}
