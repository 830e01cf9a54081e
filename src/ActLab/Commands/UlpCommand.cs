using System.CommandLine;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;

namespace ActLab.Commands;

/// <summary>`ulp`: the errors of kernels in units in the last place.</summary>
static class UlpCommand
{
    const long StandardSamples = 1_000_000, MostSamples = 1L << 32;

    public static Command Build(Workbench workbench)
    {
        var ids = CommonOptions.Activations(workbench, "all of the catalogue");
        var kernels = KernelNames.Several("--kernel", KernelFamily.Simd.Word());
        var quantity = new Option<string>("--quantity") { Description = "forward or derivative.", DefaultValueFactory = _ => "forward" }.OneOf("forward", "derivative");
        var number = new Option<string>("--number") { Description = "f32 or f64.", DefaultValueFactory = _ => "f32" }.OneOf("f32", "f64");
        var exhaustive = new Option<bool>("--exhaustive") { Description = "All 2^32 float32 inputs." };
        var samples = new Option<long?>("--samples") { Description = "So many inputs, the same each time, hard cases among them; default 1000000.", HelpName = "N" };
        var range = new Option<string?>("--range") { Description = "Inputs from this range of x alone, evenly spread; one number is that input alone.", HelpName = "a:b" };
        var json = CommonOptions.Json();
        var library = new LibraryOptions();
        var claimed = new Option<string?>("--as") { Description = "The activation that a library claims to compute.", HelpName = "ID" };
        var command = new Command("ulp", $"Measure the errors of kernels in ulp. {UlpText.Rule}")
        {
            ids, kernels, quantity, number, exhaustive, samples, range, json, claimed,
        };
        var own = new OwnOptions().AddTo(command);
        library.AddTo(command, derivative: false);
        command.SetAction(parsed =>
        {
            var type = Enum.Parse<NumberType>(parsed.GetRequiredValue(number), ignoreCase: true);
            var domain = Domain(type, parsed.GetValue(exhaustive), parsed.GetValue(samples), parsed.GetValue(range));
            var what = Enum.Parse<Quantity>(parsed.GetRequiredValue(quantity), ignoreCase: true);
            var names = (string[])[.. parsed.GetValue(ids) ?? [], .. parsed.GetValue(claimed) is { } id ? [id] : Array.Empty<string>()];
            using var interrupt = new Interrupt();
            if (library.Path(parsed) is null)
            {
                library.RefuseAlone(parsed);
                var subjects =
                    from activation in own.Chosen(own.Extend(workbench, parsed), parsed, names)
                    from family in KernelNames.ParseSeveral(parsed.GetRequiredValue(kernels))
                    select new UlpSubject(activation, family, what, type);
                return Run(workbench, [.. subjects], domain, interrupt, parsed.GetValue(json));
            }

            if (names.Length != 1 || parsed.GetResult(kernels) is { Implicit: false })
            {
                throw new BadInputException("--library needs one activation that it claims to compute, --as ID, and no --kernel");
            }

            var claim = new UlpSubject(own.Chosen(own.Extend(workbench, parsed), parsed, names)[0], KernelFamily.Simd, what, type);
            using var foreign = library.Open(parsed, type, interrupt.Token);
            return LibraryUlp.Guard(workbench, foreign, interrupt, () => Run(workbench, [claim with { Foreign = foreign }], domain, interrupt, parsed.GetValue(json)));
        });
        return command;
    }

    static int Run(Workbench workbench, IReadOnlyList<UlpSubject> subjects, UlpDomain domain, Interrupt interrupt, bool json)
    {
        var measured = new List<TimedReport>();
        using (var progress = new ProgressLine(workbench))
        {
            foreach (var subject in subjects.TakeWhile(_ => !interrupt.Requested))
            {
                var title = $"{subject.Activation.Id} {KernelNames.Of(subject)}";
                var begin = workbench.Clock.GetTimestamp();
                var report = UlpMeasurement.Run(
                    subject, domain, share => progress.Show((measured.Count + share) / subjects.Count, title), interrupt.Token);
                measured.Add(new(report, workbench.Clock.GetElapsedTime(begin)));
            }
        }

        if (json)
        {
            UlpJson.Write(workbench.Out, measured);
        }
        else
        {
            UlpText.Write(workbench, measured);
        }

        return interrupt.Requested ? ExitCode.Interrupted : ExitCode.Done;
    }

    static UlpDomain Domain(NumberType type, bool exhaustive, long? samples, string? range)
    {
        if (exhaustive && type == NumberType.F64)
        {
            throw new BadInputException("--exhaustive goes with f32; 2^64 doubles cannot be tried, so f64 is sampled (--samples N)");
        }

        if (exhaustive && (samples is not null || range is not null))
        {
            throw new BadInputException($"--exhaustive tries every float32; leave out {(samples is null ? "--range" : "--samples")}");
        }

        var count = samples ?? StandardSamples;
        if (count is < 1 or > MostSamples)
        {
            throw new BadInputException($"--samples must lie between 1 and {MostSamples}, not {count}");
        }

        if (range is null)
        {
            return exhaustive ? new UlpDomain.Exhaustive() : new UlpDomain.Sample(count);
        }

        if (!range.Contains(':', StringComparison.Ordinal))
        {
            var x = NumberText.ParseDouble(range);
            return !double.IsFinite(x) ? throw new BadInputException($"--range {range}: write a finite number, or two as -6:6")
                : samples is not null ? throw new BadInputException($"--range {range} is one input; leave out --samples")
                : new UlpDomain.Range(x, x, 1);
        }

        var (from, to) = NumberText.ParseRange(range);
        return new UlpDomain.Range(from, to, count);
    }
}

/// <summary>A measurement and how long it took.</summary>
readonly record struct TimedReport(UlpReport Report, TimeSpan Elapsed);
