namespace ActLab.Core.Statistics;

/// <summary>
/// Sums of blocks in a binary tree over their numbers: node i of level l covers blocks i 2^l up to (i + 1) 2^l. A node is
/// the merge of its two halves, whenever and wherever they were summed; so the order in which blocks come does not matter.
/// </summary>
sealed class BlockTree
{
    readonly Lock _lock = new();
    readonly Dictionary<(int Level, long Index), BlockSums> _nodes = [];

    /// <summary>The nodes whose other half is missing, by their first block.</summary>
    public IReadOnlyList<BlockNode> Nodes
    {
        get
        {
            lock (_lock)
            {
                return [.. _nodes.Select(n => new BlockNode(n.Key.Level, n.Key.Index, n.Value)).OrderBy(n => n.First)];
            }
        }
    }

    /// <summary>Takes a node, which nobody may change from now on; both halves of a node become one.</summary>
    /// <exception cref="ArgumentException">It is here already.</exception>
    public void Add(int level, long index, BlockSums sums)
    {
        lock (_lock)
        {
            while (_nodes.Remove((level, index ^ 1), out var other))
            {
                var (early, late) = (index & 1) == 0 ? (sums, other) : (other, sums);
                early.Append(late);
                (level, index, sums) = (level + 1, index >> 1, early);
            }

            _nodes.Add((level, index), sums);
        }
    }

    /// <summary>All nodes merged, later ones first; null if there are none. A node that stands alone is returned itself.</summary>
    public BlockSums? Merge()
    {
        BlockSums? sums = null;
        foreach (var node in Nodes.Reverse())
        {
            var both = sums is null ? node.Sums : node.Sums.Clone();
            if (sums is not null)
            {
                both.Append(sums);
            }

            sums = both;
        }

        return sums;
    }
}

/// <summary>A node of a <see cref="BlockTree"/>.</summary>
/// <param name="Level">The node covers 2^Level blocks.</param>
/// <param name="Index">Its number among those of its level.</param>
/// <param name="Sums">Their sums.</param>
sealed record BlockNode(int Level, long Index, BlockSums Sums)
{
    /// <summary>Its first block.</summary>
    public long First => Index << Level;

    /// <summary>The block after its last.</summary>
    public long End => (Index + 1) << Level;
}
