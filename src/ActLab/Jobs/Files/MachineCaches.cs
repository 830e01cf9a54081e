using System.Globalization;

namespace ActLab.Jobs;

/// <summary>A cache for data of one core, or its share in one.</summary>
/// <param name="Level">1 is nearest to the core.</param>
/// <param name="Bytes">Its size.</param>
public sealed record CacheLevel(int Level, long Bytes);

/// <summary>The caches of this machine.</summary>
public static class MachineCaches
{
    const string Folder = "/sys/devices/system/cpu/cpu0/cache";

    /// <summary>Those for data as the system tells them, the nearest first; empty where it does not.</summary>
    public static IReadOnlyList<CacheLevel> Find() => Directory.Exists(Folder)
        ? [.. Directory.GetDirectories(Folder, "index*").Select(Read).OfType<CacheLevel>().OrderBy(c => c.Level)]
        : [];

    static CacheLevel? Read(string folder)
    {
        var (type, level, size) = (Line(folder, "type"), Line(folder, "level"), Line(folder, "size"));
        return type is "Data" or "Unified" && int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Bytes(size) is { } bytes
            ? new(number, bytes)
            : null;
    }

    static long? Bytes(string text) =>
        text.Length > 1 && long.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? text[^1] switch { 'K' => number << 10, 'M' => number << 20, _ => null }
            : null;

    static string Line(string folder, string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, name)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
