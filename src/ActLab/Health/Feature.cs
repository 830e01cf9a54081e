namespace ActLab.Health;

/// <summary>Something that the program can do only where its surroundings allow it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="IsAvailable">Whether it can be done here.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Remedy">What to do to have it, or to have more of it; null where there is nothing to do.</param>
sealed record Feature(string Name, bool IsAvailable, string Detail, string? Remedy = null);
