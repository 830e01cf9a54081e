namespace ActLab.Data;

/// <summary>Opens files that hold a tensor.</summary>
public static class TensorFile
{
    const string Kinds = ".npy, .npz, .safetensors or .csv";

    /// <summary>Opens a .npy, .npz, .safetensors or .csv file; the first two are known by their first bytes, whatever the name.</summary>
    /// <exception cref="TensorFormatException">It cannot be opened, or is nothing that ActLab reads.</exception>
    public static TensorReader Open(string path, TensorOptions? options = null) =>
        Reading(path, Kinds, stream => Open(stream, Path.GetFileName(path), options));

    /// <summary>The named arrays of a .npz or .safetensors file; null for a file that holds one without a name.</summary>
    /// <exception cref="TensorFormatException">It cannot be opened, or is broken.</exception>
    public static IReadOnlyList<TensorArray>? Arrays(string path) => Reading(path, Kinds, file =>
    {
        using var stream = file;
        return Arrays(stream, Path.GetFileName(path));
    });

    /// <summary>The named arrays in a seekable stream; null if it holds one without a name.</summary>
    /// <exception cref="TensorFormatException">It is broken.</exception>
    public static IReadOnlyList<TensorArray>? Arrays(Stream stream, string name)
    {
        RequireSeekable(stream, name);
        return TensorContainer.TryOpen(stream, name) is { } container ? [.. container.Names.Select(container.Describe)] : null;
    }

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
        RequireSeekable(stream, name);
        options ??= TensorOptions.Default;
        if (TensorContainer.TryOpen(stream, name) is { } container)
        {
            var reader = container.Open(container.Choose(options.Array), options);
            reader.Source = stream;
            return reader;
        }

        if (options.Array is not null)
        {
            throw new TensorFormatException(name, "holds one array without a name; leave out --array");
        }

        Span<byte> first = stackalloc byte[NpyHeader.Magic.Length];
        stream.Position = 0;
        first = first[..stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        var extension = Path.GetExtension(name).ToUpperInvariant();
        return first.SequenceEqual(NpyHeader.Magic) || extension == ".NPY" ? NpyFile.Open(stream, name, options)
            : extension == ".CSV" ? CsvFile.Open(stream, name, options)
            : throw new TensorFormatException(name, $"is none of {Kinds}; write it with numpy.save, or as text with the ending .csv");
    }

    internal static void RequireSeekable(Stream stream, string name)
    {
        if (!stream.CanSeek)
        {
            throw new TensorFormatException(name, "is a pipe or a device; write it to a file first");
        }
    }
}
