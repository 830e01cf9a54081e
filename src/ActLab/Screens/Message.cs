using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>What can happen to the app's model.</summary>
abstract record Message;

/// <summary>The person did something.</summary>
sealed record InputMessage(InputEvent Input) : Message;

/// <summary>The person went to another screen.</summary>
sealed record LeftMessage : Message;

/// <summary>A command could not do its work; the text says why and what to do, and which screen had asked for it.</summary>
sealed record FailedMessage(string Screen, string Text) : Message;
