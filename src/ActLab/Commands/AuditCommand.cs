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
        var f = new Option<string?>("--f") { Description = "A formula in x or z; alone, its derivative is derived and printed.", HelpName = "EXPR" };
        var df = new Option<string?>("--df") { Description = "The derivative claimed for --f.", HelpName = "EXPR" };
        var pack = new Option<string?>("--pack") { Description = $"A pack of published claims: {PublishedMistakes.Name}.", HelpName = "NAME" };
        var range = new Option<string>("--range") { Description = "Range of x.", DefaultValueFactory = _ => "-745:745", HelpName = "a:b" };
        var strict = new Option<bool>("--strict") { Description = "A right claim that loses more than 4 ulp fails too." };
        var set = CommonOptions.Set();
        var json = CommonOptions.Json();
        var command = new Command("audit", "Audit derivatives: the catalogue's, a formula's, or a pack of published claims.")
        {
            ids, f, df, pack, range, strict, set, json,
        };
        command.SetAction(parsed =>
        {
            var (from, to) = NumberText.ParseRange(parsed.GetRequiredValue(range));
            var options = new AuditOptions(from, to, parsed.GetValue(strict));
            var names = parsed.GetValue(ids) ?? [];
            var audits = (parsed.GetValue(pack), parsed.GetValue(f), parsed.GetValue(df)) switch
            {
                (null, null, null) => PlannedAudit.OfCatalogue(CommonOptions.Chosen(workbench, names, parsed.GetValue(set)), options),
                (null, { } formula, var claim) when names.Length == 0 => [OfFormula(workbench, formula, claim, parsed.GetValue(set), options)],
                (null, null, _) => throw new BadInputException("--df claims a derivative of --f; give the formula with --f too"),
                ({ }, null, null) when parsed.GetValue(set) is { Length: > 0 } => throw new BadInputException("the claims of a pack have no parameters; leave out --set"),
                ({ } name, null, null) when names.Length == 0 => PlannedAudit.OfPack(name, options),
                _ => throw new BadInputException("audit takes activations, or --f (with --df), or --pack; not several of them"),
            };
            var isDerived = parsed.GetValue(f) is not null && parsed.GetValue(df) is null;
            return Run(workbench, audits, isDerived, parsed.GetValue(json));
        });
        return command;
    }

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

        if (isDerived && results is [var only])
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

    static PlannedAudit OfFormula(Workbench workbench, string formula, string? claim, IReadOnlyList<string>? assignments, AuditOptions options)
    {
        var parameters = CommonOptions.Numbers(assignments);
        var f = FormulaText.Parse("--f", formula, parameters, workbench.Catalog);
        var subject = new FormulaSubject(f, claim is null ? f.Derivative() : FormulaText.Parse("--df", claim, parameters, workbench.Catalog));
        return PlannedAudit.Of(subject, options);
    }

    sealed class StepProgress(Action<double> show) : IProgress<double>
    {
        public void Report(double value) => show(value);
    }
}
