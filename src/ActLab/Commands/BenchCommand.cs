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
        var sizes = new Option<string>("--sizes")
        {
            Description = "Elements of a span, parted by commas: numbers, and L1, L2, L3 or DRAM for spans that fit that cache of this machine or none; unless given, a thorough job also measures what is linear in pieces in memory.",
            DefaultValueFactory = _ => NumberText.Of(StandardSizes.FirstLevelCache),
        };
        var number = Several("--number", "Element types, parted by commas: f32, f64.", "f32");
        var pass = Several("--pass", "What to compute, parted by commas: forward, backward, or fused, which is forward and derivative at once.", "forward");
        var kind = new Option<string>("--job") { Description = "quick, default or thorough.", DefaultValueFactory = _ => "quick" }.OneOf([.. Enum.GetValues<JobKind>().Select(EnumWords.Word)]);
        var seed = new Option<int>("--seed") { Description = "Seed of the inputs.", DefaultValueFactory = _ => 0 };
        var detach = new Option<bool>("--detach") { Description = "Start the job and return; `bench attach` shows it." };
        var json = CommonOptions.Json();
        var command = new Command("bench", "Measure kernels with BenchmarkDotNet in a worker process.")
        {
            ids, kernels, sizes, number, pass, kind, seed, detach, json,
            JobCommands.Status(workbench), JobCommands.Attach(workbench), JobCommands.Cancel(workbench), JobCommands.Resume(workbench),
        };
        var own = new OwnOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var activations = own.Chosen(own.Extend(workbench, parsed), parsed, parsed.GetValue(ids));
            var wanted = Enum.Parse<JobKind>(parsed.GetRequiredValue(kind), ignoreCase: true);
            var unasked = parsed.GetResult(sizes) is not { Implicit: false };
            var (numbers, passes) = (
                Parse<NumberType>("--number", parsed.GetRequiredValue(number), NumberType.F32, NumberType.F64), Parse("--pass", parsed.GetRequiredValue(pass), Enum.GetValues<Pass>()));
            var request = new JobRequest(
                [.. activations.DistinctBy(RequestedActivation.TitleOf).Select(a => RequestedActivation.Of(a) with { Sizes = unasked ? StandardSizes.More(a, wanted) : null })],
                [.. KernelNames.ParseSeveral(parsed.GetRequiredValue(kernels)).Select(k => k.Kernel())],
                [.. Parted(parsed.GetRequiredValue(sizes)).Select(size => StandardSizes.Parse(size, numbers, passes)).Distinct()],
                numbers,
                passes,
                wanted,
                parsed.GetValue(seed),
                [.. workbench.MoreActivations.Select(a => a.Location)])
            {
                Command = string.Join(' ', parsed.Tokens.Select(t => Quoted(t.Value)).Prepend("./run.sh")),
            };
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
                    progress.Show(job.ReadResult().Share, cases[started.Index].ToString());
                    break;
                case CaseRepeated repeated:
                    progress.Show(job.ReadResult().Share, $"{cases[repeated.Index]}, compared again");
                    break;
                case LaunchStarted { Repeat: > 0 } launch when !workbench.ErrorIsTerminal:
                    workbench.Error.WriteLine($"compared again, {launch.Jit.Word()}: {launch.Repeat}/{job.ReadRequest().Kind.Repeats()}");
                    break;
                case CaseFinished finished when !workbench.ErrorIsTerminal:
                    workbench.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{finished.Index + 1}/{cases.Count} {finished.Case}"));
                    break;
            }
        }
    }

    /// <summary>A word as a shell reads it back.</summary>
    static string Quoted(string word) => word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "-_=.,:/+@".Contains(c, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    static IEnumerable<string> Parted(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static Option<string> Several(string name, string description, string whenNone) =>
        new(name) { Description = description, DefaultValueFactory = _ => whenNone, HelpName = "NAME[,NAME..]" };

    static IReadOnlyList<T> Parse<T>(string option, string list, params T[] known) where T : struct, Enum =>
    [
        .. Parted(list).Select(name => known.Where(k => k.Word() == name).Select(k => (T?)k).FirstOrDefault()
            ?? throw new BadInputException($"{option} takes {string.Join(", ", known.Select(k => k.Word()))}, parted by commas, not '{name}'")).Distinct(),
    ];
}
