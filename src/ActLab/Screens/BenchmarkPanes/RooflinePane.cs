using ActLab.Commands;
using ActLab.Core;
using ActLab.Jobs;
using ActLab.Terminal;

namespace ActLab.Screens.BenchmarkPanes;

/// <summary>What the kernels of the activation selected read and write in a second, by the bytes that they touch, under the roof of a copy.</summary>
sealed class RooflinePane : BenchmarkPane
{
    const string Signs = "●◆■▲×";

    public override string Title => "GB/s by bytes touched, log scales";

    public override string Command(BenchmarkLook look) => $"./run.sh report --from {look.Result.Id} --out {look.Result.Id}.md";

    public override void Draw(Frame frame, Area area, BenchmarkLook look)
    {
        var of = look.Case;
        var cases = look.Result.Cases.Where(c => c.NsPerElement is not null && (c.Title, c.Number, c.Pass, c.Jit) == (of.Title, of.Number, of.Pass, of.Jit)).ToList();
        if (cases.Count == 0)
        {
            Label.Draw(frame, area, "There is no time of this activation yet.", frame.Theme.Dim);
            return;
        }

        var roofs = look.Result.Roofs.Where(r => r.Number == of.Number).OrderBy(r => r.Size).ToList();
        var rest = Remark(frame, area, Text(look.Result, of, roofs));
        double[] copied = [.. roofs.Select(r => Touched(of, r.Size))], speeds = [.. roofs.Select(r => r.CopyGBps)];
        Series[] series =
        [
            new("copy", copied, speeds) { IsScattered = roofs.Count == 1, Sign = roofs.Count == 1 ? '─' : '\0' },
            .. cases.GroupBy(c => c.KernelName).Select((kernel, i) => Kernel(kernel.Key, [.. kernel.OrderBy(c => c.Size)], Signs[i % Signs.Length])),
        ];
        double[] x = [.. series.SelectMany(s => s.X)], y = [.. series.SelectMany(s => s.Y)];
        GraphView.Draw(frame, rest, new Plot(new(x.Min() / 2, x.Max() * 2), new(y.Min() / 2, y.Max() * 2), series)
        {
            XScale = Scale.Log,
            YScale = Scale.Log,
            Marks = look.Marks,
        });
    }

    static Series Kernel(string name, IReadOnlyList<JobCase> cases, char sign) =>
        new(name, [.. cases.Select(c => Touched(c, c.Size))], [.. cases.Select(Speed)]) { IsScattered = true, Sign = sign, Names = [.. cases.Select(_ => name)] };

    static string Text(JobResult job, JobCase of, IReadOnlyList<Roof> roofs) =>
        $"{of.Title} {of.Number.Word()} {of.Pass.Word()} {of.Jit.Word()}: {string.Join("; ", job.Cases.Where(c => c.SharesSpansWith(of) && c.NsPerElement is not null).Select(c => $"{c.KernelName} {NumberText.Short(Speed(c))} GB/s"))} at {of.Size} elements"
        + (roofs.FirstOrDefault(r => r.Size == of.Size) is { } roof ? $"; a copy {NumberText.Short(roof.CopyGBps)} GB/s, multiply-adds {NumberText.Short(roof.MultiplyAddGflops)} GFLOP/s" : "");

    /// <summary>Bytes of all spans of a pass over so many elements.</summary>
    static double Touched(JobCase of, int size) => (double)of.BytesPerElement * size;

    static double Speed(JobCase of) => of.BytesPerElement / of.NsPerElement!.Mean;
}
