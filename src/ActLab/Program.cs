using ActLab;
using ActLab.Commands;
using ActLab.Screens;
using ActLab.Terminal;

// A thread that nobody waits for ends the program as the main one does, screen first, not with the runtime's trace.
AppDomain.CurrentDomain.UnhandledException += (_, defect) =>
{
    Tty.Leave();
    Environment.Exit(Report((Exception)defect.ExceptionObject));
};

StandardDescriptors.Fill();
try
{
    // The app must find the terminal untouched: any use of System.Console sets its modes and writes to it.
    return Tty.IsInteractive && AppOptions.Colors(args) is { } colors
        ? App.Run(Workbench.OfTerminal(), colors)
        : CommandTree.Run(args, Workbench.OfProcess());
}
catch (Exception defect)
{
    return Report(defect);
}

int Report(Exception defect)
{
    using var error = new StreamWriter(new MessageStream(Tty.OpenError()));
    return ErrorReport.Write(defect, args, OutputFolder.OfProcess(), TimeProvider.System, error);
}
