namespace ActLab.Core.Statistics;

/// <summary>What was measured of some blocks of a layer, as bytes; see <see cref="LayerAccumulator.ToPart"/>.</summary>
/// <param name="Rows">Rows measured.</param>
/// <param name="Counts">Whole numbers, by field and column, little-endian.</param>
/// <param name="Nodes">Sums of blocks.</param>
public sealed record LayerPart(long Rows, byte[] Counts, IReadOnlyList<LayerPartNode> Nodes);

/// <summary>Sums of 2^Level blocks, from block Index 2^Level on.</summary>
/// <param name="Level">How many, as a power of two.</param>
/// <param name="Index">Which of them.</param>
/// <param name="Sums">Doubles, by group of columns and field, little-endian.</param>
public sealed record LayerPartNode(int Level, long Index, byte[] Sums);
