using ActLab;
using ActLab.Commands;
using ActLab.Screens;
using ActLab.Terminal;

try
{
    // The app must find the terminal untouched: any use of System.Console sets its modes and writes to it.
    return Tty.IsInteractive && AppOptions.Colors(args) is { } colors
        ? App.Run(Workbench.OfTerminal(), colors)
        : CommandTree.Run(args, Workbench.OfProcess());
}
catch (Exception defect)
{
    return ErrorReport.Write(defect, args, OutputFolder.OfProcess(), TimeProvider.System, Console.Error);
}
