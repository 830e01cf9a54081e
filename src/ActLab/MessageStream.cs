namespace ActLab;

/// <summary>Standard error: what cannot be written there has nobody to read it, and changes neither the work nor the exit code.</summary>
/// <param name="output">The process's own stream.</param>
sealed class MessageStream(Stream output) : WriteOnlyStream(output)
{
    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            Output.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Closed by the caller, or a disk that is full.
        }
    }
}
