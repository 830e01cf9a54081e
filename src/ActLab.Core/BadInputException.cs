namespace ActLab.Core;

/// <summary>
/// What a person typed or handed over cannot be used. The message is one line: what was wrong, where, what to do.
/// The program prints it on stderr and leaves with exit code 2.
/// </summary>
public sealed class BadInputException(string message) : Exception(message);
