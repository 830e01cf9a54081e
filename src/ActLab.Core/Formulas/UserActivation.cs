using ActLab.Core.Expressions;

namespace ActLab.Core.Formulas;

/// <summary>The face of an activation that a person defined by formulas; everything that works on the catalogue's works on it.</summary>
public sealed partial class UserActivation : Activation
{
    readonly Catalog _catalog;
    readonly Expression _f;
    readonly Expression _derivative;
    readonly FormulaActivation _programs;

    /// <summary>Reads the formulas; without a derivative it is derived.</summary>
    /// <param name="definition">What defines it.</param>
    /// <param name="catalog">The activations that the formulas may call.</param>
    /// <exception cref="BadInputException">One of them is no formula; the message names the column.</exception>
    public UserActivation(Definition definition, Catalog catalog) : this(definition, catalog, ParameterSet.Defaults(definition.Info("")))
    {
    }

    UserActivation(Definition definition, Catalog catalog, ParameterSet parameters) : this(definition, catalog, parameters, Parse(definition, catalog, parameters))
    {
    }

    UserActivation(Definition definition, Catalog catalog, ParameterSet parameters, (Expression F, Expression Derivative) parsed)
        : base(definition.Info(parsed.Derivative.ToString()), parameters)
    {
        (Definition, _catalog, _f, _derivative) = (definition, catalog, parsed.F, parsed.Derivative);
        _programs = new(_f, _derivative, $"{_f}\n{_derivative}\n{parameters}");
    }

    /// <summary>What defines it.</summary>
    public Definition Definition { get; }

    /// <summary>Whether the derivative was derived, not claimed.</summary>
    public bool IsDerived => Definition.Derivative is null;

    /// <inheritdoc/>
    public override string Formula => Info.Formula;

    /// <inheritdoc/>
    public override string DerivativeFormula => Info.Derivative;

    /// <inheritdoc/>
    public override ILearnable? Learnable => null;

    /// <inheritdoc/>
    public override bool IsProved => false;

    /// <inheritdoc/>
    public override bool HasDerivativeFromOutput => false;

    /// <inheritdoc/>
    public override T Forward<T>(T x) => _programs.Forward(x);

    /// <inheritdoc/>
    public override T Derivative<T>(T x) => _programs.Derivative(x);

    /// <inheritdoc/>
    public override T DerivativeFromOutput<T>(T y) =>
        throw new NotSupportedException($"{Id}: whether f'(x) follows from f(x) is not known of a formula");

    /// <inheritdoc/>
    public override void Accept<TVisitor>(ref TVisitor visitor) => visitor.Visit(_programs);

    /// <inheritdoc/>
    public override Activation With(ParameterSet parameters) => new UserActivation(Definition, _catalog, parameters);

    static (Expression F, Expression Derivative) Parse(Definition definition, Catalog catalog, ParameterSet parameters)
    {
        var values = parameters.Values.ToDictionary(v => v.Key, v => parameters.Number(v.Key));
        var f = definition.Formula.Parse(values, catalog);
        return (f, definition.Derivative is { } claim ? claim.Parse(values, catalog) : Derived(f, definition.Formula));
    }

    static Expression Derived(Expression f, FormulaText formula)
    {
        try
        {
            return f.Derivative();
        }
        catch (BadInputException e)
        {
            throw new BadInputException($"{formula.Where}: {e.Message}");
        }
    }
}
