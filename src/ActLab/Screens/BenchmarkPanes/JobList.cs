using System.Text.Json;
using ActLab.Core;
using ActLab.Jobs;
using ActLab.Terminal;

namespace ActLab.Screens.BenchmarkPanes;

/// <summary>A job in a list.</summary>
/// <param name="Folder">Its files.</param>
/// <param name="Cells">What the list says of it.</param>
/// <param name="CanCompare">Whether it has a ratio to a copy.</param>
sealed record JobEntry(JobFolder Folder, IReadOnlyList<string> Cells, bool CanCompare)
{
    /// <summary>Reads it; a job whose files cannot be read says so.</summary>
    public static JobEntry Of(JobFolder folder)
    {
        try
        {
            var job = folder.ReadResult();
            return new(
                folder,
                [job.Id, job.Status.Word(), job.Request.Kind.Word(), $"{job.Done}/{job.Cases.Count}", string.Join(' ', job.Request.Activations.Select(a => a.Id))],
                job.Cases.Any(c => c.Comparison is not null));
        }
        catch (Exception error) when (error is JsonException or IOException or BadInputException)
        {
            return new(folder, [folder.Id, "unreadable", "", "", error.Message], CanCompare: false);
        }
    }
}

/// <summary>Jobs to choose from.</summary>
/// <param name="Jobs">Newest first.</param>
/// <param name="ToCompare">Whether the one chosen is held against the job shown.</param>
sealed record JobList(IReadOnlyList<JobEntry> Jobs, bool ToCompare)
{
    const int HeadingRows = 2;

    static readonly Column[] Columns = [new("job"), new("status"), new("kind"), new("cases", Align.Right), new("activations")];

    /// <summary>What the list says of each, to look for.</summary>
    public NameList Names { get; init; } = NameList.OfRows(Jobs.Select(job => job.Cells));

    /// <summary>The one selected; null if the filter lets none through.</summary>
    public JobEntry? Chosen => Names.Chosen is { } index ? Jobs[index] : null;

    /// <summary>The list after the mouse did something: a click selects a row, the wheel moves the selection.</summary>
    public JobList Apply(MouseInput mouse, Area area) => ListKeys.Steps(mouse) is { } by ? this with { Names = Names.Moved(by) }
        : mouse.Action == MouseAction.Press ? this with { Names = Names.At(TableView.IndexAt(area.SplitTop(HeadingRows).Below, Names.Shown.Count, Names.Row, mouse.X, mouse.Y)) }
        : this;

    /// <summary>Draws it.</summary>
    /// <param name="frame">Where.</param>
    /// <param name="area">Its part.</param>
    /// <param name="shown">The job that it is compared with.</param>
    public void Draw(Frame frame, Area area, string? shown)
    {
        var (heading, body) = area.SplitTop(HeadingRows);
        var rows = Names.Shown;
        frame.Write(heading, 0, 0, ToCompare ? $"Compare {shown} with:" : "Jobs, newest first:", frame.Theme.Accent);
        TableView.Draw(
            frame, body, Columns, [.. rows.Select(i => Jobs[i].Cells)], Names.Row,
            hits: (row, column) => Names.Hits(Jobs[rows[row]].Cells, column));
    }
}
