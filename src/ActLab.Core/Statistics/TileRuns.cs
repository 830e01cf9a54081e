using System.Runtime.Intrinsics;

namespace ActLab.Core.Statistics;

/// <summary>
/// Looks that go on from tile to tile, if the plan has it so: as long as no value asks for more, moments are
/// merged and sums and counts are added once for many tiles of a block.
/// </summary>
/// <remarks>
/// The origin of a run's powers is the mean of the block so far, where there is one. The first row of a block is seldom near enough to the mean: sums over
/// thousands of rows lose too many digits from as far away as a single tile's may be.
/// </remarks>
/// <param name="plan">What is measured.</param>
sealed class TileRuns(LayerPlan plan)
{
    const double MostDeviations = 1;

    readonly GroupLook[] _looks = [.. Enumerable.Repeat(GroupLook.Empty, plan.HasRuns ? plan.Shape.Columns / Tile.Lanes : Tile.Columns / Tile.Lanes)];

    /// <summary>The looks that a tile's, whose first group is given, go on from: those of its groups.</summary>
    public ReadOnlySpan<GroupLook> From(int group) => plan.HasRuns ? _looks.AsSpan(group, Math.Min(Tile.Columns / Tile.Lanes, _looks.Length - group)) : _looks;

    /// <summary>Lets the runs go on over a tile; false if its values ask for more than looks.</summary>
    public bool TryGoOn(Tile tile, in RowPlaces places, LayerCounts counts)
    {
        if (!plan.HasRuns)
        {
            return false;
        }

        for (var g = 0; g < tile.Groups; g++)
        {
            ref readonly var look = ref tile.Looks[g];
            if (!look.IsNear(MostDeviations) || !TileValues.AreUsual(look, plan.Options.Input))
            {
                return false;
            }
        }

        for (var g = 0; g < tile.Groups; g++)
        {
            ref var run = ref _looks[tile.FirstGroup + g];
            TileValues.AddPlaces(tile, g, Vector512.GreaterThan(tile.Looks[g].Positive, run.Positive).AsInt64(), places, counts);
            run = tile.Looks[g];
        }

        return true;
    }

    /// <summary>Adds what the runs of some groups told, and forgets them; false if there is none.</summary>
    public bool End(int first, int groups, BlockSums sums, LayerCounts counts)
    {
        var any = false;
        for (var group = first; plan.HasRuns && group < first + groups; group++)
        {
            ref var run = ref _looks[group];
            if (run.Rows > 0)
            {
                any = true;
                sums.Moments[group] = MomentLanes.Merge(sums.Moments[group], MomentLanes.Of(run));
                counts.Add(LayerCounts.Positive, group, Vector512.ConvertToInt64(run.Positive));
                foreach (var activation in plan.Activations)
                {
                    TilePieces.Add(run, group, activation, sums, counts);
                }
            }

            run = GroupLook.Empty;
        }

        return any;
    }

    /// <summary>Lets runs begin behind a tile that was measured by itself.</summary>
    public void BeginBehind(Tile tile, BlockSums sums)
    {
        for (var group = tile.FirstGroup; plan.HasRuns && group < tile.FirstGroup + tile.Groups; group++)
        {
            ref readonly var moments = ref sums.Moments[group];
            _looks[group].Origin = Vector512.ConditionalSelect(Vector512.GreaterThan(moments.Count, Vector512<double>.Zero), moments.High, Vector512.Create(double.NaN));
        }
    }
}
