using ActLab.Core.Expressions;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>The second derivative of an activation of the catalogue, as `eval` and plots show it, against the closed-form first.</summary>
public sealed class SecondDerivativeSubject : AuditSubject
{
    readonly Activation _activation;
    readonly Expression _textbook;
    readonly Expression _textbookDerivative;
    readonly Func<double, double> _plain;

    /// <summary>The second derivative of <paramref name="activation"/> with its present parameters.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="plain">Its second derivative as the program computes it in double.</param>
    public SecondDerivativeSubject(Activation activation, Func<double, double> plain)
    {
        var parameters = activation.Parameters.Numbers();
        (_activation, _plain) = (activation, plain);
        _textbook = Expression.Parse(activation.Formula, parameters);
        _textbookDerivative = Expression.Parse(activation.DerivativeFormula, parameters);
    }

    /// <inheritdoc/>
    public override string Activation => _activation.Id;

    /// <inheritdoc/>
    public override string Name => "second derivative";

    /// <inheritdoc/>
    public override string Command => ActivationSubject.CommandFor(_activation) + " --second";

    internal override IEnumerable<Expression> Switches => _textbook.Switches.Concat(_textbookDerivative.Switches);

    internal override IEnumerable<Expression> Singularities => _textbook.Singularities.Concat(_textbookDerivative.Singularities);

    /// <summary>The first derivative jumps at every kink.</summary>
    internal override bool JumpsAt(Crossing crossing) => _activation.Kinks.Any(k => crossing.IsAt(k.X));

    /// <summary>At infinity f'' is taken far out, where it may not have reached its limit in double.</summary>
    internal override bool AnswersSpecialValues => false;

    /// <summary>
    /// With 2^-63 of its size allowed for, and an eighth of the smallest double: formulas correct what rounding takes from an
    /// argument to first order only, and leave out what no double shows.
    /// </summary>
    internal override Bounded Claim(double x)
    {
        var second = _activation.Forward(Jet2<Bounded>.Variable(Bounded.Of(x))).Second;
        return Bounded.Within(second.Value, second.Error + DoubleDouble.Abs(second.Value).ScaleByPowerOfTwo(-63) + DoubleDouble.One.ScaleByPowerOfTwo(-1077));
    }

    internal override double PlainClaim(double x) => _plain(x);

    internal override Bounded Function(double x, double t) => _activation.Derivative(Moved(x, t));

    internal override double PlainFunction(double x, double t) => _activation.Derivative(new Real64(x + t)).Value;

    /// <summary>2^-60: around the roots of f'', and in tails that f' itself does not resolve, no difference has more digits.</summary>
    internal override double Resolution => Math.ScaleB(1, -60);

    /// <summary>The derivative in code is no witness: it is written for its value, and takes branches that are no kinks.</summary>
    internal override IEnumerable<(string Witness, Bounded Value)> Automatic(double x) =>
    [
        (Witness.Textbook, _textbook.Evaluate(Jet2<Bounded>.Variable(Bounded.Of(x))).Second),
        (Witness.DerivedTextbookDerivative, _textbookDerivative.Evaluate(Dual<Bounded>.Variable(Bounded.Of(x))).Tangent),
    ];
}
