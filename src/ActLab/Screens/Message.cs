using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>What can happen to the app's model.</summary>
abstract record Message;

/// <summary>The person did something.</summary>
sealed record InputMessage(InputEvent Input) : Message;

/// <summary>The person went to another screen.</summary>
sealed record LeftMessage : Message;

/// <summary>A command could not do its work; the text says why and what to do, and which screen had asked for it.</summary>
sealed record FailedMessage(string Screen, string Text) : Message
{
    /// <summary>The pass over rows that it was, if it was one.</summary>
    public Reading? Reading { get; init; }
}

/// <summary>Go to a screen, by its index.</summary>
sealed record GoMessage(int Screen) : Message;

/// <summary>Narrow the list that the screen shows.</summary>
sealed record FilterMessage(TextFilter Filter) : Message;

/// <summary>Select an activation, by its index.</summary>
sealed record SelectMessage(int Activation) : Message;

/// <summary>Show another part of the shared state: theme, marks.</summary>
sealed record LookMessage(Theme? Theme = null, Marks? Marks = null) : Message;

/// <summary>Take the mouse, or leave it to the terminal.</summary>
sealed record MouseMessage(bool On) : Message;

/// <summary>Give a parameter of the activation selected another value.</summary>
sealed record ParameterMessage(string Name, string Value) : Message;

/// <summary>Show another range of x.</summary>
sealed record RangeMessage(Extent X) : Message;

/// <summary>Place x, or y, in another way.</summary>
sealed record AxisMessage(bool IsX, Scale Scale) : Message;

/// <summary>Hand a text to the clipboard; the remark says what it was.</summary>
sealed record CopyMessage(string Text, string What) : Message;

/// <summary>The person leaves.</summary>
sealed record QuitMessage : Message;
