using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>What all screens share: the activation selected on any of them, and how curves are drawn.</summary>
/// <param name="Selected">Index into the catalogue.</param>
/// <param name="Marks">What curves are drawn with.</param>
sealed record Shared(int Selected, Marks Marks)
{
    /// <summary>With the marks that come after these.</summary>
    public Shared NextMarks() => this with { Marks = (Marks)(((int)Marks + 1) % 3) };
}

/// <summary>One step of a screen: its next model, the shared part, and work to start.</summary>
readonly record struct Step(IScreen Screen, Shared Shared, params Command<Message>[] Commands);

/// <summary>
/// One screen: an immutable model together with its pure update and its pure view. Commands are the only I/O.
/// </summary>
interface IScreen
{
    /// <summary>Title in the row of tabs.</summary>
    string Title { get; }

    /// <summary>Whether keys are text being typed, so that the app's own keys must not take them.</summary>
    bool IsTyping { get; }

    /// <summary>Whether Tab walks parts of the screen, so that the app must not take it for the next screen.</summary>
    bool TakesTab => false;

    /// <summary>Keys and what they do, the most useful first.</summary>
    IReadOnlyList<Hint> Hints { get; }

    /// <summary>The screen after a message.</summary>
    Step Update(Shared shared, Message message);

    /// <summary>Draws the screen.</summary>
    void View(Shared shared, Frame frame, Area area);
}
