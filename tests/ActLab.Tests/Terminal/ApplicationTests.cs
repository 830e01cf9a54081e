using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Terminal;

public class ApplicationTests
{
    [Fact]
    public void A_burst_of_input_is_one_frame_and_a_frame_is_one_write()
    {
        using var terminal = new TestTerminal(20, 3).Type("abc").Type("d").Type("q");
        Assert.Equal(7, Application.Run(terminal, new Echo()));
        Assert.Equal(3, terminal.Writes.Count);
        Assert.Equal("abcd", terminal.Lines()[0]);
        Assert.False(terminal.IsEntered);
    }

    [Fact]
    public void Nothing_is_written_and_no_timer_runs_when_nothing_changes()
    {
        using var terminal = new TestTerminal(20, 3).Type("\e[I").Raise(Wakeup.Woken);
        Application.Run(terminal, new Echo());
        Assert.Single(terminal.Writes);
        Assert.All(terminal.Waits, wait => Assert.Equal(-1, wait));
    }

    [Fact]
    public void An_escape_alone_is_decided_after_the_delay()
    {
        using var terminal = new TestTerminal(20, 3).Type("\e").Raise(Wakeup.None);
        Application.Run(terminal, new Echo());
        Assert.Equal([-1, InputParser.EscapeDelay, -1], terminal.Waits);
        Assert.Equal("<Escape>", terminal.Lines()[0]);
    }

    [Theory]
    [InlineData(Wakeup.Hangup, 129)]
    [InlineData(Wakeup.Interrupt, 130)]
    [InlineData(Wakeup.Quit, 131)]
    [InlineData(Wakeup.Terminate, 143)]
    public void A_signal_ends_the_program_with_its_number(Wakeup signal, int code)
    {
        using var terminal = new TestTerminal(20, 3).Raise(signal);
        Assert.Equal(code, Application.Run(terminal, new Echo()));
        Assert.False(terminal.IsEntered);
    }

    [Fact]
    public void The_end_of_input_is_a_hangup()
    {
        using var terminal = new TestTerminal(20, 3).Type("");
        Assert.Equal(129, Application.Run(terminal, new Echo()));
    }

    [Theory]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(8192)]
    public void Input_of_any_length_is_read_to_its_end_and_the_end_waited_for(int keys)
    {
        using var terminal = new TestTerminal(20, 3).Type(new string('a', keys)).Type("q");
        Assert.Equal(7, Application.Run(terminal, new Echo()));
    }

    [Theory]
    [InlineData("\x1a", Wakeup.Input)]
    [InlineData("", Wakeup.Suspend)]
    public void A_suspended_program_draws_everything_anew(string text, Wakeup reason)
    {
        using var terminal = new TestTerminal(20, 3).Type("ab");
        _ = reason == Wakeup.Input ? terminal.Type(text) : terminal.Raise(reason);
        Application.Run(terminal, new Echo());
        Assert.Equal(1, terminal.Suspensions);
        Assert.StartsWith("\e[m\e[H\e[2J", System.Text.Encoding.UTF8.GetString(terminal.Writes[^1]));
        Assert.Equal("ab", terminal.Lines()[0]);
    }

    [Fact]
    public void Control_L_and_a_continued_process_draw_everything_anew()
    {
        using var terminal = new TestTerminal(20, 3).Type("\f").Raise(Wakeup.Resumed);
        Application.Run(terminal, new Echo());
        Assert.Equal(3, terminal.Writes.Count);
        Assert.All(terminal.Writes, write => Assert.StartsWith("\e[m\e[H\e[2J", System.Text.Encoding.UTF8.GetString(write)));
    }

    [Fact]
    public void A_new_size_is_told_and_drawn()
    {
        using var terminal = new TestTerminal(20, 3).Resize(30, 5);
        Application.Run(terminal, new Echo());
        Assert.Equal("30x5", terminal.Lines()[4]);
    }

    [Fact]
    public void Messages_of_commands_arrive_in_order()
    {
        using var terminal = new TestTerminal(20, 3) { ExpectedWakeups = 3 }.Type("!");
        Application.Run(terminal, new Echo());
        Assert.Equal("123", terminal.Lines()[0]);
    }

    [Fact]
    public void An_exception_in_a_command_ends_the_program_and_gives_the_terminal_back()
    {
        using var terminal = new TestTerminal(20, 3) { ExpectedWakeups = 1 }.Type("?");
        var thrown = Assert.Throws<InvalidOperationException>(() => Application.Run(terminal, new Echo()));
        Assert.Equal("command", thrown.Message);
        Assert.False(terminal.IsEntered);
    }

    [Fact]
    public void An_exception_in_the_program_gives_the_terminal_back()
    {
        using var terminal = new TestTerminal(20, 3).Type("x");
        Assert.Throws<InvalidOperationException>(() => Application.Run(terminal, new Echo()));
        Assert.False(terminal.IsEntered);
    }

    [Fact]
    public void The_view_can_leave_the_mouse_to_the_terminal()
    {
        using var terminal = new TestTerminal(20, 3).Type("m");
        Application.Run(terminal, new Echo());
        Assert.False(terminal.HasMouse);
    }

    sealed class Echo : IProgram<string, string>
    {
        public (string Model, Command<string>[] Commands) Init() => ("", []);

        public string? FromInput(InputEvent input) => input switch
        {
            KeyInput { Key: Key.Character } key => key.Character.ToString(),
            KeyInput key => $"<{key.Key}>",
            ResizeInput => "",
            _ => null,
        };

        public (string Model, Command<string>[] Commands) Update(string model, string message) => message switch
        {
            "!" => (model, [Count]),
            "?" => (model, [(_, _) => throw new InvalidOperationException("command")]),
            "x" => throw new InvalidOperationException("update"),
            _ => (model + message, []),
        };

        public void View(string model, Frame frame)
        {
            frame.Mouse = !model.Contains('m');
            frame.Write(frame.Area, 0, 0, model, default);
            frame.Write(frame.Area, 0, frame.Area.Height - 1, $"{frame.Area.Width}x{frame.Area.Height}", default);
        }

        public int? ExitCode(string model) => model.EndsWith('q') ? 7 : null;

        static Task Count(Action<string> post, CancellationToken cancel)
        {
            post("1");
            post("2");
            post("3");
            return Task.CompletedTask;
        }
    }
}
