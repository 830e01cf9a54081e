namespace ActLab.Data;

/// <summary>An array in a <see cref="TensorContainer"/>.</summary>
/// <param name="file">Name of the file, for messages.</param>
/// <param name="written">The array's name as the file has it.</param>
abstract class ContainedArray(string file, string written)
{
    /// <summary>Its name, fit for a terminal.</summary>
    public string Name { get; } = DisplayName.Clean(written);

    /// <summary>Name of the file, for messages.</summary>
    protected string File { get; } = file;

    /// <summary>File and name, for messages.</summary>
    protected string Label => $"{File}, {Name}";

    /// <summary>What the file says of it.</summary>
    /// <exception cref="TensorFormatException">It is broken.</exception>
    public abstract TensorArray Describe();

    /// <summary>Opens it; the reader reads the container's stream and does not close it.</summary>
    /// <exception cref="TensorFormatException">It is none that ActLab reads.</exception>
    public abstract TensorReader Open(TensorOptions options);
}
