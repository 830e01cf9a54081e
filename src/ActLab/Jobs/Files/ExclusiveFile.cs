namespace ActLab.Jobs;

/// <summary>A file that one process holds at a time; the system takes it back from a dead one.</summary>
public static class ExclusiveFile
{
    const int SharingViolation = unchecked((int)0x80070020);

    static int Held => OperatingSystem.IsWindows() ? SharingViolation : OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>Makes the file if there is none, and holds it until the result is disposed.</summary>
    /// <returns>Null if another process, or another part of this one, holds it.</returns>
    /// <exception cref="IOException">It cannot be opened at all.</exception>
    public static FileStream? TryHold(string file)
    {
        try
        {
            return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult == Held)
        {
            return null;
        }
    }
}
