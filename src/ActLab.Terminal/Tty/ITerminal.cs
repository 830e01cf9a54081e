namespace ActLab.Terminal;

/// <summary>Reasons for which <see cref="ITerminal.Wait"/> returns; none means that the time was over.</summary>
[Flags]
public enum Wakeup
{
    /// <summary>The time was over.</summary>
    None = 0,

    /// <summary>There are bytes to read.</summary>
    Input = 1,

    /// <summary><see cref="ITerminal.Wake"/> was called.</summary>
    Woken = 2,

    /// <summary>The size may have changed.</summary>
    Resized = 4,

    /// <summary>Somebody asks the program to stop until it is continued.</summary>
    Suspend = 8,

    /// <summary>The program was stopped and goes on; the screen may show anything.</summary>
    Resumed = 16,

    /// <summary>The terminal is gone or was hung up.</summary>
    Hangup = 32,

    /// <summary>Interrupted from outside; Ctrl+C arrives as a key.</summary>
    Interrupt = 64,

    /// <summary>Asked to quit and dump core.</summary>
    Quit = 128,

    /// <summary>Asked to terminate.</summary>
    Terminate = 256,
}

/// <summary>The one way to the terminal. Only <see cref="Wake"/> may be called from any thread.</summary>
public interface ITerminal : IDisposable
{
    /// <summary>The colours it shows.</summary>
    ColorProfile Colors { get; }

    /// <summary>False when only 7-bit characters should be sent to it.</summary>
    bool Unicode { get; }

    /// <summary>Bytes that the line takes in a second; <see cref="int.MaxValue"/> where it is no serial line.</summary>
    int BytesPerSecond => int.MaxValue;

    /// <summary>Width and height in cells.</summary>
    (int Width, int Height) Size { get; }

    /// <summary>Takes the terminal: raw input, alternate screen, no cursor, pasted text marked.</summary>
    void Enter();

    /// <summary>Gives the terminal back as it was found. Calling it again does nothing.</summary>
    void Leave();

    /// <summary>Leaves, stops the process group until it is continued, and enters again.</summary>
    void Suspend();

    /// <summary>Reports of clicks, drags and the wheel on or off.</summary>
    void UseMouse(bool on);

    /// <summary>Writes all bytes, by one system call if the terminal takes them at once.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Sleeps until something happens, at most so many milliseconds; without end if negative.</summary>
    Wakeup Wait(int milliseconds);

    /// <summary>Reads what there is, after <see cref="Wait"/> told of input; 0 means that the terminal is gone.</summary>
    int Read(Span<byte> buffer);

    /// <summary>Ends the current or the next <see cref="Wait"/>.</summary>
    void Wake();
}
