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
        var second = new Option<bool>("--second") { Description = "Audit the second derivatives of activations instead." };
        var set = CommonOptions.Set();
        var json = CommonOptions.Json();
        var format = AuditFormat.Option();
        var claims = new ClaimOptions();
        var command = new Command("audit", "Audit derivatives: the catalogue's, a formula's, a pack of published claims, a table, or a kernel in a shared library.")
        {
            ids, f, df, pack, range, strict, second, set, json, format,
        };
        claims.AddTo(command);
        command.SetAction(parsed =>
        {
            var (from, to) = NumberText.ParseRange(parsed.GetRequiredValue(range));
            var options = new AuditOptions(from, to, parsed.GetValue(strict));
            var names = parsed.GetValue(ids) ?? [];
            var write = AuditFormat.Of(parsed.GetValue(format), parsed.GetValue(json));
            var everywhere = parsed.GetResult(range) is { Implicit: true } ? options with { From = double.NegativeInfinity, To = double.PositiveInfinity } : options;
            if (claims.Plan(parsed, workbench, parsed.GetValue(set), everywhere) is { } planned)
            {
                return names.Length == 0 && !parsed.GetValue(second) && (parsed.GetValue(pack) ?? parsed.GetValue(f) ?? parsed.GetValue(df)) is null
                    ? Run(workbench, planned, isDerived: false, write)
                    : throw new BadInputException("audit takes one claim at a time: a table or a library goes without activations, --f, --df, --pack and --second");
            }

            var audits = (parsed.GetValue(pack), parsed.GetValue(f), parsed.GetValue(df)) switch
            {
                (null, null, null) => PlannedAudit.OfCatalogue(CommonOptions.Chosen(workbench, names, parsed.GetValue(set)), options, parsed.GetValue(second)),
                _ when parsed.GetValue(second) => throw new BadInputException("--second goes with activations of the catalogue alone"),
                (null, { } formula, var claim) when names.Length == 0 => [OfFormula(formula, claim, parsed.GetValue(set), options)],
                (null, null, _) => throw new BadInputException("--df claims a derivative of --f; give the formula with --f too"),
                ({ }, null, null) when parsed.GetValue(set) is { Length: > 0 } => throw new BadInputException("the claims of a pack have no parameters; leave out --set"),
                ({ } name, null, null) when names.Length == 0 => PlannedAudit.OfPack(name, options),
                _ => throw new BadInputException("audit takes activations, or --f (with --df), or --pack; not several of them"),
            };
            var isDerived = parsed.GetValue(f) is not null && parsed.GetValue(df) is null;
            return Run(workbench, audits, isDerived, write);
        });
        return command;
    }

    static int Run(Workbench workbench, IReadOnlyList<PlannedAudit> audits, bool isDerived, AuditWriter write)
    {
        using var interrupt = new Interrupt();
        IReadOnlyList<AuditResult> results;
        using (var progress = new ProgressLine(workbench))
        {
            results = AuditRun.All(audits, progress, interrupt);
        }

        if (isDerived && results is [var only])
        {
            workbench.Error.WriteLine($"f'(x) = {only.Subject}");
        }

        write(workbench, results);
        return interrupt.Requested ? ExitCode.Interrupted
            : Audits.Overall(results) == Verdict.Pass ? ExitCode.Done
            : ExitCode.Found;
    }

    static PlannedAudit OfFormula(string formula, string? claim, IReadOnlyList<string>? assignments, AuditOptions options)
    {
        var parameters = CommonOptions.Numbers(assignments);
        var f = FormulaText.Parse("--f", formula, parameters);
        var subject = new FormulaSubject(f, claim is null ? f.Derivative() : FormulaText.Parse("--df", claim, parameters));
        return PlannedAudit.Of(subject, options);
    }
}
