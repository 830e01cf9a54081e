using ActLab.Core.Expressions;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>The derivative of an activation by the parameter that training moves, at fixed x.</summary>
public sealed class ParameterSubject : AuditSubject
{
    readonly Activation _activation;
    readonly ILearnable _learnable;
    readonly Expression _textbook;
    readonly Func<double, double> _plain;

    /// <summary>The derivative of <paramref name="activation"/> by its learnable parameter.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="learnable">Its learnable side.</param>
    /// <param name="plain">That derivative as the program computes it in double.</param>
    public ParameterSubject(Activation activation, ILearnable learnable, Func<double, double> plain)
    {
        (_activation, _learnable, _plain) = (activation, learnable, plain);
        _textbook = Expression.Parse(activation.Formula, activation.Parameters.Numbers());
    }

    /// <inheritdoc/>
    public override string Activation => _activation.Id;

    /// <inheritdoc/>
    public override string Name => $"derivative by {_learnable.Parameter}";

    /// <inheritdoc/>
    public override string Command => ActivationSubject.CommandFor(_activation);

    internal override IEnumerable<Expression> ClaimSwitches => _textbook.Switches;

    /// <summary>Half the parameter, which may have to keep its sign: softplus divides by it.</summary>
    internal override double LongestStep => _learnable.Value == 0 ? base.LongestStep : Math.Abs(_learnable.Value) / 2;

    internal override Bounded Claim(double x) => _learnable.DerivativeByParameter(Bounded.Of(x));

    internal override double PlainClaim(double x) => _plain(x);

    internal override Bounded Function(double x, double t) => _learnable.ForwardAt(Bounded.Of(x), Moved(_learnable.Value, t));

    internal override double PlainFunction(double x, double t) =>
        _learnable.ForwardAt(new Real64(x), new Real64(_learnable.Value + t)).Value;

    internal override IEnumerable<(string Witness, Bounded Value)> Automatic(double x)
    {
        var (point, parameter) = (Dual<Bounded>.Constant(Bounded.Of(x)), Dual<Bounded>.Variable(Bounded.Of(_learnable.Value)));
        return
        [
            (Witness.Textbook, _textbook.Evaluate(point, _learnable.Parameter, parameter).Tangent),
            (Witness.Formula, _learnable.ForwardAt(point, parameter).Tangent),
        ];
    }
}
