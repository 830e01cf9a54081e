using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Statistics;

/// <summary>
/// What of a run of rows depends, in its last bits, on the order of adding: moments and the sums of every activation, per
/// column of the tile. Two of them merge into that of both runs, in the order of their rows.
/// </summary>
sealed class BlockSums
{
    readonly int _width;
    readonly MomentLanes[] _moments;
    readonly double[] _sums;

    BlockSums(int width, MomentLanes[] moments, double[] sums) => (_width, _moments, _sums) = (width, moments, sums);

    /// <summary>Sums over no rows.</summary>
    public BlockSums(int width, int fields)
        : this(width, new MomentLanes[width / Tile.Lanes], new double[width * fields]) => Array.Fill(_moments, MomentLanes.Empty);

    /// <summary>A copy that can be added to.</summary>
    public BlockSums Clone() => new(_width, [.. _moments], [.. _sums]);

    /// <summary>Moments by group of eight columns.</summary>
    public Span<MomentLanes> Moments => _moments;

    /// <summary>The moments of one column, in every lane.</summary>
    public MomentLanes MomentsOf(int column) => _moments[column / Tile.Lanes].Broadcast(column % Tile.Lanes);

    /// <summary>One field, by column.</summary>
    public Span<double> Field(int field) => _sums.AsSpan(field * _width, _width);

    /// <summary>Adds to one field of eight columns.</summary>
    public void Add(int field, int group, Vector512<double> value)
    {
        ref var sum = ref _sums[(field * _width) + (group * Tile.Lanes)];
        (Vector512.LoadUnsafe(ref sum) + value).StoreUnsafe(ref sum);
    }

    /// <summary>Appends the sums over the rows that follow.</summary>
    public void Append(BlockSums later)
    {
        for (var g = 0; g < _moments.Length; g++)
        {
            _moments[g] = MomentLanes.Merge(_moments[g], later._moments[g]);
        }

        TensorPrimitives.Add(_sums, later._sums, _sums);
    }

    /// <summary>All of it as bytes, to be written down and read on the same kind of machine.</summary>
    public byte[] ToBytes() => [.. MemoryMarshal.AsBytes(_moments.AsSpan()), .. MemoryMarshal.AsBytes(_sums.AsSpan())];

    /// <summary>Takes what <see cref="ToBytes"/> gave, for sums of the same shape; false if the length is another.</summary>
    public bool TryTake(ReadOnlySpan<byte> bytes)
    {
        var moments = MemoryMarshal.AsBytes(_moments.AsSpan());
        var sums = MemoryMarshal.AsBytes(_sums.AsSpan());
        if (bytes.Length != moments.Length + sums.Length)
        {
            return false;
        }

        bytes[..moments.Length].CopyTo(moments);
        bytes[moments.Length..].CopyTo(sums);
        return true;
    }
}
