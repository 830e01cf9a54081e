using System.CommandLine;
using System.CommandLine.Parsing;
using ActLab.Core;

namespace ActLab.Commands;

/// <summary>The verbs, and the one place where what went wrong becomes a line on stderr and an exit code.</summary>
public static class CommandTree
{
    const int LongestMessage = 400;

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, Workbench workbench)
    {
        try
        {
            var parsed = Root(workbench).Parse(args);
            if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
            {
                return Refuse(workbench, $"{Plain(parsed.Errors[0].Message)}{Meant(parsed)} (`actlab {string.Join(' ', Verb(parsed).Append("--help"))}` shows the usage)");
            }

            var code = parsed.Invoke(new InvocationConfiguration
            {
                Output = workbench.Out,
                Error = workbench.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
            if (code == ExitCode.Interrupted)
            {
                workbench.Error.WriteLine("actlab: interrupted; what is printed, if anything, is of what was done until then");
            }

            return code;
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
            UlpCommand.Build(workbench),
            StatsCommand.Build(workbench),
            LabCommand.Build(workbench),
            BenchCommand.Build(workbench),
            CompareCommand.Build(workbench),
            ReportCommand.Build(workbench),
            DoctorCommand.Build(workbench),
            CompletionCommand.Build(workbench),
            ResetTerminalCommand.Build(),
            LibraryCommand.Build(),
            AppOptions.Color(),
        };
        root.SetAction(_ =>
        {
            var code = ListCommand.Run(workbench, json: false);
            workbench.Out.WriteLine("In a terminal, actlab without a verb opens the app; actlab --help shows the verbs.");
            return code;
        });
        return root;
    }

    /// <summary>The verb and, if there is one, its part, as in bench status.</summary>
    static IEnumerable<string> Verb(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: not RootCommand } verb; at = at.Parent)
        {
            names.Push(verb.Command.Name);
        }

        return names;
    }

    /// <summary>The parser's message without the names of types and without tabs; options of a type are whole numbers.</summary>
    static string Plain(string message)
    {
        var type = message.IndexOf(" as expected type ", StringComparison.Ordinal);
        var plain = type < 0 ? message : message[..type] + ": write a whole number within its range";
        return string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The verb or option that the first unknown word is near to.</summary>
    static string Meant(ParseResult parsed) => parsed.UnmatchedTokens is [var word, ..]
        ? Spelling.Suggest(Known(parsed.CommandResult).SelectMany(symbol => symbol switch { Option option => [option.Name, .. option.Aliases], _ => (string[])[symbol.Name] }), word)
        : "";

    static IEnumerable<Symbol> Known(CommandResult at) => at.Command.Subcommands.Concat<Symbol>(at.Command.Options);

    static int Refuse(Workbench workbench, string message)
    {
        workbench.Error.WriteLine("actlab: " + Short(Visible(message.ReplaceLineEndings(" "))));
        return ExitCode.BadInput;
    }

    static string Visible(string message) => string.Concat(message.Select(c => char.IsControl(c) ? '?' : c));

    static string Short(string message) => message.Length <= LongestMessage
        ? message
        : $"{message[..(LongestMessage / 2)]}...{message[^((LongestMessage / 2) - 3)..]}";
}
