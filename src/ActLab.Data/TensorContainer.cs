namespace ActLab.Data;

/// <summary>Named arrays in one seekable stream, which stays its owner's.</summary>
sealed class TensorContainer
{
    /// <summary>Arrays of a file at most.</summary>
    public const int MaxArrays = 4096;

    const int NamesShown = 5;

    readonly string _file;
    readonly OrderedDictionary<string, ContainedArray> _arrays = [];

    /// <summary>Takes the arrays in the order of the file; refuses names that a person could not tell apart, and too many of them.</summary>
    TensorContainer(string file, IReadOnlyList<ContainedArray> arrays)
    {
        _file = file;
        if (arrays.Count > MaxArrays)
        {
            throw new TensorFormatException(file, $"holds more than {MaxArrays} arrays; write it in parts");
        }

        foreach (var array in arrays)
        {
            if (!_arrays.TryAdd(array.Name, array))
            {
                throw new TensorFormatException(file, $"holds the array {array.Name} twice; write it again");
            }
        }
    }

    /// <summary>The container that a stream is, told by its first bytes or the file's name; null if it is none.</summary>
    /// <exception cref="TensorFormatException">It is a broken one.</exception>
    public static TensorContainer? TryOpen(Stream stream, string file)
    {
        Span<byte> first = stackalloc byte[2];
        stream.Position = 0;
        first = first[..stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)];
        var extension = Path.GetExtension(file).ToUpperInvariant();
        return first.SequenceEqual("PK"u8) || extension == ".NPZ" ? new(file, NpzArray.All(stream, file))
            : extension == ".SAFETENSORS" ? new(file, SafetensorsArray.All(stream, file))
            : null;
    }

    /// <summary>Names of the arrays in the order of the file, fit for a terminal, no two the same.</summary>
    public IReadOnlyList<string> Names => _arrays.Keys;

    /// <summary>What the file says of an array.</summary>
    /// <exception cref="TensorFormatException">It is broken.</exception>
    public TensorArray Describe(string name) => _arrays[name].Describe();

    /// <summary>Opens an array; the reader reads the container's stream and does not close it.</summary>
    /// <exception cref="TensorFormatException">It is none that ActLab reads.</exception>
    public TensorReader Open(string name, TensorOptions options) => _arrays[name].Open(options);

    /// <summary>The array asked for, or the only one.</summary>
    /// <exception cref="TensorFormatException">There is no such array, or one must be asked for.</exception>
    public string Choose(string? asked)
    {
        if (asked is null ? Names.Count == 1 : _arrays.ContainsKey(asked))
        {
            return asked ?? Names[0];
        }

        var shown = string.Join(", ", Names.Take(NamesShown)) + (Names.Count > NamesShown ? $" and {Names.Count - NamesShown} more" : "");
        throw new TensorFormatException(_file, (asked, Names.Count) switch
        {
            (_, 0) => "holds no arrays; save at least one",
            (null, _) => $"holds {Names.Count} arrays, {shown}; choose one with --array NAME",
            _ => $"has no array '{asked}'; it has {shown}",
        });
    }
}
