using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Jobs;
using ActLab.Terminal;

namespace ActLab.Screens.BenchmarkPanes;

/// <summary>Speed beside accuracy: the kernels of the activation selected, each compiled in the way that is faster, and which of them no other surpasses in both.</summary>
sealed class ParetoPane : BenchmarkPane
{
    /// <summary>Where smaller errors and none are drawn, in ulp: log scales have no 0.</summary>
    const double LeastUlp = 0.5;

    public override string Title => "largest ulp by ns/element, log scales";

    public override void Draw(Frame frame, Area area, BenchmarkLook look)
    {
        var points = Points(look.Result, look.Case);
        if (points.Count == 0)
        {
            var what = look.Result.Accuracies.Count == 0 && look.Job.IsUnderWay ? "Errors are measured when all times have been." : "There is no time with an error of this activation.";
            Label.Draw(frame, area, what, frame.Theme.Dim);
            return;
        }

        List<Point> front = [.. points.Where(p => !points.Any(p.IsBeatenBy)).OrderBy(p => p.Time)];
        var rest = Remark(frame, area, $"{look.Case.Title} {look.Case.Number.Word()} {look.Case.Pass.Word()} {look.Case.Size}: {string.Join("; ", points.OrderBy(p => p.Time).Select(p => Text(p, front)))}");
        Series[] series =
        [
            Kernels("on the front", front, '●'), Kernels("surpassed", [.. points.Except(front)], '·'),
            new("front", [.. front.Skip(1).SelectMany(p => (double[])[p.Time, p.Time]).Prepend(front[0].Time)], [.. front.SkipLast(1).SelectMany(p => (double[])[p.Height, p.Height]).Append(front[^1].Height)]),
        ];
        var worst = points.Select(p => p.Height).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        GraphView.Draw(frame, rest, new Plot(new(points.Min(p => p.Time) / 2, points.Max(p => p.Time) * 2), new(LeastUlp / 2, worst * 2), series)
        {
            XScale = Scale.Log,
            YScale = Scale.Log,
            Marks = look.Marks,
        });
    }

    static Series Kernels(string label, IReadOnlyList<Point> points, char sign) =>
        new(label, [.. points.Select(p => p.Time)], [.. points.Select(p => p.Height)]) { IsScattered = true, Sign = sign, Names = [.. points.Select(p => p.Name)] };

    static string Text(Point of, IReadOnlyList<Point> front) =>
        $"{of.Name} ({of.Jit.Word()}) {NumberText.Short(of.Time)} ns, {NumberText.Short(of.Ulp)} ulp{(front.Contains(of) ? "" : " (surpassed)")}";

    static IReadOnlyList<Point> Points(JobResult job, JobCase selected)
    {
        var fastest = job.Cases.Where(c => c.NsPerElement is not null && (c.Title, c.Number, c.Pass, c.Size) == (selected.Title, selected.Number, selected.Pass, selected.Size))
            .GroupBy(c => c.KernelName).Select(kernel => kernel.MinBy(c => c.NsPerElement!.Mean)!);
        return
        [
            .. from c in fastest
               let errors = job.Accuracies.Where(a => a.Error is null && (a.Title, a.KernelName, a.Number) == (c.Title, c.KernelName, c.Number) && Concerns(c.Pass, a.Quantity)).ToList()
               where errors.Count > 0
               select new Point(c.KernelName, c.Jit, c.NsPerElement!.Mean, errors.Max(a => a.MaxUlp)),
        ];
    }

    static bool Concerns(Pass pass, Quantity quantity) => pass == Pass.Fused || (pass == Pass.Forward) == (quantity == Quantity.Forward);

    /// <summary>A kernel: its time per element in nanoseconds and its largest error in ulp.</summary>
    sealed record Point(string Name, JitMode Jit, double Time, double Ulp)
    {
        /// <summary>Its error where it is drawn.</summary>
        public double Height => Math.Max(LeastUlp, Ulp);

        /// <summary>Whether the other one is no worse in either and better in one.</summary>
        public bool IsBeatenBy(Point other) => other.Time <= Time && other.Height <= Height && (other.Time < Time || other.Height < Height);
    }
}
