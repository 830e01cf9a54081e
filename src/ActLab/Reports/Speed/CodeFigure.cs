using ActLab.Commands;
using ActLab.Jobs;

namespace ActLab.Reports.Speed;

/// <summary>What the JIT made of the kernels.</summary>
static class CodeFigure
{
    /// <summary>The figure; none where nothing was measured.</summary>
    public static IEnumerable<Figure> Of(IReadOnlyList<JobCase> measured) => measured.Count == 0 ? [] :
    [
        new("Compiled code", Finding(measured),
        [
            new("Final code of each kernel and of the loops that are its own",
                [
                    new("Case", Cells.Code), new("Kernel", Cells.Code), new("Tier"), new("Methods", Cells.Number), new("Bytes", Cells.Number),
                    new("zmm", Cells.Number), new("ymm", Cells.Number), new("xmm", Cells.Number), new("Stack", Cells.Number), new("Listed"),
                ],
                [.. measured.Select(c => (string[])[CaseText.Subject(c), CaseText.Kernel(c), c.Tier ?? JobCase.Unproved, .. Counts(c.Code), Listed(c)])]),
        ]),
    ];

    /// <summary>The kernels whose measured code was not seen to be final; null if all was.</summary>
    public static string? Doubt(IReadOnlyList<JobCase> measured)
    {
        var unproved = measured.Where(c => c.Tier is null or JobCase.Unproved).ToList();
        return unproved.Count == 0 ? null
            : $"Of {measured.Count} cases {unproved.Count} ran code that was not seen to be final: {string.Join(", ", unproved.Select(c => c.KernelName).Distinct())}.";
    }

    static string Finding(IReadOnlyList<JobCase> measured)
    {
        return (Doubt(measured) ?? "All measured code was seen to be final.")
            + " Instructions are counted by the widest register they name: zmm holds 512 bits, ymm 256, xmm 128; those that move one to or from the stack are counted again.";
    }

    static string[] Counts(CodeEvidence? code) => code is { } known
        ? [NumberText.Of(known.Methods), NumberText.Of(known.Bytes), NumberText.Of(known.Zmm), NumberText.Of(known.Ymm), NumberText.Of(known.Xmm), known.Spills is { } spills ? NumberText.Of(spills) : ""]
        : ["", "", "", "", "", ""];

    static string Listed(JobCase of) => (of.Code, of.Kernel) switch
    {
        (not null, _) => "yes",
        (_, JobKernel.Tensor) => "no: the loops are those of System.Numerics.Tensors",
        (_, JobKernel.Library) => "no: compiled code from a library",
        _ => "no: the JIT wrote no listing of them",
    };
}
