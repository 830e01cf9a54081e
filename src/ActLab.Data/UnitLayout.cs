namespace ActLab.Data;

/// <summary>
/// A tensor in the order of its bytes, seen as [outer, units, inner]: value (o, u, i) is unit u of row o*inner + i. That
/// covers every unit axis, and Fortran order too, which is C order with the axes reversed.
/// </summary>
/// <param name="Outer">Positions before the unit axis.</param>
/// <param name="Units">Length of the unit axis; 1 for a tensor of rank 0 or 1.</param>
/// <param name="Inner">Positions after it.</param>
/// <param name="Axis">The unit axis as the shape counts it.</param>
readonly record struct UnitLayout(long Outer, int Units, long Inner, int? Axis)
{
    /// <summary>Units that a tensor without rows may claim at most: they cost it nothing, and whoever measures them memory.</summary>
    const int MostUnitsOfNothing = 1 << 12;

    /// <summary>Number of rows; none if there are no units.</summary>
    public long Rows => Units == 0 ? 0 : Outer * Inner;

    /// <summary>Finds the unit axis.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="shape">Lengths whose product is known to fit.</param>
    /// <param name="fortran">Whether the first index varies fastest.</param>
    /// <param name="asked">The axis asked for; negative ones count from the last, -1.</param>
    /// <exception cref="TensorFormatException">The axis must be said, does not exist, or is too long.</exception>
    public static UnitLayout Of(string file, IReadOnlyList<long> shape, bool fortran, int? asked)
    {
        var text = TensorShape.Text(shape);
        if (asked < -shape.Count || asked >= shape.Count)
        {
            throw new TensorFormatException(file, shape.Count == 0
                ? "a single number has no axes; leave out --unit-axis"
                : $"shape {text} has no axis {asked}; --unit-axis must be 0 to {shape.Count - 1}, or -1 for the last");
        }

        if (asked is null && shape.Count > 2)
        {
            throw new TensorFormatException(file,
                $"shape {text}: which axis holds the units? add --unit-axis K, K from 0 to {shape.Count - 1}, or -1 for the last");
        }

        asked += asked < 0 ? shape.Count : 0;
        if ((asked ?? (shape.Count == 2 ? 1 : null)) is not { } axis)
        {
            return new(shape.Count == 0 ? 1 : shape[0], 1, 1, null);
        }

        if (shape[axis] > TensorReader.MaxUnits)
        {
            throw new TensorFormatException(file,
                $"axis {axis} of shape {text} would be {shape[axis]} units, more than {TensorReader.MaxUnits}; choose another with --unit-axis");
        }

        var (before, after) = (Product(shape.Take(axis)), Product(shape.Skip(axis + 1)));
        if (before * after == 0 && shape[axis] > MostUnitsOfNothing)
        {
            throw new TensorFormatException(file, $"shape {text} has {shape[axis]} units and no values; save at least one row");
        }

        return fortran ? new(after, (int)shape[axis], before, axis) : new(before, (int)shape[axis], after, axis);
    }

    static long Product(IEnumerable<long> lengths) => lengths.Aggregate(1L, (a, b) => a * b);
}
