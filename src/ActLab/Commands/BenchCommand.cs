using System.CommandLine;
using System.Globalization;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Jobs;

namespace ActLab.Commands;

/// <summary>`bench`: benchmark jobs in a worker process, in the foreground or detached.</summary>
static class BenchCommand
{
    public static Command Build(Workbench workbench)
    {
        var ids = CommonOptions.Activations("all of the catalogue");
        var kernels = KernelNames.Several("--kernels", string.Join(',', KernelNames.All));
        var sizes = new Option<string>("--sizes") { Description = "Elements of a span, parted by commas.", DefaultValueFactory = _ => "2048" };
        var number = new Option<string>("--number") { Description = "f32 or f64.", DefaultValueFactory = _ => "f32" }.OneOf("f32", "f64");
        var pass = new Option<string>("--pass") { Description = "forward or backward.", DefaultValueFactory = _ => "forward" }.OneOf("forward", "backward");
        var kind = new Option<string>("--job") { Description = "quick.", DefaultValueFactory = _ => "quick" }.OneOf("quick");
        var seed = new Option<int>("--seed") { Description = "Seed of the inputs.", DefaultValueFactory = _ => 0 };
        var detach = new Option<bool>("--detach") { Description = "Start the job and return; `bench attach` shows it." };
        var set = CommonOptions.Set();
        var json = CommonOptions.Json();
        var command = new Command("bench", "Measure kernels with BenchmarkDotNet in a worker process.")
        {
            ids, kernels, sizes, number, pass, kind, seed, detach, set, json,
            JobCommands.Status(workbench), JobCommands.Attach(workbench), JobCommands.Cancel(workbench),
        };
        command.SetAction(parsed =>
        {
            var activations = CommonOptions.Chosen(workbench, parsed.GetValue(ids) ?? [], parsed.GetValue(set));
            var request = new JobRequest(
                [.. activations.Select(RequestedActivation.Of)],
                KernelNames.ParseSeveral(parsed.GetRequiredValue(kernels)),
                [.. Parted(parsed.GetRequiredValue(sizes)).Select(Size)],
                Enum.Parse<NumberType>(parsed.GetRequiredValue(number), ignoreCase: true),
                Enum.Parse<Pass>(parsed.GetRequiredValue(pass), ignoreCase: true),
                Enum.Parse<JobKind>(parsed.GetRequiredValue(kind), ignoreCase: true),
                parsed.GetValue(seed),
                [.. workbench.MoreActivations.Select(a => a.Location)]);
            var job = workbench.Jobs.Create(request);
            workbench.Runner.StartAsync(job).GetAwaiter().GetResult();
            workbench.Error.WriteLine($"job {job.Id} in {job.Path}");
            return parsed.GetValue(detach)
                ? JobOutput.Write(workbench, job, parsed.GetValue(json))
                : Follow(workbench, job, parsed.GetValue(json));
        });
        return command;
    }

    /// <summary>Shows a job's progress until it is over; Ctrl-C cancels it and keeps the finished cases.</summary>
    public static int Follow(Workbench workbench, JobFolder job, bool json)
    {
        using var interrupt = new Interrupt();
        try
        {
            FollowAsync(workbench, job, interrupt.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (interrupt.Requested)
        {
            workbench.Runner.CancelAsync(job, JobRunner.Grace).GetAwaiter().GetResult();
        }

        var code = JobOutput.Write(workbench, job, json);
        return interrupt.Requested ? ExitCode.Interrupted : code;
    }

    static async Task FollowAsync(Workbench workbench, JobFolder job, CancellationToken stop)
    {
        var cases = job.ReadRequest().Cases;
        using var progress = new ProgressLine(workbench);
        await foreach (var happened in job.FollowAsync(stop))
        {
            switch (happened)
            {
                case WorkerWaiting:
                    workbench.Error.WriteLine("another job is measuring; this one waits for its turn");
                    break;
                case CaseStarted started:
                    progress.Show((double)started.Index / cases.Count, cases[started.Index].ToString());
                    break;
                case CaseFinished finished when !workbench.ErrorIsTerminal:
                    workbench.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{finished.Index + 1}/{cases.Count} {finished.Case}"));
                    break;
            }
        }
    }

    static IEnumerable<string> Parted(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static int Size(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        ? size
        : throw new BadInputException($"--sizes takes whole numbers of elements, not '{text}'");
}
