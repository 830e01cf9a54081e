namespace ActLab.Data;

/// <summary>
/// A file is not what it should be, or holds what ActLab does not read. The message is one line without control
/// characters: which file, what is wrong and where, what to do. Whatever a file contains, reading it throws nothing else.
/// </summary>
public sealed class TensorFormatException : Exception
{
    /// <summary>A problem of the file.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="problem">What is wrong, where, what to do.</param>
    /// <param name="cause">The exception behind it.</param>
    public TensorFormatException(string file, string problem, Exception? cause = null)
        : base($"{DisplayName.Clean(file)}: {DisplayName.Clean(problem)}", cause)
    {
    }
}
