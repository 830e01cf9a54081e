using System.CommandLine;
using ActLab.Terminal;
using TerminalCommand = System.CommandLine.Command;

namespace ActLab.Commands;

/// <summary>`reset-terminal`: brings a terminal left in disorder back to its everyday state.</summary>
static class ResetTerminalCommand
{
    public static TerminalCommand Build()
    {
        var command = new TerminalCommand("reset-terminal", "Bring a terminal left in disorder by any program back to its everyday state.");
        command.SetAction(_ =>
        {
            Tty.Reset();
            return ExitCode.Done;
        });
        return command;
    }
}
