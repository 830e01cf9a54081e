using System.CommandLine;
using ActLab.Core;

namespace ActLab.Commands;

/// <summary>The verbs, and the one place where what went wrong becomes a line on stderr and an exit code.</summary>
public static class CommandTree
{
    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, Workbench workbench)
    {
        try
        {
            var parsed = Root(workbench).Parse(args);
            if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
            {
                return Refuse(workbench, $"{parsed.Errors[0].Message} (`actlab {string.Join(' ', Verb(parsed).Append("--help"))}` shows the usage)");
            }

            return parsed.Invoke(new InvocationConfiguration
            {
                Output = workbench.Out,
                Error = workbench.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (BadInputException error)
        {
            return Refuse(workbench, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refuse(workbench, error.Message);
        }
    }

    static RootCommand Root(Workbench workbench)
    {
        var root = new RootCommand("A workbench for neural-network activation functions. Without a verb: the terminal app.")
        {
            ListCommand.Build(workbench),
            EvalCommand.Build(workbench),
            PlotCommand.Build(workbench),
            AuditCommand.Build(workbench),
            StatsCommand.Build(workbench),
            BenchCommand.Build(workbench),
            ReportCommand.Build(workbench),
            ResetTerminalCommand.Build(),
        };
        root.SetAction(_ => WithoutTerminal(workbench));
        return root;
    }

    /// <summary>Where the app cannot open: the catalogue, and how to open the app.</summary>
    static int WithoutTerminal(Workbench workbench)
    {
        ListCommand.Run(workbench, json: false);
        workbench.Out.WriteLine("The app opens when actlab is started without a verb in a terminal; actlab --help lists the verbs.");
        return ExitCode.Done;
    }

    static IEnumerable<string> Verb(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? [] : [parsed.CommandResult.Command.Name];

    static int Refuse(Workbench workbench, string message)
    {
        workbench.Error.WriteLine("actlab: " + message.ReplaceLineEndings(" "));
        return ExitCode.BadInput;
    }
}
