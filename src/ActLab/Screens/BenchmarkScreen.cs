using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Jobs;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>A job as its files tell it.</summary>
sealed record JobMessage(JobFolder Folder, JobResult Result) : Message;

/// <summary>Benchmark jobs: start one, watch it, cancel it, read what it found.</summary>
sealed record BenchmarkScreen(IReadOnlyList<Activation> All, Workbench Workbench) : IScreen
{
    const int Size = StandardSizes.FirstLevelCache;

    /// <summary>The job shown.</summary>
    public JobFolder? Folder { get; init; }

    /// <summary>What it has found so far.</summary>
    public JobResult? Result { get; init; }

    public string Title => "Benchmarks";

    public bool IsTyping => false;

    public IReadOnlyList<Hint> Hints => IsRunning
        ? [new("x", "cancel"), new("↑↓", "select")]
        : [new("s", "start quick job"), new("r", "last job"), new("↑↓", "select")];

    bool IsRunning => Result?.Status is JobStatus.Queued or JobStatus.Waiting or JobStatus.Running;

    public Step Update(Shared shared, Message message) => message switch
    {
        AddedMessage added => new(this with { All = [.. All, added.Activation] }, shared),
        JobMessage job => new(this with { Folder = job.Folder, Result = job.Result }, shared),
        InputMessage { Input: KeyInput { Key: Key.Up } } => Select(shared, shared.Selected - 1),
        InputMessage { Input: KeyInput { Key: Key.Down } } => Select(shared, shared.Selected + 1),
        InputMessage { Input: KeyInput { Typed: 's' } } when !IsRunning => new(this, shared, Start(All[shared.Selected])),
        InputMessage { Input: KeyInput { Typed: 'r' } } when !IsRunning => new(this, shared, Guarded(FollowNewest)),
        InputMessage { Input: KeyInput { Typed: 'x' } } when IsRunning => new(this, shared, Guarded((_, stop) => Workbench.Runner.CancelAsync(Folder!, JobRunner.Grace, stop))),
        _ => new(this, shared),
    };

    public void View(Shared shared, Frame frame, Area area)
    {
        var (heading, body) = area.SplitTop(2);
        frame.Write(heading, 0, 0, $"Next job: {All[shared.Selected].Id}, {Size} floats, forward, {string.Join(" ", KernelNames.All)}", frame.Theme.Text);
        if (Result is not { } result)
        {
            Label.Draw(frame, body.Inset(1, 1), "No job yet. Press s to measure the activation selected: BenchmarkDotNet in a process of its own, which goes on if this connection drops. r shows the last job.", frame.Theme.Dim);
            return;
        }

        var line = heading.SplitTop(1).Below;
        if (IsRunning)
        {
            ProgressBar.Draw(frame, line, result.Share, Remark(result));
        }
        else
        {
            frame.Write(line, 0, 0, $"Job {result.Id}: {result.Status.Word()}{(result.Message is { } why ? ", " + why : "")}", frame.Theme.Accent);
        }

        DrawCases(result, frame, body);
    }

    static string Remark(JobResult result) => result.Status == JobStatus.Waiting
        ? "waiting: another job is measuring"
        : $"{result.Done} of {result.Cases.Count} cases";

    static void DrawCases(JobResult result, Frame frame, Area area)
    {
        Column[] columns =
        [
            new("activation"), new("kernel"), new("ns/element", Align.Right), new("x copy", Align.Right), new("x tensor", Align.Right), new("bytes", Align.Right), new("tier"), new("status"),
        ];
        var (table, bars) = area.SplitTop(Math.Min(result.Cases.Count + 2, area.Height / 2));
        TableView.Draw(frame, table, columns, [.. JobTables.Cases(result).Rows.Select(Row)]);
        DrawBars(result, frame, bars);
    }

    /// <summary>Without what is the same in all cases of a job started here, and what 80 columns do not hold.</summary>
    static IReadOnlyList<string> Row(IReadOnlyList<string> cells) => [cells[0], cells[1], cells[4], .. cells.Skip(6)];

    /// <summary>Time per element as bars, the longest across the whole width.</summary>
    static void DrawBars(JobResult result, Frame frame, Area area)
    {
        var measured = result.Cases.Where(c => c.NsPerElement is not null).ToList();
        var longest = measured.Select(c => c.NsPerElement!.High).DefaultIfEmpty(1).Max();
        for (var i = 0; i < measured.Count && i < area.Height; i++)
        {
            var time = measured[i].NsPerElement!;
            var column = frame.Write(area, 0, i, measured[i].KernelName.PadRight(7), frame.Theme.Dim);
            var width = (int)Math.Round((area.Width - column - 12) * time.Mean / longest);
            for (var x = 0; x < Math.Max(width, 1); x++)
            {
                frame.Set(area, column + x, i, '█', frame.Theme.Series1);
            }

            frame.Write(area, column + Math.Max(width, 1) + 1, i, $"{NumberText.Short(time.Mean)} ns", frame.Theme.Text);
        }
    }

    Step Select(Shared shared, int index) => new(this, shared with { Selected = Math.Clamp(index, 0, All.Count - 1) });

    Command<Message> Start(Activation activation) => Guarded(async (post, stop) =>
    {
        var request = new JobRequest(
            [RequestedActivation.Of(activation)], JobKernels.Families, [Size], [NumberType.F32], [Pass.Forward], JobKind.Quick, 0,
            [.. Workbench.MoreActivations.Select(a => a.Location)]);
        var job = Workbench.Jobs.Create(request);
        post(new JobMessage(job, job.ReadResult()));
        await Workbench.Runner.StartAsync(job, stop);
        await Follow(job, post, stop);
    });

    async Task FollowNewest(Action<Message> post, CancellationToken stop)
    {
        if (Workbench.Jobs.Newest() is { } job)
        {
            await Follow(job, post, stop);
        }
        else
        {
            post(new FailedMessage(Title, "there is no job yet; s starts one"));
        }
    }

    /// <summary>Posts the job at every event, which come a few times a second at most.</summary>
    static async Task Follow(JobFolder job, Action<Message> post, CancellationToken stop)
    {
        await foreach (var _ in job.FollowAsync(stop))
        {
            post(new JobMessage(job, job.ReadResult()));
        }

        post(new JobMessage(job, job.ReadResult()));
    }

    Command<Message> Guarded(Func<Action<Message>, CancellationToken, Task> work) => async (post, stop) =>
    {
        try
        {
            await work(post, stop);
        }
        catch (Exception error) when (error is BadInputException or IOException or UnauthorizedAccessException)
        {
            post(new FailedMessage(Title, error.Message));
        }
    };
}
