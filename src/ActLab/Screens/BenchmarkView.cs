using System.Globalization;
using ActLab.Core;
using ActLab.Jobs;
using ActLab.Screens.BenchmarkPanes;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>The benchmark screen drawn: the choice, the list of jobs, or a job with as many panes as have room.</summary>
static class BenchmarkView
{
    const int PaneWidth = 66, PaneHeight = 10, TailRows = 5, LeastAboveTail = 14, HeadingRows = 2;

    /// <summary>Draws the screen.</summary>
    public static void Draw(BenchmarkScreen screen, Shared shared, Frame frame, Area area, Marks marks)
    {
        (var news, area) = Parts(screen, area);
        if (screen.Exporting is { } exporting)
        {
            ProgressBar.Draw(frame, news, exporting.Share, exporting.What);
        }
        else if (screen.Written is not null)
        {
            Label.Draw(frame, news, Wrote(screen), frame.Theme.Pass);
        }

        if (screen.List is { } list)
        {
            list.Draw(frame, area, screen.Job?.Folder.Id);
        }
        else if (screen.IsChoosing)
        {
            ChoiceView.Draw(frame, area, screen.Choice, screen.All, shared);
        }
        else
        {
            DrawJob(screen, screen.Look(marks), frame, area);
        }
    }

    /// <summary>The row of the table of cases that is drawn at an absolute position; -1 if there is none.</summary>
    public static int CaseAt(BenchmarkScreen screen, BenchmarkLook look, Area area, int x, int y)
    {
        var table = Panes(screen, Parts(look, Parts(screen, area).Job).Panes).FirstOrDefault(pane => pane.Index == BenchmarkPane.IndexOf<CasesPane>()).Cell;
        return TableView.IndexAt(table.SplitTop(1).Below, look.Cases.Shown.Count, look.Cases.Row, x, y);
    }

    static string Wrote(BenchmarkScreen screen) => $"Wrote {screen.Written}";

    /// <summary>What an export tells stands in the last rows.</summary>
    static (Area News, Area Job) Parts(BenchmarkScreen screen, Area area) =>
        area.SplitBottom(screen.Exporting is not null ? 1 : screen.Written is not null ? Label.Wrap(Wrote(screen), area.Width).Count : 0);

    /// <summary>The last lines of the log stand below the panes while a job goes on, where there is room.</summary>
    static (Area Heading, Area Panes, Area Tail) Parts(BenchmarkLook look, Area area)
    {
        var (heading, panes) = area.SplitTop(HeadingRows);
        var (tail, above) = panes.SplitBottom(look.Job.IsUnderWay && panes.Height >= LeastAboveTail + TailRows ? TailRows : 0);
        return (heading, above, tail);
    }

    static IEnumerable<(int Index, Area Cell)> Panes(BenchmarkScreen screen, Area area) => PaneGrid.Of(area, BenchmarkPane.All.Count, screen.Pane, PaneWidth, PaneHeight);

    static void DrawJob(BenchmarkScreen screen, BenchmarkLook look, Frame frame, Area area)
    {
        var (heading, panes, tail) = Parts(look, area);
        DrawHeading(look, frame, heading);
        if (!tail.IsEmpty)
        {
            Titled<LogPane>(frame, tail, look);
        }

        foreach (var (index, cell) in Panes(screen, panes))
        {
            Titled(frame, cell, look, index);
        }
    }

    /// <summary>How far a job is, or what became of it.</summary>
    static void DrawHeading(BenchmarkLook look, Frame frame, Area area)
    {
        var (job, line) = (look.Result, area.SplitTop(1).Below);
        if (look.Job.IsUnderWay)
        {
            ProgressBar.Draw(frame, area, job.Share, Remark(look.Job));
            Label.DrawLine(frame, line, 0, $"{(look.Job.Doing.Length > 0 ? look.Job.Doing + "; " : "")}{job.Request.Kind.Word()} job {job.Id}", frame.Theme.Dim);
            return;
        }

        Label.DrawLine(frame, area, 0, $"Job {job.Id}: {job.Status.Word()}{(job.Message is { } why ? $", {why}" : "")}", job.Status == JobStatus.Finished ? frame.Theme.Pass : frame.Theme.Warn);
        Label.DrawLine(frame, line, 0, $"{job.Request.Kind.Word()}, {new CaseNames(job.Cases).Common}; {job.Done} of {job.Cases.Count} cases{(look.Job.IsComplete ? "" : "; u measures the rest")}{Begun(job)}", frame.Theme.Dim);
    }

    static string Remark(JobMoment job) => job.Result.Status switch
    {
        JobStatus.Queued => "starting",
        JobStatus.Waiting => "waits: another job is measuring",
        _ => $"{job.Result.Done} of {job.Result.Cases.Count} cases, {(job.Left is { } left ? JobDuration.About(left) + " left" : "")}",
    };

    static string Begun(JobResult job) => job.Started is { } at ? at.UtcDateTime.ToString("'; 'yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : "";

    static void Titled<T>(Frame frame, Area area, BenchmarkLook look) where T : BenchmarkPane => Titled(frame, area, look, BenchmarkPane.IndexOf<T>());

    static void Titled(Frame frame, Area area, BenchmarkLook look, int index)
    {
        var (title, body) = area.SplitTop(1);
        Label.DrawLine(frame, title, 0, $"{BenchmarkPane.All[index].Title} ({index + 1} of {BenchmarkPane.All.Count})", frame.Theme.Accent);
        BenchmarkPane.All[index].Draw(frame, body, look);
    }
}
