using ActLab.Core.Audit.Foreign;
using ActLab.Libraries;

namespace ActLab.Commands;

/// <summary>`ulp` of a kernel in a shared library, which may do worse than err.</summary>
static class LibraryUlp
{
    /// <summary>Measures; a call that does not return becomes one line on stderr.</summary>
    /// <returns>The exit code.</returns>
    public static int Guard(Workbench workbench, LibraryProcess library, Interrupt interrupt, Func<int> measure)
    {
        try
        {
            library.Load();
            return measure();
        }
        catch (Exception error) when (Fault(error) is { } fault)
        {
            workbench.Error.WriteLine($"actlab: crash: {fault.Message}; `actlab audit --library` looks for the input");
            return ExitCode.Found;
        }
        catch (Exception error) when (interrupt.Requested && error is OperationCanceledException or AggregateException)
        {
            return ExitCode.Interrupted;
        }
    }

    /// <summary>What the kernel did, perhaps on several cores at once.</summary>
    static KernelFaultException? Fault(Exception error) => error as KernelFaultException
        ?? (error as AggregateException)?.Flatten().InnerExceptions.OfType<KernelFaultException>().FirstOrDefault();
}
