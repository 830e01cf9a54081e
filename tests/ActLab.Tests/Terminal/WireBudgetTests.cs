using System.Text;
using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Terminal;

/// <summary>Frames that nobody asked for keep within so many bytes in any second.</summary>
public class WireBudgetTests
{
    const int Limit = WireBudget.PerSecond;

    [Theory]
    [InlineData(1, 50, 400)]
    [InlineData(2, 300, 1200)]
    [InlineData(3, 2000, 4600)]
    [InlineData(4, 1, 4600)]
    [InlineData(5, 50, 400, 960, 864)]
    [InlineData(6, 50, 400, 3840, 3456)]
    [InlineData(7, 50, 400, 5111, 4599)]
    [InlineData(8, 50, 400, 11520)]
    public void No_second_has_more(int seed, int smallest, int largest, int line = int.MaxValue, int limit = Limit)
    {
        var random = new Random(seed);
        var clock = new HandClock();
        var budget = new WireBudget(clock, line);
        var sent = new List<(double At, int Bytes)>();
        while (clock.Seconds < 60)
        {
            var bytes = random.Next(smallest, largest + 1);
            while (budget.Delay(bytes) is > 0 and var delay)
            {
                clock.Seconds += delay / 1000.0;
            }

            Assert.InRange(bytes, 0, budget.Left);
            budget.Add(bytes);
            sent.Add((clock.Seconds, bytes));
        }

        Assert.All(sent, first => Assert.InRange(sent.Where(s => s.At >= first.At && s.At < first.At + 1 - 1e-9).Sum(s => s.Bytes), 0, limit));

        // Nothing is left unused either: where frames are small, half of the limit at least is sent.
        Assert.True(sent.Sum(s => (long)s.Bytes) > 60 * limit / 2, $"{sent.Sum(s => (long)s.Bytes)} bytes in a minute");
    }

    [Fact]
    public void A_frame_larger_than_the_limit_waits_for_a_quiet_second()
    {
        var clock = new HandClock();
        var budget = new WireBudget(clock);
        Assert.Equal((0, int.MaxValue), (budget.Delay(3 * Limit), budget.Left));
        budget.Add(10);
        Assert.Equal((1000, Limit - 10), (budget.Delay(3 * Limit), budget.Left));
        clock.Seconds += 1;
        Assert.Equal(0, budget.Delay(3 * Limit));
    }

    /// <summary>The screen of 3,000 bytes that a key brought is sent at once, that of a tick after it waits, and a key ends the wait.</summary>
    [Fact]
    public void Ticks_wait_and_keys_do_not()
    {
        using var terminal = new TestTerminal(100, 40) { ExpectedWakeups = 2 };
        terminal.Type("a").Type("!").AwaitWakeup().AwaitWakeup().Raise(Wakeup.None).Type("b");
        Application.Run(terminal, new Noise(terminal), new HandClock());
        Assert.Equal(["2J", "aa", "!!", "bb"], terminal.Writes.Select(w => Encoding.UTF8.GetString(w)[^2..]));
        Assert.Contains(terminal.Waits, wait => wait > 0);
        Assert.StartsWith("bbb", terminal.Lines()[0], StringComparison.Ordinal);
    }

    /// <summary>A clock that stands still unless it is moved.</summary>
    sealed class HandClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => (long)Math.Round(Seconds * TimestampFrequency);
    }

    /// <summary>Fills the screen with the last character typed; an exclamation mark makes two ticks, once it is on the screen, which fill it with digits.</summary>
    sealed class Noise(TestTerminal terminal) : IProgram<string, string>
    {
        public (string Model, Command<string>[] Commands) Init() => (" ", []);

        public string? FromInput(InputEvent input) => input is KeyInput key ? key.Character.ToString() : null;

        public (string Model, Command<string>[] Commands) Update(string model, string message) => (message, message == "!" ? [Tick] : []);

        public bool IsPaced(string message) => char.IsDigit(message[0]);

        public void View(string model, Frame frame) => frame.Fill(frame.Area, model[0], default);

        public int? ExitCode(string model) => null;

        Task Tick(Action<string> post, CancellationToken cancel)
        {
            SpinWait.SpinUntil(() => terminal.Writes.Count == 3);
            post("1");
            post("2");
            return Task.CompletedTask;
        }
    }
}
