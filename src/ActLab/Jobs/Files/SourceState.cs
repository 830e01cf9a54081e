namespace ActLab.Jobs;

/// <summary>The checkout that a program was built in.</summary>
/// <param name="Commit">The commit that is checked out, in hexadecimal.</param>
/// <param name="HasChanges">Whether what is built from it holds changes that are not committed.</param>
public sealed record SourceState(string Commit, bool HasChanges);
