namespace ActLab.Terminal;

/// <summary>A key of the keyboard; text arrives as <see cref="Character"/>.</summary>
public enum Key
{
    /// <summary>A character: see <see cref="KeyInput.Character"/>.</summary>
    Character,

    /// <summary>Cursor up.</summary>
    Up,

    /// <summary>Cursor down.</summary>
    Down,

    /// <summary>Cursor left.</summary>
    Left,

    /// <summary>Cursor right.</summary>
    Right,

    /// <summary>Home.</summary>
    Home,

    /// <summary>End.</summary>
    End,

    /// <summary>Page up.</summary>
    PageUp,

    /// <summary>Page down.</summary>
    PageDown,

    /// <summary>Insert.</summary>
    Insert,

    /// <summary>Delete.</summary>
    Delete,

    /// <summary>Enter or Return.</summary>
    Enter,

    /// <summary>Tab.</summary>
    Tab,

    /// <summary>Shift and Tab.</summary>
    BackTab,

    /// <summary>Escape.</summary>
    Escape,

    /// <summary>Backspace.</summary>
    Backspace,

    /// <summary>Function key 1.</summary>
    F1,

    /// <summary>Function key 2.</summary>
    F2,

    /// <summary>Function key 3.</summary>
    F3,

    /// <summary>Function key 4.</summary>
    F4,

    /// <summary>Function key 5.</summary>
    F5,

    /// <summary>Function key 6.</summary>
    F6,

    /// <summary>Function key 7.</summary>
    F7,

    /// <summary>Function key 8.</summary>
    F8,

    /// <summary>Function key 9.</summary>
    F9,

    /// <summary>Function key 10.</summary>
    F10,

    /// <summary>Function key 11.</summary>
    F11,

    /// <summary>Function key 12.</summary>
    F12,
}

/// <summary>Keys held down with another; the bits are those of the terminals' own modifier parameter.</summary>
[Flags]
public enum Modifiers
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Shift; not told apart for characters, which arrive as upper case.</summary>
    Shift = 1,

    /// <summary>Alt or Meta.</summary>
    Alt = 2,

    /// <summary>Control.</summary>
    Control = 4,
}

/// <summary>What the mouse did.</summary>
public enum MouseAction
{
    /// <summary>A button went down.</summary>
    Press,

    /// <summary>A button went up.</summary>
    Release,

    /// <summary>The mouse moved with a button held.</summary>
    Drag,

    /// <summary>One notch of the wheel, away from the user.</summary>
    WheelUp,

    /// <summary>One notch of the wheel, towards the user.</summary>
    WheelDown,
}

/// <summary>Something the user, or the size of the terminal, has done.</summary>
public abstract record InputEvent;

/// <summary>A key press. <paramref name="Character"/> is 0 unless the key is <see cref="Key.Character"/>; control characters arrive as their lower-case letter with <see cref="Modifiers.Control"/>.</summary>
public sealed record KeyInput(Key Key, char Character = '\0', Modifiers Modifiers = Modifiers.None) : InputEvent
{
    /// <summary>The character typed without Alt or Control, else 0.</summary>
    public char Typed => Modifiers == Modifiers.None ? Character : '\0';
}

/// <summary>A mouse action at a cell, counted from 0; <paramref name="Button"/> is 0 left, 1 middle, 2 right.</summary>
public sealed record MouseInput(MouseAction Action, int Button, int X, int Y, Modifiers Modifiers = Modifiers.None) : InputEvent;

/// <summary>Pasted text, whole; line ends are line feeds.</summary>
public sealed record PasteInput(string Text) : InputEvent;

/// <summary>The size of the terminal in cells; sent before the first frame and after each change.</summary>
public sealed record ResizeInput(int Width, int Height) : InputEvent;
