namespace ActLab.Data;

/// <summary>Opens files that hold a tensor.</summary>
public static class TensorFile
{
    /// <summary>Opens a .npy or .csv file; a .npy file is known by its first bytes, whatever its name.</summary>
    /// <exception cref="TensorFormatException">It cannot be opened, or is nothing that ActLab reads.</exception>
    public static TensorReader Open(string path, TensorOptions? options = null) =>
        Reading(path, ".npy or .csv", stream => Open(stream, Path.GetFileName(path), options));

    /// <summary>Opens a file and reads from it; the stream is closed if that fails, else it is the reader's.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kinds">What may be named instead of a directory.</param>
    /// <param name="read">Reads from the file's stream.</param>
    /// <exception cref="TensorFormatException">It cannot be opened, or reading refuses it.</exception>
    internal static TResult Reading<TResult>(string path, string kinds, Func<FileStream, TResult> read)
    {
        if (Directory.Exists(path))
        {
            throw new TensorFormatException(path, $"is a directory; name a {kinds} file");
        }

        FileStream? stream = null;
        try
        {
            stream = OpenStream(path);
            return read(stream);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TensorFormatException(path, "cannot be opened: no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            stream?.Dispose();
            throw new TensorFormatException(path, $"cannot be opened: {e.Message}", e);
        }
        catch (TensorFormatException)
        {
            stream?.Dispose();
            throw;
        }
    }

    static FileStream OpenStream(string path) => OperatingSystem.IsWindows()
        ? new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0)
        : new(UnixFile.OpenAtOnce(path), FileAccess.Read, bufferSize: 0);

    /// <summary>Opens what a seekable stream holds; the reader owns the stream.</summary>
    /// <param name="stream">The file's bytes.</param>
    /// <param name="name">The file's name; its extension tells text from other files.</param>
    /// <param name="options">What the file cannot tell.</param>
    /// <exception cref="TensorFormatException">It is nothing that ActLab reads.</exception>
    public static TensorReader Open(Stream stream, string name, TensorOptions? options = null)
    {
        if (!stream.CanSeek)
        {
            throw new TensorFormatException(name, "is a pipe or a device; write it to a file first");
        }

        Span<byte> first = stackalloc byte[NpyHeader.Magic.Length];
        first = first[..stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        var extension = Path.GetExtension(name).ToUpperInvariant();
        if (first.SequenceEqual(NpyHeader.Magic) || extension == ".NPY")
        {
            return NpyFile.Open(stream, name, options ?? TensorOptions.Default);
        }

        return extension == ".CSV"
            ? CsvFile.Open(stream, name, options ?? TensorOptions.Default)
            : throw new TensorFormatException(name, "is neither .npy nor .csv; write it with numpy.save, or as text with the ending .csv");
    }
}
