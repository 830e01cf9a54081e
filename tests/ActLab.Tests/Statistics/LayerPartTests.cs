using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>What was measured of blocks, taken apart and put together again.</summary>
public class LayerPartTests
{
    const int Units = 3, Rows = (4 * LayerAccumulator.BlockRows) + 77;

    static LayerAccumulator Accumulator(bool quantiles = true) =>
        new([Layer.Find("relu"), Layer.Find("tanh")], Units, new() { Quantiles = quantiles });

    static LayerPart Part(double[] rows, int firstBlock, int blocks)
    {
        var layer = Accumulator();
        layer.MoveTo(firstBlock);
        var (from, to) = (firstBlock * LayerAccumulator.BlockRows, Math.Min((firstBlock + blocks) * LayerAccumulator.BlockRows, Rows));
        layer.Add(rows.AsSpan((from * Units)..(to * Units)));
        return layer.ToPart();
    }

    [Fact]
    public void Parts_in_any_order_are_the_whole()
    {
        var rows = Layer.Normal(0.5, 2, Rows, Units, 12);
        rows[4] = double.NaN;
        var whole = Accumulator();
        whole.Add(rows);
        var joined = Accumulator();
        foreach (var part in new[] { Part(rows, 3, 2), Part(rows, 0, 1), Part(rows, 1, 2) })
        {
            Assert.True(joined.TryJoin(part));
        }

        Assert.Equal(Rows, joined.Rows);
        Assert.Equal(Layer.Fingerprint(whole.Result()), Layer.Fingerprint(joined.Result()));
        Assert.Equal(whole.Result().Histogram!.Bins, joined.Result().Histogram!.Bins);
    }

    /// <summary>Blocks 1 to 4 are node 1 of level 0, node 1 of level 1 and node 4 of level 0: block 0 is missing.</summary>
    [Fact]
    public void Nodes_cover_the_blocks_in_order()
    {
        var part = Part(Layer.Normal(0, 1, Rows, Units, 1), 1, 4);
        Assert.Equal([(0, 1L), (1, 1L), (0, 4L)], part.Nodes.Select(node => (node.Level, node.Index)));
        Assert.Equal(Rows - LayerAccumulator.BlockRows, part.Rows);
        var node = new BlockNode(3, 5, new(8, 1));
        Assert.Equal((40L, 48L), (node.First, node.End));
    }

    [Fact]
    public void Numbers_of_another_length_are_not_taken()
    {
        var part = Part(Layer.Normal(0, 1, Rows, Units, 1), 0, 1);
        Assert.False(Accumulator(quantiles: false).TryJoin(part));
        Assert.False(Accumulator().TryJoin(part with { Counts = part.Counts[..^1] }));
        Assert.False(Accumulator().TryJoin(part with { Nodes = [part.Nodes[0] with { Sums = [.. part.Nodes[0].Sums, 0] }] }));
        Assert.True(Accumulator().TryJoin(part));
    }

    /// <summary>A layer cut in blocks is the same as one that is not, the rows of a block given in pieces or not.</summary>
    [Fact]
    public void Blocks_that_lie_apart_keep_their_rows()
    {
        var rows = Layer.Normal(-3, 1, 2 * LayerAccumulator.BlockRows, 1, 4);
        Array.Fill(rows, -1);
        (rows[5], rows[^7]) = (1, 1);
        var layer = new LayerAccumulator([Layer.Find("relu")], 1, new());
        layer.MoveTo(1);
        layer.Add(rows.AsSpan(LayerAccumulator.BlockRows));
        layer.MoveTo(0);
        layer.Add(rows.AsSpan(0, LayerAccumulator.BlockRows));
        var unit = layer.Result().UnitValues[0];
        Assert.Equal((5L, rows.Length - 7L, 2L), (unit.FirstPositive, unit.LastPositive, unit.Positive));
        Assert.Equal(rows.Length, layer.Rows);
    }
}
