using ActLab.Data.Zip;

namespace ActLab.Data;

/// <summary>An array of a .npz file: a zip archive of .npy files, stored or deflated.</summary>
sealed class NpzArray(Stream stream, string file, ZipEntry entry) : ContainedArray(file, entry.Name[..^Ending.Length])
{
    const string Ending = ".npy";
    const long LargestUnpacked = 1L << 34;

    static readonly string[] Archives = [".npz", ".zip"];

    /// <summary>Reads the directory.</summary>
    /// <exception cref="TensorFormatException">It is no such archive.</exception>
    public static IReadOnlyList<NpzArray> All(Stream stream, string file)
    {
        var all = ZipDirectory.Read(stream, file);
        return all.FirstOrDefault(e => Archives.Any(ending => e.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) is { } nested
            ? throw new TensorFormatException(file, $"holds an archive in the archive, {nested.Name}; unpack that and name it")
            : [.. all.Where(e => e.Name.EndsWith(Ending, StringComparison.Ordinal)).Select(e => new NpzArray(stream, file, e))];
    }

    /// <inheritdoc/>
    public override TensorArray Describe()
    {
        using var bytes = Unpacked();
        var header = NpyHeader.Read(bytes, Label);
        return new(Name, header.Descr, header.Shape, entry.Length - header.Length, NpyTypes.Find(header.Descr)?.Type, NpyTypes.MayBeBFloat16(header.Descr));
    }

    /// <inheritdoc/>
    public override TensorReader Open(TensorOptions options)
    {
        var bytes = Unpacked();
        var npy = NpyFile.Read(bytes, entry.Length, Label, options);
        return npy.IsInOrder ? npy.Over(bytes, npy.Header.Length)
            : entry.Deflated ? npy.Over(Unpack(bytes, npy), 0)
            : npy.Over(Stored(bytes), npy.Header.Length);
    }

    ZipEntryStream Unpacked() => ZipEntryStream.Open(entry.Data(stream, File), entry, Label);

    /// <summary>A stored entry, read in place after its checksum has been found right.</summary>
    StreamSection Stored(Stream bytes)
    {
        bytes.CopyTo(Stream.Null);
        return entry.Data(stream, File);
    }

    /// <summary>The numbers of a deflated entry in a temporary file, where any of them can be found.</summary>
    FileStream Unpack(Stream bytes, NpyFile npy)
    {
        if (entry.Length > LargestUnpacked)
        {
            throw new TensorFormatException(npy.Name, $"unpacks to {entry.Length} bytes in an order that needs a temporary file, of at most {LargestUnpacked}; write it with numpy.savez, or with the units last");
        }

        FileStream? unpacked = null;
        try
        {
            unpacked = TemporaryFile.Create();
            bytes.CopyTo(unpacked);
            return unpacked;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            unpacked?.Dispose();
            throw new TensorFormatException(npy.Name, $"cannot be unpacked into {Path.GetTempPath()} ({e.Message}); write it with numpy.savez, or with the units last", e);
        }
        catch (TensorFormatException)
        {
            unpacked?.Dispose();
            throw;
        }
    }
}
