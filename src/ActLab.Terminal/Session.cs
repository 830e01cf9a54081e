using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace ActLab.Terminal;

/// <summary>One run of a program on a terminal, which is entered and left by whoever runs it.</summary>
sealed class Session<TModel, TMessage>(ITerminal terminal, IProgram<TModel, TMessage> program, TimeProvider clock) : IDisposable
    where TMessage : class
{
    const int Forever = -1;

    readonly ConcurrentQueue<TMessage> _inbox = new();
    readonly CancellationTokenSource _cancel = new();
    readonly WireBudget _budget = new(clock, terminal.BytesPerSecond);
    readonly IdleCollector _collector = new(clock);
    readonly InputParser _parser = new();
    readonly Diff _diff = new(terminal.Colors);
    readonly byte[] _buffer = new byte[4096];
    readonly List<Command<TMessage>> _due = [];
    Frame _frame = new(0, 0);
    Exception? _failure;
    TModel _model = default!;
    Clip? _clip;
    bool _mouse, _changed, _urgent;

    internal TModel Model => _model;

    internal int Run()
    {
        Become(program.Init());
        Resize();
        Outline();
        while (true)
        {
            if (program.ExitCode(_model) is { } code)
                return code;
            var wait = _changed ? Render() : Forever;
            // After the frame: what a person sees first is not to wait for work beside it.
            Start();
            if (wait == Forever)
                _collector.Sleeps();
            var reasons = terminal.Wait(_parser.Pending ? InputParser.EscapeDelay : wait);
            if (SignalNumber(reasons) is > 0 and var signal)
                return 128 + signal;
            if (reasons == Wakeup.None)
                _parser.Flush();
            if ((reasons & Wakeup.Input) != 0 && !Read())
                return 128 + SignalNumber(Wakeup.Hangup);
            if ((reasons & Wakeup.Suspend) != 0)
                Suspend();
            if ((reasons & Wakeup.Resumed) != 0)
                Resume();
            if ((reasons & Wakeup.Resized) != 0)
                Resize();
            while (_parser.TryTake(out var input))
                Handle(input);
            while (_inbox.TryDequeue(out var message))
                Update(message);
            if (Volatile.Read(ref _failure) is { } failure)
                ExceptionDispatchInfo.Throw(failure);
        }
    }

    public void Dispose()
    {
        _collector.Dispose();
        _cancel.Cancel();
        // Not disposed of: commands may still look at the token.
    }

    static int SignalNumber(Wakeup reasons) => (reasons & Wakeup.Hangup) != 0 ? 1
        : (reasons & Wakeup.Interrupt) != 0 ? 2
        : (reasons & Wakeup.Quit) != 0 ? 3
        : (reasons & Wakeup.Terminate) != 0 ? 15
        : 0;

    /// <summary>What a person sees first: all but what takes long to work out, which the next frame adds.</summary>
    void Outline()
    {
        _frame.IsOutline = true;
        Render();
        _frame.IsOutline = false;
        _changed = _urgent = true;
    }

    bool Read()
    {
        // Once for each wait: after a buffer that is just full, another read could wait for a key, or take no input for a hang-up.
        var count = terminal.Read(_buffer);
        _parser.Feed(_buffer.AsSpan(0, count));
        return count > 0;
    }

    void Handle(InputEvent input)
    {
        if (input is KeyInput { Modifiers: Modifiers.Control, Character: 'z' })
            Suspend();
        else if (input is KeyInput { Modifiers: Modifiers.Control, Character: 'l' })
            Redraw();
        else if (program.FromInput(input) is { } message)
            Update(message);
    }

    void Suspend()
    {
        terminal.Suspend();
        Resize();
        Redraw();
    }

    void Resume()
    {
        // Stopped by a signal that cannot be handled: whoever ran meanwhile has changed the terminal.
        terminal.Enter();
        Redraw();
    }

    void Redraw()
    {
        _diff.Invalidate();
        _changed = _urgent = true;
    }

    void Resize()
    {
        var (width, height) = terminal.Size;
        if (_frame.Area.Width == width && _frame.Area.Height == height)
            return;
        _frame = new(width, height) { Ascii = !terminal.Unicode };
        Redraw();
        if (program.FromInput(new ResizeInput(width, height)) is { } message)
            Update(message);
    }

    void Update(TMessage message)
    {
        Become(program.Update(_model, message));
        _urgent |= !program.IsPaced(message);
    }

    void Become((TModel Model, Command<TMessage>[] Commands) next)
    {
        _model = next.Model;
        _changed = true;
        _due.AddRange(next.Commands);
    }

    void Start()
    {
        foreach (var command in _due)
            _ = Task.Run(() => Perform(command));
        _due.Clear();
    }

    async Task Perform(Command<TMessage> command)
    {
        try
        {
            await command(Post, _cancel.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
        }
        catch (Exception failure)
        {
            Volatile.Write(ref _failure, failure);
            terminal.Wake();
        }
    }

    void Post(TMessage message)
    {
        _inbox.Enqueue(message);
        terminal.Wake();
    }

    /// <summary>Draws the model unless that must wait; returns for how many milliseconds.</summary>
    int Render()
    {
        if (!_urgent && _budget.Delay() is > 0 and var early)
            return early;
        _frame.Clear();
        program.View(_model, _frame);
        var most = _urgent ? int.MaxValue : _budget.Left;
        var bytes = _diff.Render(_frame, most);
        if (bytes.Length > most)
            return Math.Max(1, _budget.Delay(bytes.Length));
        if (_frame.Mouse != _mouse)
            terminal.UseMouse(_mouse = _frame.Mouse);
        if (_frame.Clip is { } clip && !ReferenceEquals(clip, _clip))
            terminal.Write((_clip = clip).Sequence);
        if (!bytes.IsEmpty)
        {
            terminal.Write(bytes);
            _budget.Add(bytes.Length);
        }
        _changed = _urgent = false;
        return Forever;
    }
}
