using ActLab.Core.Numbers;

namespace ActLab.Core;

/// <summary>
/// The runtime face of an activation: what lists, screens and commands hold. Loops over spans go through
/// <see cref="Accept{TVisitor}"/>, so that they are compiled for the activation's own type.
/// </summary>
/// <param name="info">What is known of it apart from the formula.</param>
/// <param name="parameters">Parameters and their values.</param>
public abstract class Activation(ActivationInfo info, ParameterSet parameters)
{
    /// <summary>What is known of it apart from the formula.</summary>
    public ActivationInfo Info { get; } = info;

    /// <summary>Identifier on the command line.</summary>
    public string Id => Info.Id;

    /// <summary>Parameters and their values.</summary>
    public ParameterSet Parameters { get; } = parameters;

    /// <summary>Points without a derivative, ascending.</summary>
    public abstract IReadOnlyList<Kink> Kinks { get; }

    /// <summary>The textbook formula for these parameters.</summary>
    public abstract string Formula { get; }

    /// <summary>The textbook derivative for these parameters.</summary>
    public abstract string DerivativeFormula { get; }

    /// <summary>The parameter that training moves, if there is one.</summary>
    public abstract ILearnable? Learnable { get; }

    /// <summary>Whether its double kernels are known to keep their digits; if not, errors are measured against double-double alone.</summary>
    public virtual bool IsProved => true;

    /// <summary>f(x) in any number system, one element.</summary>
    public abstract T Forward<T>(T x) where T : struct, IReal<T>;

    /// <summary>The claimed f'(x) in any number system, one element.</summary>
    public abstract T Derivative<T>(T x) where T : struct, IReal<T>;

    /// <summary>Whether f'(x) follows from f(x) alone, for these parameters.</summary>
    public abstract bool HasDerivativeFromOutput { get; }

    /// <summary>f'(x) for y = f(x) in any number system, one element.</summary>
    /// <exception cref="NotSupportedException">It does not follow from f(x).</exception>
    public abstract T DerivativeFromOutput<T>(T y) where T : struct, IReal<T>;

    /// <summary>Lets a visitor work with the activation's own type.</summary>
    public abstract void Accept<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, IActivationVisitor, allows ref struct;

    /// <summary>The same activation with other parameters.</summary>
    /// <exception cref="BadInputException">A parameter is outside its domain.</exception>
    public abstract Activation With(ParameterSet parameters);
}

/// <summary>The face of the activation <typeparamref name="TAct"/>.</summary>
public sealed class Activation<TAct> : Activation where TAct : struct, IActivation<TAct>
{
    readonly TAct _activation;

    /// <summary>Binds the default parameters.</summary>
    public Activation() : this(ParameterSet.Defaults(TAct.Info))
    {
    }

    /// <summary>Binds the parameters.</summary>
    /// <exception cref="BadInputException">A parameter is outside its domain.</exception>
    public Activation(ParameterSet parameters) : base(TAct.Info, parameters) => _activation = TAct.With(parameters);

    /// <inheritdoc/>
    public override IReadOnlyList<Kink> Kinks => _activation.Kinks;

    /// <inheritdoc/>
    public override string Formula => _activation.Formula;

    /// <inheritdoc/>
    public override string DerivativeFormula => _activation.DerivativeFormula;

    /// <inheritdoc/>
    public override ILearnable? Learnable => _activation as ILearnable;

    /// <inheritdoc/>
    public override T Forward<T>(T x) => _activation.Forward(x);

    /// <inheritdoc/>
    public override T Derivative<T>(T x) => _activation.Derivative(x);

    /// <inheritdoc/>
    public override bool HasDerivativeFromOutput => _activation.HasDerivativeFromOutput;

    /// <inheritdoc/>
    public override T DerivativeFromOutput<T>(T y) => _activation.DerivativeFromOutput(y);

    /// <inheritdoc/>
    public override void Accept<TVisitor>(ref TVisitor visitor) => visitor.Visit(_activation);

    /// <inheritdoc/>
    public override Activation With(ParameterSet parameters) => new Activation<TAct>(parameters);
}
