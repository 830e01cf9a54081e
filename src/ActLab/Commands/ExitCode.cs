namespace ActLab.Commands;

/// <summary>Exit codes of the command contract.</summary>
public static class ExitCode
{
    /// <summary>Done, or pass.</summary>
    public const int Done = 0;

    /// <summary>The audit, comparison or verification found something wrong or could not decide.</summary>
    public const int Found = 1;

    /// <summary>Bad usage or bad input: stdout empty, one line on stderr.</summary>
    public const int BadInput = 2;

    /// <summary>A defect of the program: one line on stderr names the file that tells more (EX_SOFTWARE of sysexits.h).</summary>
    public const int Defect = 70;

    /// <summary>Interrupted; what was found is written first.</summary>
    public const int Interrupted = 130;
}
