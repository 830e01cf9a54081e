using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Audit.Packs;
using ActLab.Core.Formulas;

namespace ActLab;

/// <summary>An audit that can be run: by a command with its progress shown, or by a screen in the background.</summary>
/// <param name="Title">What is audited, in a few words.</param>
/// <param name="Run">Runs it; told a sink for the share done and a token that ends it early.</param>
public sealed record PlannedAudit(string Title, Func<IProgress<double>?, CancellationToken, AuditResult> Run)
{
    /// <summary>The audit of one subject.</summary>
    public static PlannedAudit Of(AuditSubject subject, AuditOptions options) => new(
        $"{subject.Activation}: {subject.Name}", (progress, stop) => GradientAudit.Run(subject, options, progress, stop));

    /// <summary>The audits of everything that some activations claim of f' and of values, or of their second derivatives.</summary>
    public static IReadOnlyList<PlannedAudit> OfCatalogue(IEnumerable<Activation> activations, AuditOptions options, bool second = false) => second
        ? [.. activations.SelectMany(Audits.SecondOf).Select(subject => Of(subject, options))]
        : [.. activations.SelectMany(activation => Audits.SubjectsOf(activation).Select(subject => Of(subject, options)).Concat(OfClaims(activation, options)))];

    /// <summary>The audits of both products with the Jacobian that vector activations claim.</summary>
    public static IReadOnlyList<PlannedAudit> OfVectors(IEnumerable<VectorActivation> activations, AuditOptions options) =>
        [.. activations.SelectMany(VectorSubject.Of).Select(subject => Of(subject, options))];

    static IEnumerable<PlannedAudit> OfClaims(Activation activation, AuditOptions options) => activation is UserActivation own
        ? ValueAudit.Of(own).Select(claim => new PlannedAudit($"{own.Id}: {claim.Claim}", (_, _) => claim.Run(options)))
        : [];

    /// <summary>The audits of a pack of published claims.</summary>
    /// <exception cref="BadInputException">There is no pack of that name.</exception>
    public static IReadOnlyList<PlannedAudit> OfPack(string name, AuditOptions options) => name == PublishedMistakes.Name
        ? [.. PublishedMistakes.Claims.Select(claim => new PlannedAudit(claim.Claim, (_, stop) => claim.Run(options, stop)))]
        : throw new BadInputException($"there is no pack '{name}'; there is {PublishedMistakes.Name}");
}
