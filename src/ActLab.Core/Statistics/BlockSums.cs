using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Statistics;

/// <summary>
/// The sums over a run of rows, per column of the tile: moments, counts of the values, and for each activation the counts
/// and sums of its outputs. Two of them merge into that of both runs. Counts are doubles, exact to 2^53.
/// </summary>
sealed class BlockSums
{
    /// <summary>Fields that describe the values themselves.</summary>
    public const int PosInf = 0, NegInf = 1, Zero = 2, Positive = 3, ValueFields = 4;

    /// <summary>Fields of one activation, after <see cref="ValueFields"/> and those of the activations before it.</summary>
    public const int ZeroOutput = 0, Magnitude = 1, Left = 2, Right = 3, ExactZero = 4, SquaredDerivative = 5, OutputFields = 6;

    readonly int _width;
    readonly MomentLanes[] _moments;
    readonly double[] _sums;

    BlockSums(int width, MomentLanes[] moments, double[] sums) => (_width, _moments, _sums) = (width, moments, sums);

    /// <summary>Sums over no rows.</summary>
    public BlockSums(int width, int activations)
        : this(width, new MomentLanes[width / Tile.Lanes], new double[width * (ValueFields + (OutputFields * activations))]) =>
        Array.Fill(_moments, MomentLanes.Empty);

    /// <summary>A copy that can be added to.</summary>
    public BlockSums Clone() => new(_width, [.. _moments], [.. _sums]);

    /// <summary>The moments of one column, in every lane.</summary>
    public MomentLanes Moments(int column) => _moments[column / Tile.Lanes].Broadcast(column % Tile.Lanes);

    /// <summary>One field, by column.</summary>
    public ReadOnlySpan<double> Field(int field) => _sums.AsSpan(field * _width, _width);

    /// <summary>Appends the sums over the rows that follow.</summary>
    public void Append(BlockSums later)
    {
        for (var g = 0; g < _moments.Length; g++)
        {
            _moments[g] = MomentLanes.Merge(_moments[g], later._moments[g]);
        }

        TensorPrimitives.Add(_sums, later._sums, _sums);
    }

    /// <summary>Appends the values of a tile.</summary>
    public void AppendValues(Tile tile)
    {
        var rows = tile.FoldedRows;
        for (var g = 0; g < _moments.Length; g++)
        {
            var moments = MomentLanes.Of(ref tile.X[g * Tile.Lanes], rows, _width);
            _moments[g] = MomentLanes.Merge(_moments[g], moments);
            var infinities = !Vector512.EqualsAll(moments.Count, Vector512.Create((double)rows));
            var (posInf, negInf) = (Vector512<double>.Zero, Vector512<double>.Zero);
            var (zero, positive) = (Vector512<double>.Zero, Vector512<double>.Zero);
            for (var r = 0; r < rows; r++)
            {
                var x = Vector512.LoadUnsafe(ref tile.X[(r * _width) + (g * Tile.Lanes)]);
                zero += Count(Vector512.Equals(x, Vector512<double>.Zero));
                positive += Count(Vector512.GreaterThan(x, Vector512<double>.Zero));
                if (infinities)
                {
                    posInf += Count(Vector512.Equals(x, Vector512.Create(double.PositiveInfinity)));
                    negInf += Count(Vector512.Equals(x, Vector512.Create(double.NegativeInfinity)));
                }
            }

            Add(PosInf, g, posInf);
            Add(NegInf, g, negInf);
            Add(Zero, g, zero);
            Add(Positive, g, positive);
        }
    }

    /// <summary>Appends the outputs and derivatives of a tile for one activation.</summary>
    /// <param name="tile">The tile, evaluated.</param>
    /// <param name="activation">Index of the activation.</param>
    /// <param name="profile">Where the activation is flat.</param>
    /// <param name="flat">Largest abs(f') that counts as saturated.</param>
    /// <param name="zero">Largest abs(f) that counts as 0.</param>
    public void AppendOutputs(Tile tile, int activation, SaturationProfile profile, double flat, double zero)
    {
        var (flatBound, zeroBound, centre) = (Vector512.Create(flat), Vector512.Create(zero), Vector512.Create(profile.Centre));
        var (leftExact, rightExact) = (Vector512.Create(profile.LeftExact), Vector512.Create(profile.RightExact));
        var field = ValueFields + (activation * OutputFields);
        var rows = tile.FoldedRows;
        for (var g = 0; g < _moments.Length; g++)
        {
            var (zeros, magnitude, gain) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            var (left, right, exact) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            for (var r = 0; r < rows; r++)
            {
                var at = (r * _width) + (g * Tile.Lanes);
                var x = Vector512.LoadUnsafe(ref tile.X[at]);
                var size = Vector512.Abs(Vector512.LoadUnsafe(ref tile.Output[at]));
                var slope = Vector512.LoadUnsafe(ref tile.Derivative[at]);
                var finite = MomentLanes.IsFinite(x);
                var saturated = finite & Vector512.LessThanOrEqual(Vector512.Abs(slope), flatBound);
                var below = Vector512.LessThan(x, centre);
                var beyond = Vector512.LessThanOrEqual(x, leftExact) | Vector512.GreaterThanOrEqual(x, rightExact);
                zeros += Count(Vector512.LessThanOrEqual(size, zeroBound));
                magnitude += finite & size;
                left += Count(saturated & below);
                right += Count(Vector512.AndNot(saturated, below));
                exact += Count(finite & (beyond | Vector512.Equals(slope, Vector512<double>.Zero)));
                gain += finite & (slope * slope);
            }

            Add(field + ZeroOutput, g, zeros);
            Add(field + Magnitude, g, magnitude);
            Add(field + Left, g, left);
            Add(field + Right, g, right);
            Add(field + ExactZero, g, exact);
            Add(field + SquaredDerivative, g, gain);
        }
    }

    static Vector512<double> Count(Vector512<double> mask) => mask & Vector512<double>.One;

    void Add(int field, int group, Vector512<double> value)
    {
        ref var sum = ref _sums[(field * _width) + (group * Tile.Lanes)];
        (Vector512.LoadUnsafe(ref sum) + value).StoreUnsafe(ref sum);
    }
}
