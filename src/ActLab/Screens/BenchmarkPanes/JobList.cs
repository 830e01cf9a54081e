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
    static readonly Column[] Columns = [new("job"), new("status"), new("kind"), new("cases", Align.Right), new("activations")];

    /// <summary>Which one is selected.</summary>
    public int Selected { get; init; }

    /// <summary>The one selected.</summary>
    public JobEntry Chosen => Jobs[Selected];

    /// <summary>With the selection so many further.</summary>
    public JobList Move(int by) => this with { Selected = Math.Clamp(Selected + by, 0, Jobs.Count - 1) };

    /// <summary>Draws it.</summary>
    /// <param name="frame">Where.</param>
    /// <param name="area">Its part.</param>
    /// <param name="shown">The job that it is compared with.</param>
    public void Draw(Frame frame, Area area, string? shown)
    {
        var (heading, body) = area.SplitTop(2);
        frame.Write(heading, 0, 0, ToCompare ? $"Compare {shown} with:" : "Jobs, newest first:", frame.Theme.Accent);
        TableView.Draw(frame, body, Columns, [.. Jobs.Select(job => job.Cells)], Selected);
    }
}
