using System.IO.Compression;

namespace ActLab.Data.Zip;

/// <summary>
/// The bytes of an entry, unpacked, once from start to end. They are counted as they come: more or fewer than the directory
/// says, or others than its checksum says, are refused when the last one has come.
/// </summary>
sealed class ZipEntryStream : ReadOnlyStream
{
    readonly ZipEntry _entry;
    readonly string _name;
    readonly Stream _bytes;
    uint _sum;
    long _read;

    ZipEntryStream(Stream bytes, ZipEntry entry, string name) => (_bytes, _entry, _name) = (bytes, entry, name);

    /// <summary>Opens an entry.</summary>
    /// <param name="packed">Its bytes in the archive.</param>
    /// <param name="entry">What they are.</param>
    /// <param name="name">Name for messages.</param>
    public static ZipEntryStream Open(Stream packed, ZipEntry entry, string name) =>
        new(entry.Deflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed, entry, name);

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="TensorFormatException">The entry is not what the directory says.</exception>
    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, _entry.Length - _read);
        if (wanted == 0)
        {
            return 0;
        }

        var read = Unpack(buffer[..wanted]);
        if (read == 0)
        {
            throw Wrong($"ends after {_read} of the {_entry.Length} bytes it claims");
        }

        (_read, _sum) = (_read + read, Crc32.Append(_sum, buffer[..read]));
        if (_read == _entry.Length)
        {
            RequireEnd();
        }

        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _bytes.Dispose();
        }

        base.Dispose(disposing);
    }

    void RequireEnd()
    {
        Span<byte> more = stackalloc byte[1];
        if (Unpack(more) > 0)
        {
            throw Wrong($"unpacks to more than the {_entry.Length} bytes it claims");
        }

        if (_sum != _entry.Checksum)
        {
            throw Wrong("is damaged: its bytes do not have the checksum written with them");
        }
    }

    int Unpack(Span<byte> buffer)
    {
        try
        {
            return _bytes.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw Wrong($"is damaged: it cannot be unpacked beyond byte {_read}");
        }
    }

    TensorFormatException Wrong(string what) => new(_name, what + "; copy the file again, or write it with numpy.savez");
}
