using ActLab.Core.Expressions;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>The closed-form derivative of an activation of the catalogue.</summary>
public sealed class ActivationSubject : AuditSubject
{
    readonly Activation _activation;
    readonly Expression _textbook;
    readonly Expression _textbookDerivative;
    readonly Func<double, double> _plain;

    /// <summary>The derivative of <paramref name="activation"/> with its present parameters.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="plain">Its derivative as the scalar kernel computes it.</param>
    public ActivationSubject(Activation activation, Func<double, double> plain)
    {
        var parameters = activation.Parameters.Numbers();
        (_activation, _plain) = (activation, plain);
        _textbook = Expression.Parse(activation.Formula, parameters);
        _textbookDerivative = Expression.Parse(activation.DerivativeFormula, parameters);
    }

    /// <inheritdoc/>
    public override string Activation => _activation.Id;

    /// <inheritdoc/>
    public override string Name => "derivative";

    /// <inheritdoc/>
    public override string Command => CommandFor(_activation);

    internal override IEnumerable<Expression> Switches => _textbook.Switches;

    internal override IEnumerable<Expression> Singularities => _textbook.Singularities;

    internal override IEnumerable<Expression> Angles => _textbook.Angles;

    internal override IReadOnlyList<Kink> Declared => _activation.Kinks;

    internal override IEnumerable<(string Kind, double X, string Message)> OtherFaults => StatedClaims.Faults(_activation);

    internal override Bounded Claim(double x) => _activation.Derivative(Bounded.Of(x));

    internal override double PlainClaim(double x) => _plain(x);

    internal override Bounded Function(double x, double t) => _activation.Forward(Moved(x, t));

    internal override double PlainFunction(double x, double t) => _activation.Forward(new Real64(x + t)).Value;

    internal override IEnumerable<(string Witness, Bounded Value)> Automatic(double x)
    {
        var variable = Dual<Bounded>.Variable(Bounded.Of(x));
        return
        [
            (Witness.Textbook, _textbook.Evaluate(variable).Tangent),
            (Witness.Formula, _activation.Forward(variable).Tangent),
            (Witness.TextbookDerivative, _textbookDerivative.Evaluate(Bounded.Of(x))),
        ];
    }

    /// <summary>The command that audits the activation with these parameters.</summary>
    internal static string CommandFor(Activation activation) =>
        $"actlab audit {activation.Id}" + string.Concat(activation.Parameters.Values
            .Where(p => activation.Info.Parameters.First(d => d.Name == p.Key).Default != p.Value)
            .Select(p => $" --set \"{p.Key}={p.Value}\""));
}
