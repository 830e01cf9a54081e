using ActLab.Terminal;

namespace ActLab.Screens.BenchmarkPanes;

/// <summary>The command that the job is, where one can say it, and the last lines of BenchmarkDotNet's log.</summary>
sealed class LogPane : BenchmarkPane
{
    public override string Title => "log";

    public override string Command(BenchmarkLook look) => $"tail {look.Job.Folder.LogFile}";

    public override void Draw(Frame frame, Area area, BenchmarkLook look)
    {
        if (look.Result.Request.Command is { } command)
        {
            (var lines, area) = area.SplitTop(Math.Min(Label.Wrap(command, area.Width).Count, Math.Max(1, area.Height / 3)));
            Label.Draw(frame, lines, command, frame.Theme.Text);
        }

        if (look.Job.Log.Count == 0)
        {
            Label.Draw(frame, area, "Nothing written yet: the worker begins.", frame.Theme.Dim);
        }

        foreach (var (row, line) in look.Job.Log.TakeLast(area.Height).Index())
        {
            Label.DrawLine(frame, area.SplitTop(row).Below, 0, line, frame.Theme.Dim);
        }
    }
}
