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
        var ids = CommonOptions.Activations(workbench, "all of the catalogue");
        var pack = new Option<string?>("--pack") { Description = $"A pack of published claims: {PublishedMistakes.Name}.", HelpName = "NAME" };
        var range = new Option<string>("--range") { Description = "Range of x.", DefaultValueFactory = _ => "-745:745", HelpName = "a:b" };
        var strict = new Option<bool>("--strict") { Description = "A right claim that loses more than 4 ulp fails too." };
        var second = new Option<bool>("--second") { Description = "Audit the second derivatives of activations instead." };
        var json = CommonOptions.Json();
        var format = AuditFormat.Option();
        var claims = new ClaimOptions();
        var command = new Command("audit", "Audit derivatives: the catalogue's, a formula's, a pack of published claims, a table, or a kernel in a shared library.")
        {
            ids, pack, range, strict, second, json, format,
        };
        var own = new OwnOptions().AddTo(command);
        claims.AddTo(command);
        command.SetAction(parsed =>
        {
            var (from, to) = NumberText.ParseRange(parsed.GetRequiredValue(range));
            var options = new AuditOptions(from, to, parsed.GetValue(strict));
            var names = parsed.GetValue(ids) ?? [];
            var write = AuditFormat.Of(parsed.GetValue(format), parsed.GetValue(json));
            var extended = own.Extend(workbench, parsed);
            var everywhere = parsed.GetResult(range) is { Implicit: true } ? options with { From = double.NegativeInfinity, To = double.PositiveInfinity } : options;
            if (claims.Plan(parsed, extended, own.Assignments(parsed), everywhere) is { } planned)
            {
                return names.Length == 0 && !parsed.GetValue(second) && parsed.GetValue(pack) is null && !own.HasFormula(parsed)
                    ? Run(workbench, planned, isDerived: false, write)
                    : throw new BadInputException("audit takes one claim at a time: a table or a library goes without activations, --f, --df, --pack and --second");
            }

            var audits = parsed.GetValue(pack) switch
            {
                null when names.Length > 0 && own.HasFormula(parsed) => throw Several,
                null => OfNames(own, extended, parsed, names, options, parsed.GetValue(second)),
                _ when names.Length > 0 || extended.Own.Count > 0 => throw Several,
                _ when parsed.GetValue(second) => throw new BadInputException("--second goes with activations alone"),
                _ when own.Assignments(parsed).Length > 0 => throw new BadInputException("the claims of a pack have no parameters; leave out --set"),
                { } name => PlannedAudit.OfPack(name, options),
            };
            return Run(workbench, audits, own.HasFormula(parsed) && extended.Own[^1].IsDerived, write);
        });
        return command;
    }

    /// <summary>Vector activations after the elementwise ones.</summary>
    static IReadOnlyList<PlannedAudit> OfNames(OwnOptions own, Workbench extended, ParseResult parsed, string[] names, AuditOptions options, bool second)
    {
        VectorActivation[] vectors = [.. names.Select(extended.Catalog.FindVector).OfType<VectorActivation>()];
        string[] others = [.. names.Where(name => extended.Catalog.FindVector(name) is null)];
        if (second && vectors is [var vector, ..])
        {
            // A Jacobian's own derivative has three indices; nobody claims one.
            throw new BadInputException($"{vector.Id} maps vectors, and --second goes with functions of one number; leave one of them out");
        }

        var onlyVectors = vectors.Length > 0 && others.Length == 0 && extended.Own.Count == 0;
        if (onlyVectors && own.Assignments(parsed).Length > 0)
        {
            throw new BadInputException($"{vectors[0].Id} has no parameters; leave out --set");
        }

        var everything = names.Length == 0 && extended.Own.Count == 0 && !second;
        return
        [
            .. PlannedAudit.OfCatalogue(onlyVectors ? [] : own.Chosen(extended, parsed, others), options, second),
            .. PlannedAudit.OfVectors(everything ? extended.Catalog.Vectors : vectors, options),
        ];
    }

    static BadInputException Several => new("audit takes activations, or --f (with --df), or --pack; not several of them");

    static int Run(Workbench workbench, IReadOnlyList<PlannedAudit> audits, bool isDerived, AuditWriter write)
    {
        using var interrupt = new Interrupt();
        IReadOnlyList<AuditResult> results;
        using (var progress = new ProgressLine(workbench))
        {
            results = AuditRun.All(audits, progress, interrupt);
        }

        if (isDerived && results is [.., var only])
        {
            workbench.Error.WriteLine($"f'(x) = {only.Subject}");
        }

        write(workbench, results);
        return interrupt.Requested ? ExitCode.Interrupted
            : Audits.Overall(results) == Verdict.Pass ? ExitCode.Done
            : ExitCode.Found;
    }
}
