using System.CommandLine;
using ActLab.Libraries;

namespace ActLab.Commands;

/// <summary>The hidden verb by which the program starts itself to call a foreign kernel.</summary>
static class LibraryCommand
{
    public static Command Build()
    {
        var path = new Argument<string>("FILE");
        var symbol = new Argument<string>("SYMBOL");
        var size = new Argument<int>("SIZE");
        var command = new Command(LibraryHost.Verb, "Call a kernel in a shared library; the program starts this itself.") { path, symbol, size };
        command.Hidden = true;
        command.SetAction(parsed => LibraryHost.Run(parsed.GetRequiredValue(path), parsed.GetRequiredValue(symbol), parsed.GetRequiredValue(size)));
        return command;
    }
}
