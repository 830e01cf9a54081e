using System.CommandLine;
using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Audit.Packs;

namespace ActLab.Commands;

/// <summary>`audit`: claimed derivatives against what is true.</summary>
static class AuditCommand
{
    public static Command Build(Workbench workbench)
    {
        var ids = CommonOptions.Activations("all of the catalogue");
        var pack = new Option<string?>("--pack") { Description = $"A pack of published claims: {PublishedMistakes.Name}.", HelpName = "NAME" };
        var range = new Option<string>("--range") { Description = "Range of x.", DefaultValueFactory = _ => "-745:745", HelpName = "a:b" };
        var strict = new Option<bool>("--strict") { Description = "A right claim that loses more than 4 ulp fails too." };
        var json = CommonOptions.Json();
        var command = new Command("audit", "Audit derivatives: the catalogue's, a formula's, or a pack of published claims.")
        {
            ids, pack, range, strict, json,
        };
        var own = new OwnOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var (from, to) = NumberText.ParseRange(parsed.GetRequiredValue(range));
            var options = new AuditOptions(from, to, parsed.GetValue(strict));
            var names = parsed.GetValue(ids) ?? [];
            var extended = own.Extend(workbench, parsed);
            var audits = parsed.GetValue(pack) switch
            {
                null when names.Length > 0 && own.HasFormula(parsed) => throw Several,
                null => PlannedAudit.OfCatalogue(own.Chosen(extended, parsed, names), options),
                _ when names.Length > 0 || extended.Own.Count > 0 => throw Several,
                _ when own.HasAssignments(parsed) => throw new BadInputException("the claims of a pack have no parameters; leave out --set"),
                { } name => PlannedAudit.OfPack(name, options),
            };
            return Run(workbench, audits, own.HasFormula(parsed) && extended.Own[^1].IsDerived, parsed.GetValue(json));
        });
        return command;
    }

    static BadInputException Several => new("audit takes activations, or --f (with --df), or --pack; not several of them");

    static int Run(Workbench workbench, IReadOnlyList<PlannedAudit> audits, bool isDerived, bool json)
    {
        var results = new List<AuditResult>();
        using var interrupt = new Interrupt();
        using (var progress = new ProgressLine(workbench))
        {
            try
            {
                foreach (var audit in audits)
                {
                    var step = new StepProgress(share => progress.Show((results.Count + share) / audits.Count, audit.Title));
                    results.Add(audit.Run(step, interrupt.Token));
                }
            }
            catch (OperationCanceledException) when (interrupt.Requested)
            {
                // What was found until now is written below.
            }
        }

        if (isDerived && results is [.., var only])
        {
            workbench.Error.WriteLine($"f'(x) = {only.Subject}");
        }

        if (json)
        {
            AuditJson.Write(workbench.Out, results);
        }
        else
        {
            AuditText.Write(workbench, results);
        }

        return interrupt.Requested ? ExitCode.Interrupted
            : Audits.Overall(results) == Verdict.Pass ? ExitCode.Done
            : ExitCode.Found;
    }

    sealed class StepProgress(Action<double> show) : IProgress<double>
    {
        public void Report(double value) => show(value);
    }
}
