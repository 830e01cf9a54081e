namespace ActLab.Core.Audit.Foreign;

/// <summary>Something that a foreign kernel did, or did not do.</summary>
/// <param name="Kind">One of <see cref="FindingKind"/>.</param>
/// <param name="X">An input that shows it.</param>
/// <param name="Message">One line for a person.</param>
sealed record ForeignFault(string Kind, double X, string Message);
