namespace ActLab.Data;

/// <summary>A .npy file: a header, then the numbers. What the header claims has been held against the bytes there are.</summary>
/// <param name="Name">Name for messages.</param>
/// <param name="Header">The header.</param>
/// <param name="Elements">The numbers.</param>
/// <param name="Layout">Their order.</param>
sealed record NpyFile(string Name, NpyHeader Header, Elements Elements, UnitLayout Layout)
{
    /// <summary>Whether rows follow each other in the file, so that it can be read from start to end.</summary>
    public bool IsInOrder => Layout.Inner == 1;

    /// <summary>Opens the tensor in a seekable stream, which the reader then owns.</summary>
    /// <exception cref="TensorFormatException">It is none, or none that ActLab reads.</exception>
    public static TensorReader Open(Stream stream, string name, TensorOptions options)
    {
        var npy = Read(stream, stream.Length, name, options);
        return npy.Over(stream, npy.Header.Length);
    }

    /// <summary>Reads the header from the start of a stream, and no further.</summary>
    /// <param name="stream">The file's bytes.</param>
    /// <param name="length">Their number.</param>
    /// <param name="name">Name for messages.</param>
    /// <param name="options">What the file cannot tell.</param>
    /// <exception cref="TensorFormatException">It is none that ActLab reads.</exception>
    public static NpyFile Read(Stream stream, long length, string name, TensorOptions options)
    {
        var header = NpyHeader.Read(stream, name);
        var elements = NpyTypes.Read(header.Descr, name, options.AsBFloat16);
        TensorShape.RequireBytes(name, header.Shape, elements.Size, length - header.Length);
        return new(name, header, elements, UnitLayout.Of(name, header.Shape, header.Fortran, options.UnitAxis));
    }

    /// <summary>The tensor over a stream of its numbers, which the reader then owns.</summary>
    /// <param name="numbers">The stream. One that cannot seek must stand at the first number, and the rows be in order.</param>
    /// <param name="start">Where the numbers begin in it.</param>
    public TensorReader Over(Stream numbers, long start) => new BinaryTensor(
        Name, $"npy {Header.Version}", Header.Shape, Elements, Layout, numbers, start);
}
