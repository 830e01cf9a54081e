namespace ActLab.Data;

/// <summary>A part of a seekable stream with positions of its own. The stream stays open when the section is closed.</summary>
/// <param name="stream">The whole.</param>
/// <param name="start">Where the part begins.</param>
/// <param name="length">Its bytes.</param>
sealed class StreamSection(Stream stream, long start, long length) : ReadOnlyStream
{
    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        stream.Position = start + Position;
        var read = stream.Read(buffer[..(int)Math.Clamp(length - Position, 0, buffer.Length)]);
        Position += read;
        return read;
    }
}
