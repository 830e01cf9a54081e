using ActLab.Core;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>A pass over rows beside a screen: it may be long, and may be stopped; then nothing is told of it any more.</summary>
/// <param name="stopped">Ends the pass; not disposed of, because the pass may still look at its token.</param>
abstract class Reading(CancellationTokenSource stopped)
{
    /// <summary>Ends the pass.</summary>
    public void Stop() => stopped.Cancel();

    /// <summary>The pass; told to the screen of that title if it fails.</summary>
    public Command<Message> Run(string title) => (post, cancel) =>
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, stopped.Token);
        var stop = either.Token;
        void Tell(Message message)
        {
            if (!stop.IsCancellationRequested)
            {
                post(message);
            }
        }

        try
        {
            Read(Tell, stop);
        }
        catch (Exception error) when (error is BadInputException or IOException or UnauthorizedAccessException)
        {
            Tell(new FailedMessage(title, error.Message) { Reading = this });
        }

        return Task.CompletedTask;
    };

    /// <summary>Reads and tells, and ends soon after being asked to.</summary>
    protected abstract void Read(Action<Message> tell, CancellationToken stop);

    /// <summary>Tells whole per cents only, so that a big file costs a hundred frames at most.</summary>
    protected static Action<double> WholePercents(Action<double> tell)
    {
        var last = 0;
        return share =>
        {
            if ((int)(share * 100) is var percent && percent > last)
            {
                last = percent;
                tell(share);
            }
        };
    }
}
