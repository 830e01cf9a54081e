using System.Globalization;
using ActLab.Core.Audit;
using ActLab.Core.Numbers;

namespace ActLab.Core.Expressions;

/// <summary>A person's formula with the face of an activation, so that all that works on activations works on it.</summary>
public sealed class FormulaActivation : Activation
{
    readonly Expression _f;
    readonly Expression _derivative;
    readonly Lazy<IReadOnlyList<Kink>> _kinks;

    /// <summary>Reads the formulas; without a derivative it is derived.</summary>
    /// <exception cref="BadInputException">One of them is no formula; the message names the column.</exception>
    public FormulaActivation(string formula, string? derivative = null, IReadOnlyDictionary<string, double>? parameters = null)
    {
        _f = Expression.Parse(formula, parameters);
        _derivative = derivative is null ? _f.Derivative() : Expression.Parse(derivative, parameters);
        _kinks = new(() => [.. GradientAudit.Kinks(new FormulaSubject(_f, _derivative), -745, 745)
            .Select(k => new Kink(k.X, k.Left, k.Right, k.Claimed))]);
        Info = new("formula", "Formula", formula, _derivative.ToString(), "", "a formula given on the command line")
        {
            Parameters = [.. (parameters ?? new Dictionary<string, double>())
                .Select(p => new Parameter(p.Key, p.Value.ToString("R", CultureInfo.InvariantCulture)))],
            KnownPoints = [],
        };
        Parameters = ParameterSet.Defaults(Info);
    }

    /// <inheritdoc/>
    public override ActivationInfo Info { get; }

    /// <inheritdoc/>
    public override ParameterSet Parameters { get; }

    /// <summary>The kinks in [-745, 745], located and measured when first asked for.</summary>
    public override IReadOnlyList<Kink> Kinks => _kinks.Value;

    /// <inheritdoc/>
    public override string Formula => Info.Formula;

    /// <inheritdoc/>
    public override string DerivativeFormula => Info.Derivative;

    /// <inheritdoc/>
    public override ILearnable? Learnable => null;

    /// <inheritdoc/>
    public override T Forward<T>(T x) => _f.Evaluate(x);

    /// <inheritdoc/>
    public override T Derivative<T>(T x) => _derivative.Evaluate(x);

    /// <inheritdoc/>
    public override void Accept<TVisitor>(ref TVisitor visitor) => visitor.Visit(new Formulas(_f, _derivative));

    /// <inheritdoc/>
    public override Activation With(ParameterSet parameters) => new FormulaActivation(
        Info.Formula, Info.Derivative, parameters.Values.ToDictionary(p => p.Key, p => parameters.Number(p.Key)));

    /// <summary>What loops over spans are compiled for; private, so that the catalogue does not list it.</summary>
    readonly record struct Formulas(Expression F, Expression Slope) : IActivation<Formulas>
    {
        public static ActivationInfo Info { get; } = new("formula", "Formula", "", "", "", "") { KnownPoints = [] };

        public static Formulas With(ParameterSet parameters) => throw new NotSupportedException("a formula is bound by its face");

        public T Forward<T>(T x) where T : struct, IReal<T> => F.Evaluate(x);

        public T Derivative<T>(T x) where T : struct, IReal<T> => Slope.Evaluate(x);
    }
}
