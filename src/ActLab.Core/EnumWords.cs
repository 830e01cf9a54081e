namespace ActLab.Core;

/// <summary>Values of enumerations as commands, files and screens spell them.</summary>
public static class EnumWords
{
    /// <summary>The name in lower case.</summary>
    public static string Word<T>(this T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
