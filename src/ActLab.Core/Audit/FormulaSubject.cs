using System.Globalization;
using ActLab.Core.Expressions;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>A formula f and a formula claimed to be its derivative.</summary>
/// <param name="f">The function.</param>
/// <param name="derivative">The claim.</param>
public sealed class FormulaSubject(Expression f, Expression derivative) : AuditSubject
{
    /// <summary>A sum this much smaller than its larger term has cancelled.</summary>
    const double Cancelled = 1.0 / 16;

    /// <summary>Claims of more nodes are not searched for the cause of an inaccuracy: that takes the square of their number.</summary>
    const int Searched = 256;

    readonly Expression[] _nodes = derivative.Nodes.Skip(Searched).Any() ? [] : [.. derivative.Nodes];

    /// <summary>Identifier of the activation.</summary>
    public string Id { get; init; } = "formula";

    /// <summary>The kinks claimed; null if nothing is said of them.</summary>
    public IReadOnlyList<Kink>? Claims { get; init; }

    /// <inheritdoc/>
    public override string Activation => Id;

    /// <inheritdoc/>
    public override string Name => derivative.ToString();

    /// <inheritdoc/>
    public override string Command => $"actlab audit --f \"{f}\" --df \"{derivative}\"" + string.Concat(
        f.Nodes.Concat(derivative.Nodes).OfType<NamedParameter>().DistinctBy(p => p.Name)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $" --set \"{p.Name}={p.Value:R}\"")));

    internal override IEnumerable<Expression> Switches => f.Switches;

    internal override IEnumerable<Expression> Singularities => f.Singularities;

    internal override IEnumerable<Expression> Angles => f.Angles;

    internal override IEnumerable<Expression> ClaimSwitches => derivative.Switches;

    internal override IReadOnlyList<Kink>? Declared => Claims;

    internal override bool AnswersSpecialValues => false;

    internal override Bounded Claim(double x) => derivative.Evaluate(Bounded.Of(x));

    internal override double PlainClaim(double x) => derivative.Evaluate(new Real64(x)).Value;

    internal override Bounded Function(double x, double t) => f.Evaluate(Moved(x, t));

    internal override double PlainFunction(double x, double t) => f.Evaluate(new Real64(x + t)).Value;

    internal override IEnumerable<(string Witness, Bounded Value)> Automatic(double x) =>
        [(Witness.Textbook, f.Evaluate(Dual<Bounded>.Variable(Bounded.Of(x))).Tangent)];

    internal override bool Overflows(double x) =>
        _nodes.Any(n => double.IsInfinity(n.Evaluate(new Real64(x)).Value));

    internal override bool Cancels(double x)
    {
        double Size(Expression e) => Math.Abs(e.Evaluate(new Real64(x)).Value);
        return _nodes.Any(n => n is Sum or Difference && Size(n) < Cancelled * n.Operands.Max(Size));
    }
}
