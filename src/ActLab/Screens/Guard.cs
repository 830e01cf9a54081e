using ActLab.Core;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>Work that may be refused.</summary>
static class Guard
{
    /// <summary>Work whose refusal is a line at the bottom of the screen.</summary>
    /// <param name="screen">Title of the screen that asks for it.</param>
    /// <param name="work">Throws what commands answer by one line, too.</param>
    public static Command<Message> Of(string screen, Func<Action<Message>, CancellationToken, Task> work) => async (post, stop) =>
    {
        try
        {
            await work(post, stop);
        }
        catch (Exception error) when (error is BadInputException or IOException or UnauthorizedAccessException)
        {
            post(new FailedMessage(screen, error.Message));
        }
    };
}
