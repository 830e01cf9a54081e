using System.CommandLine;

namespace ActLab.Commands;

/// <summary>
/// `completion SHELL`: what makes a shell complete verbs, options, their values and activations. The shell asks the program itself each
/// time, by the parser's [suggest:POSITION] before the line typed so far, so there is no list that could grow old.
/// </summary>
static class CompletionCommand
{
    static readonly (string Shell, string Script)[] Scripts =
    [
        ("bash", """
            # In ~/.bashrc:  source <(actlab completion bash)
            _actlab() {
              mapfile -t COMPREPLY < <(compgen -W "$(actlab "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$2")
            }
            complete -o default -F _actlab actlab
            """),
        ("zsh", """
            # In ~/.zshrc, after compinit:  source <(actlab completion zsh)
            _actlab() {
              local line="${(j: :)words[1,CURRENT]}"
              local -a found=("${(@f)$(actlab "[suggest:${#line}]" "$line" 2>/dev/null)}")
              if [[ -n "$found" ]]; then compadd -a found; else _files; fi
            }
            compdef _actlab actlab
            """),
        ("fish", """
            # In ~/.config/fish/config.fish:  actlab completion fish | source
            function __actlab_complete
              set -l line (commandline -cp)
              actlab "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c actlab -a '(__actlab_complete)'
            """),
        ("pwsh", """
            # In $PROFILE:  actlab completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName actlab -ScriptBlock {
              param($word, $line, $cursor)
              actlab "[suggest:$cursor]" "$line".PadRight($cursor) | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
              }
            }
            """),
    ];

    public static Command Build(Workbench workbench)
    {
        var shell = new Argument<string>("SHELL") { Description = "The shell: " + string.Join(", ", Scripts.Select(s => s.Shell)) + "." };
        shell.AcceptOnlyFromAmong([.. Scripts.Select(s => s.Shell)]);
        var command = new Command("completion", "Print the lines that make a shell complete verbs, options and activations; their first says where they go.") { shell };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetRequiredValue(shell);
            workbench.Out.WriteLine(Scripts.First(s => s.Shell == wanted).Script);
            return ExitCode.Done;
        });
        return command;
    }
}
