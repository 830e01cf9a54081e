namespace ActLab.Jobs;

/// <summary>Files that appear whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>
    /// Writes a file under a temporary name beside its own, sees it onto the disk and renames it. Whatever goes wrong, the file is as it was before
    /// and nothing else is left; the exception names the file, not the temporary one.
    /// </summary>
    /// <exception cref="IOException">There is no room, or no folder.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string file, ReadOnlySpan<byte> bytes)
    {
        var unfinished = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = File.Create(unfinished))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var message = e.Message.Replace(unfinished, file, StringComparison.Ordinal);
            throw e is IOException ? new IOException(message, e) : new UnauthorizedAccessException(message, e);
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }
}
