using ActLab.Core;
using ActLab.Core.Statistics;

namespace ActLab.Screens;

/// <summary>How far a unit's second pass is.</summary>
sealed record ReadingMessage(UnitReading Reading, double Share) : Message;

/// <summary>A unit's second pass has ended.</summary>
sealed record ProfiledMessage(UnitReading Reading, UnitProfile Profile) : Message;

/// <summary>A second pass over a layer's rows, for one unit.</summary>
/// <param name="input">Where the rows come from.</param>
/// <param name="layer">What was measured of them.</param>
/// <param name="activation">The activation whose outputs the history tells.</param>
/// <param name="unit">The unit.</param>
sealed class UnitReading(LayerInput input, StatisticsResult layer, Activation activation, int unit) : Reading(new())
{
    /// <summary>Whether this is what the pass is for.</summary>
    public bool IsOf(StatisticsResult otherLayer, Activation otherActivation, int otherUnit) =>
        ReferenceEquals(layer, otherLayer) && ReferenceEquals(activation, otherActivation) && unit == otherUnit;

    protected override void Read(Action<Message> tell, CancellationToken stop)
    {
        var progress = WholePercents(share => tell(new ReadingMessage(this, share)));
        if (input.Profile(layer, activation, unit, progress, stop) is { } profile)
        {
            tell(new ProfiledMessage(this, profile));
        }
    }
}
