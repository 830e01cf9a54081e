using ActLab.Data.Zip;

namespace ActLab.Data;

/// <summary>A .npz file: a zip archive of .npy files, stored or deflated.</summary>
sealed class NpzFile : TensorContainer
{
    const string Ending = ".npy";
    const long LargestUnpacked = 1L << 34;

    static readonly string[] Archives = [".npz", ".zip"];

    readonly Stream _stream;
    readonly string _file;
    readonly Dictionary<string, ZipEntry> _entries;

    /// <summary>Reads the directory.</summary>
    /// <exception cref="TensorFormatException">It is no such archive.</exception>
    public NpzFile(Stream stream, string file) : base(file)
    {
        (_stream, _file) = (stream, file);
        var all = ZipDirectory.Read(stream, file);
        if (all.FirstOrDefault(e => Archives.Any(ending => e.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) is { } nested)
        {
            throw new TensorFormatException(file, $"holds an archive in the archive, {nested.Name}; unpack that and name it");
        }

        var arrays = all.Where(e => e.Name.EndsWith(Ending, StringComparison.Ordinal)).ToList();
        Names = [.. arrays.Select(e => DisplayName.Clean(e.Name[..^Ending.Length]))];
        RequireDistinct(Names);
        _entries = Names.Zip(arrays).ToDictionary(e => e.First, e => e.Second);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public override TensorArray Describe(string name)
    {
        var entry = _entries[name];
        using var bytes = Unpacked(entry, Label(name));
        var header = NpyHeader.Read(bytes, Label(name));
        return new(name, header.Descr, header.Shape, entry.Length - header.Length, NpyTypes.Find(header.Descr)?.Type, NpyTypes.MayBeBFloat16(header.Descr));
    }

    /// <inheritdoc/>
    public override TensorReader Open(string name, TensorOptions options)
    {
        var entry = _entries[name];
        var bytes = Unpacked(entry, Label(name));
        var npy = NpyFile.Read(bytes, entry.Length, Label(name), options);
        return npy.IsInOrder ? npy.Over(bytes, npy.Header.Length)
            : entry.Deflated ? npy.Over(Unpack(bytes, entry, npy), 0)
            : npy.Over(Stored(bytes, entry), npy.Header.Length);
    }

    string Label(string name) => $"{_file}, {name}";

    ZipEntryStream Unpacked(ZipEntry entry, string label) => ZipEntryStream.Open(entry.Data(_stream, _file), entry, label);

    /// <summary>A stored entry, read in place after its checksum has been found right.</summary>
    StreamSection Stored(Stream bytes, ZipEntry entry)
    {
        bytes.CopyTo(Stream.Null);
        return entry.Data(_stream, _file);
    }

    /// <summary>The numbers of a deflated entry in a temporary file, where any of them can be found.</summary>
    static FileStream Unpack(Stream bytes, ZipEntry entry, NpyFile npy)
    {
        if (entry.Length > LargestUnpacked)
        {
            throw new TensorFormatException(npy.Name, $"unpacks to {entry.Length} bytes in an order that needs a temporary file, of at most {LargestUnpacked}; write it with numpy.savez, or with the units last");
        }

        FileStream? file = null;
        try
        {
            file = TemporaryFile.Create();
            bytes.CopyTo(file);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new TensorFormatException(npy.Name, $"cannot be unpacked into {Path.GetTempPath()} ({e.Message}); write it with numpy.savez, or with the units last", e);
        }
        catch (TensorFormatException)
        {
            file?.Dispose();
            throw;
        }
    }
}
