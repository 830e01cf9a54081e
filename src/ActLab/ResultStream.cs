using ActLab.Core;

namespace ActLab;

/// <summary>Standard output as commands write to it: where that cannot be done, the message says that it was standard output. A reader that has left is no failure.</summary>
/// <param name="output">The process's own stream.</param>
sealed class ResultStream(Stream output) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Flush() => output.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            output.Write(buffer);
        }
        catch (IOException e)
        {
            throw new BadInputException($"the results cannot be written to standard output: {e.Message}; send them elsewhere");
        }
        catch (UnauthorizedAccessException)
        {
            // What the system says of a descriptor that the caller has closed.
            throw new BadInputException("the results cannot be written: standard output is closed; leave it open or send it to /dev/null");
        }
    }
}
