namespace ActLab.Core.Formulas;

// Without the audit, which stands above: the kinks are those claimed, and of the subject there is only its command.
public sealed partial class UserActivation
{
    /// <inheritdoc/>
    public override IReadOnlyList<Kink> Kinks => Definition.Kinks ?? [];

    /// <summary>Stands for the derivative under audit.</summary>
    public Unaudited Subject => new($"actlab audit {Id}");
}

/// <summary>The command of a derivative that is not audited here.</summary>
public readonly record struct Unaudited(string Command);
