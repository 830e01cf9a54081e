namespace ActLab.Data;

/// <summary>The arrays of a file as columns: of one axis each, in one type.</summary>
static class ArrayColumns
{
    const int ValuesAtOnce = 1 << 16;

    /// <summary>Reads those of the arrays that the file has.</summary>
    /// <exception cref="TensorFormatException">An array is none that a column can be.</exception>
    public static Columns Read(TensorContainer container, string file, IReadOnlyCollection<string> names, bool asBFloat16)
    {
        var columns = names.Where(container.Names.Contains).ToDictionary(name => name, name => Column(container, $"{file}, {name}", name, asBFloat16));
        var types = columns.Select(c => c.Value.Type).Distinct().ToList();
        return types.Count <= 1
            ? new(types.Count == 0 ? ElementType.F64 : types[0], columns.ToDictionary(c => c.Key, c => c.Value.Values))
            : throw new TensorFormatException(file, $"its arrays are of different types, {string.Join(" and ", columns.Select(c => $"{c.Key} {c.Value.Type}"))}; save all in the type that was computed in");
    }

    static (ElementType Type, double[] Values) Column(TensorContainer container, string label, string name, bool asBFloat16)
    {
        var array = container.Describe(name);
        if (array.Shape is not [<= ColumnFile.MaxRows])
        {
            throw new TensorFormatException(label, $"has shape {TensorShape.Text(array.Shape)}; a column has one axis of at most {ColumnFile.MaxRows} numbers: save it with .ravel()");
        }

        if (array.MayBeBFloat16 && !asBFloat16)
        {
            throw new TensorFormatException(label, $"holds '{array.Type}'; if that is bfloat16, add --number bf16");
        }

        using var reader = container.Open(name, new TensorOptions(AsBFloat16: array.MayBeBFloat16));
        if (reader.Type is not (ElementType.F16 or ElementType.BF16 or ElementType.F32 or ElementType.F64))
        {
            throw new TensorFormatException(label, $"holds {reader.Type.ToString().ToLowerInvariant()}; save it as float16, float32 or float64");
        }

        // The memory grows with the numbers that come, not with those that are promised.
        var values = new List<double>();
        var some = new double[ValuesAtOnce];
        while (reader.Read(some) is > 0 and var count)
        {
            values.AddRange(some.AsSpan(0, count));
        }

        return (reader.Type, [.. values]);
    }
}
