using ActLab.Core;

namespace ActLab;

/// <summary>Standard output as commands write to it: where that cannot be done, the message says that it was standard output. A reader that has left is no failure.</summary>
/// <param name="output">The process's own stream.</param>
sealed class ResultStream(Stream output) : WriteOnlyStream(output)
{
    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            Output.Write(buffer);
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
