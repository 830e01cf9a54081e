using System.CommandLine;
using System.Runtime.ExceptionServices;
using ActLab.Core.Lab.Published;

namespace ActLab.Commands;

/// <summary>`lab published`: reproduces published results and says whether they hold here.</summary>
static class LabPublishedCommand
{
    public static Command Build(Workbench workbench)
    {
        var json = CommonOptions.Json();
        var command = new Command("published", "Reproduce published results on initialisation, dead units and gradients: pass or fail, with source and tolerance.") { json };
        command.SetAction(parsed => Run(workbench, parsed.GetValue(json)));
        return command;
    }

    static int Run(Workbench workbench, bool json)
    {
        using var interrupt = new Interrupt();
        var begin = workbench.Clock.GetTimestamp();
        IReadOnlyList<LabClaim> claims;
        using (var progress = new ProgressLine(workbench))
        {
            claims = Measure(LabParts.Of(workbench.Catalog), progress, interrupt);
        }

        if (json)
        {
            WriteJson(workbench.Out, claims);
        }
        else
        {
            WriteText(workbench, claims, workbench.Clock.GetElapsedTime(begin), interrupt.Requested);
        }

        return interrupt.Requested ? ExitCode.Interrupted : claims.All(c => c.Pass) ? ExitCode.Done : ExitCode.Found;
    }

    /// <summary>All results on all cores; after an interrupt those that were done, in their order.</summary>
    static IReadOnlyList<LabClaim> Measure(LabParts parts, ProgressLine progress, Interrupt interrupt)
    {
        var all = PublishedResult.All;
        var (found, gate, taken, done) = (new IReadOnlyList<LabClaim>[all.Count], new Lock(), 0, 0);
        try
        {
            Parallel.For(0, Environment.ProcessorCount, _ =>
            {
                while (!interrupt.Requested && Interlocked.Increment(ref taken) - 1 is var i && i < all.Count)
                {
                    found[i] = [.. all[i].Measure(parts).TakeWhile(_ => !interrupt.Requested)];
                    lock (gate)
                    {
                        progress.Show((double)++done / all.Count, all[i].Title);
                    }
                }
            });
        }
        catch (AggregateException problem)
        {
            ExceptionDispatchInfo.Throw(problem.InnerExceptions[0]);
        }

        return [.. found.Where(claims => claims is not null).SelectMany(claims => claims)];
    }

    static void WriteJson(TextWriter output, IReadOnlyList<LabClaim> claims) => Json.Write(output, json => json.Array(claims, claim => json.TopObject(() =>
    {
        json.Text("id", claim.Id);
        json.Text("source", claim.Source);
        json.Text("claim", claim.Claim);
        json.Text("relation", Word(claim.Relation));
        json.Number("published", claim.Published);
        json.Number("measured", claim.Measured);
        json.Number("tolerance", claim.Tolerance);
        json.Text("toleranceReason", claim.Reason);
        json.Flag("pass", claim.Pass);
    })));

    static void WriteText(Workbench workbench, IReadOnlyList<LabClaim> claims, TimeSpan elapsed, bool interrupted)
    {
        foreach (var group in claims.GroupBy(claim => claim.Source))
        {
            workbench.Out.WriteLine(group.Key);
            foreach (var claim in group)
            {
                workbench.Out.WriteLine($"  {(claim.Pass ? "pass" : "fail")}  {claim.Claim}");
                workbench.Out.WriteLine($"        published {Sign(claim.Relation)}{Digits(claim.Published)}, measured {Digits(claim.Measured)}, tolerance {NumberText.Short(claim.Tolerance)} ({claim.Reason})");
            }
        }

        var failed = claims.Count(claim => !claim.Pass);
        workbench.Out.WriteLine(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{claims.Count - failed} of {claims.Count} claims hold, in {elapsed.TotalSeconds:F1} s{(interrupted ? "; interrupted, the others were not measured" : "")}"));
        workbench.Out.Flush();
    }

    static string Digits(double value) => value.ToString("G7", System.Globalization.CultureInfo.InvariantCulture);

    static string Word(Relation relation) => relation switch
    {
        Relation.Equal => "equal",
        Relation.AtMost => "at-most",
        Relation.AtLeast => "at-least",
        Relation.Below => "below",
        _ => "above",
    };

    static string Sign(Relation relation) => relation switch
    {
        Relation.Equal => "",
        Relation.AtMost => "<= ",
        Relation.AtLeast => ">= ",
        Relation.Below => "< ",
        _ => "> ",
    };
}
