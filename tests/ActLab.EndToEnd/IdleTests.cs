using Xunit;

namespace ActLab.EndToEnd;

/// <summary>The app while nobody does anything: all screens, each in a pane of its own, at the same time.</summary>
public sealed class IdleTests
{
    static readonly TimeSpan Watched = TimeSpan.FromSeconds(10);

    /// <summary>Neither a byte to the terminal nor a wake-up of the thread that draws; the runtime's own threads are not counted.</summary>
    [Fact]
    public async Task Nothing_is_sent_and_nothing_wakes_up()
    {
        Tmux[] panes = [];
        try
        {
            panes = [.. AppPane.Titles.Select(_ => AppPane.OpenApp())];
            foreach (var (pane, i) in panes.Select((pane, i) => (pane, i)))
            {
                pane.GoTo(i + 1, AppPane.Titles[i]);
            }

            Array.ForEach(panes, pane => pane.Settled(glances: 50));
            var before = panes.Select(Seen).ToList();
            await Task.Delay(Watched, TestContext.Current.CancellationToken);
            Assert.Equal(before, panes.Select(Seen));

            // A key is what both would have counted.
            Assert.All(panes.Zip(before), pane =>
            {
                pane.First.BytesOf("?");
                var (_, bytes, sleeps) = Seen(pane.First);
                Assert.True(bytes > pane.Second.Bytes && sleeps > pane.Second.Sleeps, "a key is not counted");
            });
        }
        finally
        {
            Array.ForEach(panes, pane => pane.Dispose());
        }
    }

    static (string Screen, long Bytes, long? Sleeps) Seen(Tmux pane) => (pane.Screen[0], pane.Bytes, Proc.Sleeps(pane.ProcessId()));
}
