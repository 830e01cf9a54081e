using System.Collections.Concurrent;
using ActLab.Screens;
using ActLab.Terminal;
using ActLab.Tests.Data;
using ActLab.Tests.Statistics;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>What the screen of statistics asks for and how it is measured: prompts, their refusals, and a measurement that is stopped.</summary>
public class MeasuringTests
{
    /// <summary>The app takes axes behind the path, as the command does.</summary>
    [Theory]
    [InlineData(" --unit-axis 1", 6)]
    [InlineData("  --unit-axis 1 --unit-axis cube=-1 ", 3)]
    public async Task Axes_are_typed_behind_the_path(string axes, int units)
    {
        var told = new List<Message>();
        var step = Press(
            new StatisticsScreen([Layer.Find("relu")]), new KeyInput(Key.Character, 'o'), new PasteInput(Fixture.PathOf("layers.npz") + axes), new KeyInput(Key.Enter));
        await step.Commands[0](told.Add, CancellationToken.None);
        Assert.Equal(units, told.OfType<MeasuredMessage>().Single().Layers.Single(l => l.Source.Array == "cube").Statistics.Units);
    }

    /// <summary>A long measurement is stopped by a key, tells nothing more, and what was measured before it stays.</summary>
    [Fact]
    public async Task Escape_stops_a_measurement()
    {
        var told = new ConcurrentQueue<Message>();
        var small = Measure(new StatisticsScreen([Layer.Find("relu")]), "0,1 100 3");
        await small.Commands[0](told.Enqueue, CancellationToken.None);
        var measured = told.OfType<MeasuredMessage>().Single();
        var before = (StatisticsScreen)small.Screen.Update(Shared, measured).Screen;
        Assert.Equal((null, 100L), (before.Share, before.Measured!.Layers[0].Statistics.Rows));

        var going = new TaskCompletionSource();
        var large = Measure(before, "0,1 1000000000 1");
        told.Clear();
        var running = Task.Run(() => large.Commands[0](message =>
        {
            told.Enqueue(message);
            going.TrySetResult();
        }, CancellationToken.None), TestContext.Current.CancellationToken);
        await going.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Contains(large.Screen.Hints, hint => hint is { Key: "Esc", Text: "stop measuring" });
        var after = (StatisticsScreen)Press(large.Screen, new KeyInput(Key.Escape)).Screen;
        await running;
        Assert.All(told, message => Assert.IsType<MeasuringMessage>(message));
        // What was told before the key, and is read after it, changes nothing.
        after = told.Aggregate(after, (screen, message) => (StatisticsScreen)screen.Update(Shared, message).Screen);
        Assert.Equal((null, null, measured), (after.Share, after.Reading, after.Measured));
    }

    /// <summary>A measurement that another follows is stopped too, and cannot take the place of the other.</summary>
    [Fact]
    public async Task The_last_measurement_asked_for_is_shown()
    {
        var (first, second) = (new List<Message>(), new List<Message>());
        var one = Measure(new StatisticsScreen([Layer.Find("relu")]), "0,1 1000000000000 1");
        var two = Measure(one.Screen, "0,1 100 3");
        await one.Commands[0](first.Add, CancellationToken.None);
        Assert.Empty(first);
        await two.Commands[0](second.Add, CancellationToken.None);
        var end = second.Aggregate(two.Screen, (screen, message) => screen.Update(Shared, message).Screen);
        Assert.Equal(100, ((StatisticsScreen)end).Measured!.Layers[0].Statistics.Rows);
    }

    /// <summary>What cannot be opened is typed again from where it was, below it why; only what was opened is remembered.</summary>
    [Theory]
    [InlineData("o", "/nowhere.npy", "/nowhere.npy: cannot be opened")]
    [InlineData("n", "0,-1 10 2", "not below 0")]
    public void A_prompt_that_is_refused_stays(string key, string text, string part)
    {
        string[] refused = ["3", key, "\x15", text, "\r", AppRun.Work, AppRun.Work];
        var lines = AppRun.Screen(80, 24, true, 1, refused);
        Assert.EndsWith($": {text}", lines[1], StringComparison.Ordinal);
        Assert.Contains(part, string.Join(' ', lines[21..]), StringComparison.Ordinal);
        lines = AppRun.Screen(80, 24, true, 1, [.. refused, "\x7f", "\x7f", "x"]);
        Assert.EndsWith($": {text[..^2]}x", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Enter measure", lines[23], StringComparison.Ordinal);
        Assert.Contains("Nothing measured yet", lines[3], StringComparison.Ordinal);
        Assert.DoesNotContain(text, string.Join('\n', AppRun.Screen(80, 24, true, 1, [.. refused, AppRun.Escape, "o"])), StringComparison.Ordinal);
    }

    /// <summary>A failure that comes while a person does something else takes no keys away.</summary>
    [Fact]
    public void A_prompt_that_is_refused_late_does_not_open_again()
    {
        var screen = Measure(new StatisticsScreen([Layer.Find("relu")]), "nonsense").Screen;
        var failed = new FailedMessage(screen.Title, "no") { Reading = ((StatisticsScreen)screen).Reading };
        Assert.True(screen.Update(Shared, failed).Screen.IsTyping);
        Assert.False(Press(screen, new KeyInput(Key.Down)).Screen.Update(Shared, failed).Screen.IsTyping);
        Assert.False(screen.Update(Shared, new LeftMessage()).Screen.Update(Shared, failed).Screen.IsTyping);
        Assert.Same(screen, screen.Update(Shared, new FailedMessage(screen.Title, "no") { Reading = new LayersReading(Prompt.File, "", null!) }).Screen);
    }

    static Shared Shared => new(0, Marks.Ascii);

    static Step Press(IScreen screen, params IEnumerable<InputEvent> inputs) =>
        inputs.Aggregate(new Step(screen, Shared), (step, input) => step.Screen.Update(Shared, new InputMessage(input)));

    static Step Measure(IScreen screen, string normal) => Press(
        screen, new KeyInput(Key.Character, 'n'), new KeyInput(Key.Character, 'u', Modifiers.Control), new PasteInput(normal), new KeyInput(Key.Enter));
}
