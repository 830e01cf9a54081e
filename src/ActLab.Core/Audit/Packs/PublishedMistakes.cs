using ActLab.Core.Expressions;

namespace ActLab.Core.Audit.Packs;

/// <summary>
/// Statements found in published descriptions of activations, wrong ones and two that only look contradictory,
/// each checked when asked: formulas point by point, prose by evidence.
/// </summary>
public static class PublishedMistakes
{
    /// <summary>The pack's name on the command line.</summary>
    public const string Name = "published-mistakes";

    static readonly Catalog Catalog = new();

    /// <summary>The claims in the order they are shown.</summary>
    public static IReadOnlyList<PublishedClaim> Claims { get; } =
    [
        new("sigmoid-saturates-at-half", "sigmoid", "the sigmoid's gradient saturates at 0.5", SigmoidEvidence.AtOneHalf),
        Derivative("relu-maximum", "relu", "the gradient of ReLU is np.maximum(1, z)", "max(1, z)"),
        Derivative("leaky-relu-maximum", "leaky-relu", "the gradient of leaky ReLU is np.maximum(1, z) * (0.01, 1)",
            "if(z <= 0, 0.01, 1)*max(1, z)"),
        Derivative("prelu-maximum", "prelu", "the gradient of PReLU is np.maximum(1, z) * (alpha, 1)",
            "if(z <= 0, alpha, 1)*max(1, z)"),
        Derivative("leaky-relu-affine", "leaky-relu", "the derivative of leaky ReLU is (alpha x) + 1", "(alpha*x) + 1"),
        new("prelu-is-a-maximum", "prelu", "PReLU is max(z, alpha z)", RectifierEvidence.PreluAsMaximum),
        new("leaky-relu-dies", "leaky-relu", "leaky ReLU suffers from dead units", RectifierEvidence.LeakyReluNeverDies),
        new("sigmoid-dies", "sigmoid", "units of the sigmoid die as those of ReLU do", SigmoidEvidence.NeverDies),
        Derivative("relu-at-zero-is-one", "relu", "relu'(0) = 1", "if(x >= 0, 1, 0)"),
        Derivative("relu-at-zero-is-zero", "relu", "relu'(0) = 0", "if(x > 0, 1, 0)"),
    ];

    /// <summary>Checks every claim.</summary>
    public static IEnumerable<AuditResult> Run(AuditOptions options, CancellationToken cancellation = default) =>
        Claims.Select(c => c.Run(options, cancellation));

    /// <summary>The activation with its default parameters.</summary>
    internal static Activation Find(string id) => Catalog.Find(id);

    /// <summary>The verdict on a claim that the evidence contradicts.</summary>
    internal static AuditResult Refuted(double x, string evidence, WorstPoint? worst = null) => new(
        "", "", Verdict.Fail, [], worst, [], [new(FindingKind.Wrong, x, evidence, $"actlab audit --pack {Name}")]);

    static PublishedClaim Derivative(string id, string activation, string claim, string derivative) =>
        new(id, activation, claim, (options, cancellation) =>
        {
            var parameters = Find(activation).Parameters.Numbers();
            var f = Expression.Parse(Find(activation).Formula, parameters);
            var subject = new FormulaSubject(f, Expression.Parse(derivative, parameters));
            return GradientAudit.Run(subject, options, null, cancellation);
        });
}
