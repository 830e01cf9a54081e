using System.CommandLine;
using ActLab.Core;
using ActLab.Core.Audit;

namespace ActLab.Commands;

/// <summary>Writes the results of `audit` to stdout.</summary>
delegate void AuditWriter(Workbench workbench, IReadOnlyList<AuditResult> results);

/// <summary>The forms in which `audit` writes its results.</summary>
static class AuditFormat
{
    /// <summary>--format.</summary>
    public static Option<string?> Option()
    {
        var option = new Option<string?>("--format") { Description = "For continuous integration: sarif (2.1.0), junit (XML) or github (annotations).", HelpName = "FORMAT" };
        option.AcceptOnlyFromAmong("sarif", "junit", "github");
        return option;
    }

    /// <summary>The writer of a format, of --json, or of plain text.</summary>
    /// <exception cref="BadInputException">Both are asked for.</exception>
    public static AuditWriter Of(string? format, bool json) => (format, json) switch
    {
        (null, false) => AuditText.Write,
        (null, true) => (workbench, results) => AuditJson.Write(workbench.Out, results),
        (_, true) => throw new BadInputException($"--json and --format {format} are two forms of the same; give one of them"),
        ("sarif", _) => (workbench, results) => AuditSarif.Write(workbench.Out, results),
        ("junit", _) => (workbench, results) => AuditJUnit.Write(workbench.Out, results),
        _ => (workbench, results) => AuditGitHub.Write(workbench.Out, results),
    };
}
