using ActLab.Core;
using ActLab.Core.Statistics;

namespace ActLab.Commands;

/// <summary>Joins the shards of a layer into what measuring it at once would give, bit for bit.</summary>
static class StatsMerge
{
    /// <summary>Merges files in any order.</summary>
    /// <exception cref="BadInputException">They are no shards, not of one measurement, or do not cover the layer once.</exception>
    public static LayerMeasurement Merge(IReadOnlyList<string> paths, Catalog catalog)
    {
        var files = paths.Select(ShardFile.Read).OrderBy(file => file.Blocks.From).ThenBy(file => file.Blocks.To).ToList();
        foreach (var file in files)
        {
            file.RequireSame(files[0]);
        }

        var whole = files[0].Layer(catalog);
        RequireCover(files, new Shard(1, 1).Blocks(whole.Rows));
        var layer = new LayerAccumulator(whole.Activations, whole.Units, whole.Options);
        foreach (var file in files)
        {
            if (!layer.TryJoin(file.Part))
            {
                throw new BadInputException($"{file.Name} is damaged; measure the shard again");
            }
        }

        return new(whole.Source, layer.Result());
    }

    static void RequireCover(List<ShardFile> files, BlockRange all)
    {
        var (next, last) = (all.From, "");
        foreach (var file in files.Where(file => file.Blocks.From < file.Blocks.To))
        {
            if (file.Blocks.From != next)
            {
                throw new BadInputException(file.Blocks.From < next
                    ? $"{file.Name} and {last} measured the same rows; give each shard once"
                    : Missing(next, file.Blocks.From));
            }

            (next, last) = (file.Blocks.To, file.Name);
        }

        if (next != all.To)
        {
            throw new BadInputException(Missing(next, all.To));
        }
    }

    static string Missing(long from, long to) =>
        $"rows {from * LayerAccumulator.BlockRows} up to {to * LayerAccumulator.BlockRows} are in no file; give the missing shards too";
}
