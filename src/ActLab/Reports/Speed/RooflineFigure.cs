using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Jobs;

namespace ActLab.Reports.Speed;

/// <summary>How near the kernels come to what the machine can do, by the size of what they touch.</summary>
static class RooflineFigure
{
    /// <summary>Memory decides from the size on at which a kernel reaches this share of a copy's speed.</summary>
    const double Knee = 0.8;

    /// <summary>The speeds at which multiply-adds alone would take all the time are drawn for so many of them.</summary>
    static readonly int[] MultiplyAdds = [1, 16];

    static readonly string[] Symbols = ["circle", "square", "diamond", "cross", "x", "triangle-up"];

    /// <summary>A figure for each element type; none where no roof was measured.</summary>
    public static IEnumerable<Figure> Of(JobResult job, IReadOnlyList<JobCase> measured) => job.Roofs.GroupBy(r => r.Number).Select(roofs => Of(
        job.Environment?.Caches ?? [], [.. roofs.OrderBy(r => r.Size)],
        [.. measured.Where(c => c.Number == roofs.Key && roofs.Any(r => r.Size == c.Size)).GroupBy(c => (c.Title, c.KernelName, c.Pass, c.Size)).Select(g => g.MinBy(Choice.Relative)!)]));

    static Figure Of(IReadOnlyList<CacheLevel> caches, IReadOnlyList<Roof> roofs, IReadOnlyList<JobCase> cases) => new(
        $"Limits of the machine: {roofs[0].Number.Word()}", Finding(cases, roofs), [Roofs(roofs), Table(cases, roofs)])
    {
        Chart = new(
            [
                new Scatter("copy", [.. roofs.Select(CopiedBytes)], [.. roofs.Select(r => r.CopyGBps)]) { Mode = "lines+markers", Line = new("solid", 3), Marker = new("star") },
                .. MultiplyAdds.Select((count, number) => new Scatter(
                    $"{NumberText.Of(count)} multiply-add{(count > 1 ? "s" : "")} per element", [.. roofs.Select(CopiedBytes)], [.. roofs.Select(r => ElementBytes(r) * r.MultiplyAddGflops / 2 / count)])
                {
                    Line = new(number == 0 ? "longdash" : "longdashdot"),
                }),
                .. Curves(cases).Select((curve, number) => new Scatter(curve.Key, [.. curve.Select(Bytes)], [.. curve.Select(Speed)])
                {
                    Mode = "lines+markers",
                    Line = new("dot"),
                    Marker = new(Symbols[number % Symbols.Length]),
                    Text = [.. curve.Select(c => $"{c.Title} {CaseText.Kernel(c)}, {CaseText.Count(c.Size)} elements")],
                }),
                .. caches.Select(cache => Limit(cache, [.. cases.Select(Speed), .. roofs.Select(r => r.CopyGBps)])),
            ],
            new(new("bytes read and written") { Type = "log" }, new("GB/s") { Type = "log" }, 420)),
    };

    /// <summary>The fastest kernel of each activation and pass, over the sizes.</summary>
    static IEnumerable<IGrouping<string, JobCase>> Curves(IReadOnlyList<JobCase> cases) => cases
        .GroupBy(c => (c.Title, c.Pass)).Select(g => g.MinBy(Choice.Relative)!)
        .SelectMany(best => cases.Where(c => (c.Title, c.Pass, c.KernelName) == (best.Title, best.Pass, best.KernelName)).OrderBy(c => c.Size))
        .GroupBy(c => $"{c.Title} {c.KernelName} {c.Pass.Word()}");

    static Scatter Limit(CacheLevel cache, IReadOnlyList<double> speeds) => new(
        $"L{NumberText.Of(cache.Level)} cache, {Amount(cache.Bytes)}", [cache.Bytes, cache.Bytes], [speeds.Min(), speeds.Max()])
    {
        Line = new("dash", 1),
    };

    static string Finding(IReadOnlyList<JobCase> cases, IReadOnlyList<Roof> roofs)
    {
        var bound = cases.Where(c => Share(c, roofs) >= Knee).Select(c => $"{c.Title} {c.KernelName} {c.Pass.Word()} at {CaseText.Count(c.Size)}").ToList();
        return "The fastest kernel of each activation beside a copy of spans of the same size in the same job, and beside one core that does nothing but multiply-adds, "
            + "as many for each element that is read and written. "
            + (bound.Count == 0 ? "None reaches" : $"Of {cases.Count} cases {bound.Count} reach") + $" {CaseText.Percent(Knee)} of the copy's speed, from where on memory decides"
            + (bound.Count is > 0 and <= 8 ? $": {string.Join(", ", bound)}." : ".");
    }

    static Table Roofs(IReadOnlyList<Roof> roofs) => new("What one core reaches",
        [new("Elements", Cells.Number), new("Bytes copied", Cells.Number), new("Copy (GB/s)", Cells.Number), new("Multiply-add (GFLOP/s)", Cells.Number)],
        [
            .. roofs.Select(r => (string[])
                [CaseText.Count(r.Size), Amount(CopiedBytes(r)), NumberText.Short(r.CopyGBps), NumberText.Short(r.MultiplyAddGflops)]),
        ]);

    static Table Table(IReadOnlyList<JobCase> cases, IReadOnlyList<Roof> roofs) => new("Kernels beside those limits; multiply-adds are those that one core could do in the time of an element",
        [
            new("Activation", Cells.Code), new("Kernel", Cells.Code), new("Pass"), new("Elements", Cells.Number), new("Bytes", Cells.Number),
            new("GB/s", Cells.Number), new("Of the copy", Cells.Number), new("Multiply-adds", Cells.Number),
        ],
        [
            .. cases.Select(c => (string[])
            [
                c.Title, CaseText.Kernel(c), c.Pass.Word(), CaseText.Count(c.Size), Amount(Bytes(c)), NumberText.Short(Speed(c)),
                CaseText.Percent(Share(c, roofs)), NumberText.Short(Nanoseconds(c) * Roof(c, roofs).MultiplyAddGflops / 2),
            ]),
        ]);

    static Roof Roof(JobCase of, IReadOnlyList<Roof> roofs) => roofs.First(r => r.Size == of.Size);

    static double Share(JobCase of, IReadOnlyList<Roof> roofs) => Speed(of) / Roof(of, roofs).CopyGBps;

    static double Nanoseconds(JobCase of) => of.NsPerElement!.Mean;

    static double Speed(JobCase of) => of.BytesPerElement / Nanoseconds(of);

    static double Bytes(JobCase of) => (double)of.BytesPerElement * of.Size;

    static double CopiedBytes(Roof of) => ElementBytes(of) * of.Size;

    /// <summary>What a copy reads and writes of each element.</summary>
    static double ElementBytes(Roof of) => 2 * (of.Number == NumberType.F64 ? sizeof(double) : sizeof(float));

    static string Amount(double bytes) => bytes < 1 << 20 ? $"{NumberText.Short(bytes / (1 << 10))} KiB" : $"{NumberText.Short(bytes / (1 << 20))} MiB";
}
