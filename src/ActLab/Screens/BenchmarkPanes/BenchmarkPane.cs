using ActLab.Jobs;
using ActLab.Jobs.Changes;
using ActLab.Terminal;

namespace ActLab.Screens.BenchmarkPanes;

/// <summary>What panes are drawn from.</summary>
/// <param name="Job">The job.</param>
/// <param name="Changes">The job held against another, if it is.</param>
/// <param name="Cases">The names of the job's cases, one of them selected.</param>
/// <param name="Scrolled">Columns of tables scrolled away.</param>
/// <param name="Marks">What is drawn with.</param>
sealed record BenchmarkLook(JobMoment Job, JobChanges? Changes, NameList Cases, int Scrolled, Marks Marks)
{
    /// <summary>What the job has found so far.</summary>
    public JobResult Result => Job.Result;

    /// <summary>The case selected.</summary>
    public JobCase Case => Result.Cases[Cases.Selected];
}

/// <summary>One view of a job.</summary>
abstract class BenchmarkPane
{
    const int PlotRows = 7;

    /// <summary>All of them, in the order in which Tab walks them.</summary>
    public static IReadOnlyList<BenchmarkPane> All { get; } = [new BarsPane(), new CasesPane(), new ParetoPane(), new RooflinePane(), new ChangesPane(), new LogPane()];

    /// <summary>What it shows.</summary>
    public abstract string Title { get; }

    /// <summary>The place of one of them.</summary>
    public static int IndexOf<T>() where T : BenchmarkPane => All.TakeWhile(pane => pane is not T).Count();

    /// <summary>The command that prints the same numbers.</summary>
    public virtual string Command(BenchmarkLook look) => $"./run.sh bench attach {look.Result.Id}";

    /// <summary>Draws it.</summary>
    public abstract void Draw(Frame frame, Area area, BenchmarkLook look);

    /// <summary>Draws a remark in the last rows of an area, and returns what is left above: enough for a plot with its frame, where there is so much.</summary>
    protected static Area Remark(Frame frame, Area area, string text)
    {
        var (below, rest) = area.SplitBottom(Math.Min(Label.Wrap(text, area.Width).Count, Math.Clamp(area.Height - PlotRows, 1, Math.Max(1, area.Height / 3))));
        Label.Draw(frame, below, text, frame.Theme.Dim);
        return rest;
    }
}
