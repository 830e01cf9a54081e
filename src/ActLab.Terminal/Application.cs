namespace ActLab.Terminal;

/// <summary>
/// Work beside the user interface, on the thread pool. It may post any number of messages, from any thread, and
/// should end soon after the token asks it to.
/// </summary>
public delegate Task Command<out TMessage>(Action<TMessage> post, CancellationToken cancel);

/// <summary>A program in the form of model, update and view. Only commands perform input and output.</summary>
public interface IProgram<TModel, TMessage>
    where TMessage : class
{
    /// <summary>The first model, and commands to start with.</summary>
    (TModel Model, Command<TMessage>[] Commands) Init();

    /// <summary>The message for a key, a click, a paste or a new size; null to ignore it.</summary>
    TMessage? FromInput(InputEvent input);

    /// <summary>The model after a message, and commands to start.</summary>
    (TModel Model, Command<TMessage>[] Commands) Update(TModel model, TMessage message);

    /// <summary>
    /// Whether a message comes by itself again and again, as ticks of a clock do: a frame for such messages alone may wait, so
    /// that together they leave a slow line room.
    /// </summary>
    bool IsPaced(TMessage message) => false;

    /// <summary>Draws the model into a blank frame.</summary>
    void View(TModel model, Frame frame);

    /// <summary>The exit code once the program is over; null as long as it goes on.</summary>
    int? ExitCode(TModel model);

    /// <summary>Told the last model once the program is over and the terminal given back, unless an exception ended it.</summary>
    void End(TModel model)
    {
    }
}

/// <summary>The one loop of the user interface.</summary>
public static class Application
{
    /// <summary>
    /// Runs a program until its model has an exit code, or a signal ends it with 128 plus the signal's number.
    /// Sleeps without any wake-up while nothing happens; all input that one read takes becomes one frame, and a frame is
    /// one write; the first one comes in two, its outline and then the whole. Frames of paced messages alone keep within <see cref="WireBudget"/>. Ctrl+Z suspends and Ctrl+L draws everything anew; Ctrl+C is a key like others. The terminal is
    /// given back before this returns or throws; an exception in a command is thrown here.
    /// </summary>
    public static int Run<TModel, TMessage>(ITerminal terminal, IProgram<TModel, TMessage> program, TimeProvider? clock = null)
        where TMessage : class
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(program);
        using var session = new Session<TModel, TMessage>(terminal, program, clock ?? TimeProvider.System);
        terminal.Enter();
        int code;
        try
        {
            code = session.Run();
        }
        finally
        {
            terminal.Leave();
        }
        program.End(session.Model);
        return code;
    }
}
