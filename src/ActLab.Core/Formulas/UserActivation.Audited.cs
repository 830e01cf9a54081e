using ActLab.Core.Audit;

namespace ActLab.Core.Formulas;

// What the audit tells of it.
public sealed partial class UserActivation
{
    /// <summary>Kinks are looked for between -Far and Far: the range of an audit.</summary>
    const double Far = 745;

    IReadOnlyList<Kink>? _kinks;

    /// <summary>The derivative under audit, with the kinks that the definition claims.</summary>
    public FormulaSubject Subject => new(_f, _derivative)
    {
        Id = Id,
        Claims = Definition.Kinks,
    };

    /// <summary>The kinks in [-745, 745], located and measured when first asked for.</summary>
    public override IReadOnlyList<Kink> Kinks => LazyInitializer.EnsureInitialized(
        ref _kinks, () => [.. GradientAudit.Kinks(Subject, -Far, Far).Select(k => new Kink(k.X, k.Left, k.Right, k.Claimed))]);
}
