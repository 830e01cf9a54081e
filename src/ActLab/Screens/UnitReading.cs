using ActLab.Core;
using ActLab.Core.Statistics;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>How far a unit's second pass is.</summary>
sealed record ReadingMessage(UnitReading Reading, double Share) : Message;

/// <summary>A unit's second pass has ended.</summary>
sealed record ProfiledMessage(UnitReading Reading, UnitProfile Profile) : Message;

/// <summary>A second pass over a layer's rows, for one unit: it may be long, and another unit may be wanted before it ends.</summary>
/// <param name="input">Where the rows come from.</param>
/// <param name="layer">What was measured of them.</param>
/// <param name="activation">The activation whose outputs the history tells.</param>
/// <param name="unit">The unit.</param>
/// <param name="stop">Ends the pass; not disposed of, because the pass may still look at its token.</param>
sealed class UnitReading(LayerInput input, StatisticsResult layer, Activation activation, int unit, CancellationTokenSource stop)
{
    /// <summary>Whether this is what the pass is for.</summary>
    public bool IsOf(StatisticsResult otherLayer, Activation otherActivation, int otherUnit) =>
        ReferenceEquals(layer, otherLayer) && ReferenceEquals(activation, otherActivation) && unit == otherUnit;

    /// <summary>Ends the pass; nothing is told of it any more.</summary>
    public void Stop() => stop.Cancel();

    /// <summary>The pass; told to the screen of that title if it fails.</summary>
    public Command<Message> Run(string title) => (post, cancel) =>
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, stop.Token);
        try
        {
            var progress = StatisticsScreen.WholePercents(share => post(new ReadingMessage(this, share)));
            if (input.Profile(layer, activation, unit, progress, either.Token) is { } profile)
            {
                post(new ProfiledMessage(this, profile));
            }
        }
        catch (Exception error) when (error is BadInputException or IOException or UnauthorizedAccessException)
        {
            post(new FailedMessage(title, error.Message));
        }

        return Task.CompletedTask;
    };
}
