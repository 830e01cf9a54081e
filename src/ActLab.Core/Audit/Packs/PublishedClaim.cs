namespace ActLab.Core.Audit.Packs;

/// <summary>A statement on an activation that somebody published.</summary>
/// <param name="Id">Short name, kebab-case.</param>
/// <param name="Activation">The activation it is about.</param>
/// <param name="Claim">The statement as published.</param>
/// <param name="Check">Finds out what is true of it.</param>
public sealed record PublishedClaim(
    string Id, string Activation, string Claim, Func<AuditOptions, CancellationToken, AuditResult> Check)
{
    /// <summary>The audit of the statement.</summary>
    public AuditResult Run(AuditOptions options, CancellationToken cancellation = default) =>
        Check(options, cancellation) with { Activation = Activation, Subject = Claim };
}
