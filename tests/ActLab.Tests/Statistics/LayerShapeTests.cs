using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>How rows are laid out, what that takes, and how what was measured of blocks is kept.</summary>
public class LayerShapeTests
{
    [Theory]
    [InlineData(0, 64, 64, 0, 0, 4096)]
    [InlineData(1, 64, 64, 64, 64, 4096)]
    [InlineData(3, 16, 256, 48, 48, 4096)]
    [InlineData(20, 2, 512, 40, 40, 1024)]
    [InlineData(37, 1, 512, 37, 40, 512)]
    [InlineData(2048, 1, 512, 2048, 2048, 512)]
    [InlineData(2049, 1, 256, 2049, 2056, 256)]
    [InlineData(1 << 20, 1, 1, 1 << 20, 1 << 20, 1)]
    [InlineData(1 << 21, 1, 1, 1 << 21, 1 << 21, 1)]
    public void Few_units_are_folded_and_many_are_few_rows(int units, int fold, int foldedRows, int width, int columns, int rows)
    {
        var shape = new RowShape(units);
        Assert.Equal((units, fold, foldedRows, width, columns, rows), (shape.Units, shape.Fold, shape.FoldedRows, shape.Width, shape.Columns, shape.Rows));
        Assert.Equal(0, LayerAccumulator.BlockRows % rows);
    }

    [Fact]
    public void A_unit_has_a_column_in_every_fold()
    {
        Assert.Equal([1, 21], new RowShape(20).ColumnsOf(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowShape(-1));
    }

    /// <summary>Of 2 units in 64 columns: 8 moments and 5 sums of an activation, 7 counts of values and those of the activation, first, last and place; 12 fields of a look where it goes on.</summary>
    [Fact]
    public void The_memory_of_a_layer_is_a_sum_of_fields()
    {
        var options = new StatisticsOptions { OtherTypes = [NumberType.F32], Epsilon = 0.5 };
        var one = new ActivationPlan(Layer.Find("relu"), options, 0);
        Assert.Equal((3 + (2 * 4) + 2, 0, 0), (one.CountFields, one.FirstCount, one.FirstSum));
        var plan = new LayerPlan(new(2), options, [one, new(Layer.Find("relu"), options, 1)]);
        Assert.Equal(64 * 8 * (8 + (2 * 5) + 7 + (2 * 13) + 3), plan.Bytes);
        Assert.Equal(64 * 8 * (8 + 12 + 5 + 7 + 10 + 3), new LayerPlan(new(2), new(), [new(Layer.Find("relu"), new(), 0)]).Bytes);
        plan.RequireRoom(plan.Bytes);
        var refused = Assert.Throws<BadInputException>(() => plan.RequireRoom(plan.Bytes - 1));
        Assert.Equal(
            "2 units under 2 activations take 2.8E-05 GB of memory, and there are 2.8E-05; name fewer activations, or another axis with --unit-axis", refused.Message);
        Assert.Equal(64 * ((7 + (2 * 13)) + 2) * 8, plan.NewCounts().ToBytes().Length);
        Assert.Equal(64 * (8 + 10) * 8, plan.NewSums().ToBytes().Length);
    }

    static BlockSums Sums(params double[] values)
    {
        var sums = new BlockSums(8, 1);
        foreach (var value in values)
        {
            var one = new BlockSums(8, 1);
            one.Field(0)[3] = value;
            one.Moments[0] = MomentLanesTests.Of(value);
            sums.Append(one);
        }

        return sums;
    }

    static double[] Of(BlockSums sums) => [.. sums.Field(0), sums.MomentsOf(5).First().Count, sums.MomentsOf(5).First().Mean];

    /// <summary>Blocks 0 to 5, in an odd order: 0 to 3 and 4 to 5 become one node each.</summary>
    [Fact]
    public void Halves_of_a_node_become_one_in_whatever_order_they_come()
    {
        var tree = new BlockTree();
        foreach (var block in new[] { 4, 1, 3, 0, 5, 2 })
        {
            tree.Add(0, block, Sums(1 << block));
        }

        Assert.Equal([(2, 0L, 0L, 4L), (1, 2L, 4L, 6L)], tree.Nodes.Select(node => (node.Level, node.Index, node.First, node.End)));
        Assert.Equal([Of(Sums(1, 2, 4, 8)), Of(Sums(16, 32))], tree.Nodes.Select(node => Of(node.Sums)));
        Assert.Equal(Of(Sums(1, 2, 4, 8, 16, 32)), Of(tree.Merge()!));
        Assert.Equal(Of(Sums(16, 32)), Of(tree.Nodes[1].Sums));
        Assert.Null(new BlockTree().Merge());
    }

    /// <summary>Floating-point sums show the order: the later node is added to the one before it, and halves are summed first.</summary>
    [Fact]
    public void The_sum_is_that_of_the_tree()
    {
        double[] blocks = [0.1, 0.7, 1e16, -1e16, 0.3];
        var tree = new BlockTree();
        for (var block = blocks.Length - 1; block >= 0; block--)
        {
            tree.Add(0, block, Sums(blocks[block]));
        }

        Assert.Equal(((0.1 + 0.7) + (1e16 - 1e16)) + 0.3, tree.Merge()!.Field(0)[3]);
    }

    [Fact]
    public void A_node_that_is_there_already_is_refused()
    {
        var tree = new BlockTree();
        tree.Add(0, 2, Sums(1));
        Assert.Throws<ArgumentException>(() => tree.Add(0, 2, Sums(1)));
    }

    [Fact]
    public void Bytes_of_another_length_are_not_taken()
    {
        var (from, to) = (Sums(1, 5, 3), Sums());
        Assert.True(to.TryTake(from.ToBytes()));
        Assert.Equal(Of(from), Of(to));
        Assert.False(to.TryTake([.. from.ToBytes(), 0]));
        Assert.False(to.TryTake(from.ToBytes().AsSpan(1)));
        Assert.Equal(0, Sums().Clone().MomentsOf(0).First().Count);

        LayerCounts counts = new(8, 2, true), others = new(8, 2, true);
        counts.Field(1)[7] = 5;
        (counts.First[2], counts.Last[3], counts.Histogram!.Bins[9]) = (4, 6, 8);
        Assert.True(others.TryTake(counts.ToBytes()));
        Assert.Equal((5, 4, 6, 8, 0), (others.Field(1)[7], others.First[2], others.Last[3], others.Histogram!.Bins[9], others.Rows));
        Assert.False(others.TryTake(new LayerCounts(8, 2, false).ToBytes()));
        others.Rows = 3;
        counts.Add(others);
        Assert.Equal((10, 4, 6, 16, 3), (counts.Field(1)[7], counts.First[2], counts.Last[3], counts.Histogram.Bins[9], counts.Rows));
        Assert.Equal((long.MaxValue, -1), (counts.First[0], counts.Last[0]));
    }
}
