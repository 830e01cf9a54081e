namespace ActLab.Core;

/// <summary>
/// What a person typed or handed over cannot be used. The message is one line: what was wrong, where, what to do.
/// The program prints it on stderr and leaves with exit code 2.
/// </summary>
public sealed class BadInputException(string message) : Exception(message)
{
    /// <summary>The text in which it is wrong and the column, counted from 1, if it can be pointed at.</summary>
    public (string Text, int Column)? Place { get; init; }
}
