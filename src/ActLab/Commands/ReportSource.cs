using ActLab.Core;
using ActLab.Data;
using ActLab.Jobs;
using ActLab.Reports;

namespace ActLab.Commands;

/// <summary>What `report --from` names: benchmark jobs wherever `compare` finds them, and training runs that `lab --json` wrote.</summary>
static class ReportSource
{
    /// <summary>Reads all of them, in their order.</summary>
    /// <exception cref="BadInputException">One is neither.</exception>
    public static (IReadOnlyList<JobResult> Jobs, IReadOnlyList<LabFacts> Runs) Read(IReadOnlyList<string> names, JobStore jobs)
    {
        var read = names.Select(name => (object?)Run(name) ?? JobSource.Read(name, jobs)).ToList();
        return ([.. read.OfType<JobResult>()], [.. read.OfType<LabFacts>()]);
    }

    static LabFacts? Run(string name) =>
        File.Exists(name) && !UnixFile.IsSpecial(name) && new FileInfo(name).Length <= JobSource.MaxLength ? LabFacts.Read(File.ReadAllText(name), name) : null;
}
