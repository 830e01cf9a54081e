using ActLab.Core.Numbers;

namespace ActLab.Core;

/// <summary>
/// One activation: a formula and the closed-form derivative claimed for it, written once over an abstract real number.
/// Implementations are readonly structs, one file each; nothing else in the program knows them by name.
/// </summary>
public interface IActivation<TSelf> where TSelf : struct, IActivation<TSelf>
{
    /// <summary>What is known of it apart from the formula.</summary>
    static abstract ActivationInfo Info { get; }

    /// <summary>The activation with the given parameters.</summary>
    /// <exception cref="BadInputException">A parameter is outside its domain.</exception>
    static abstract TSelf With(ParameterSet parameters);

    /// <summary>f(x).</summary>
    T Forward<T>(T x) where T : struct, IReal<T>;

    /// <summary>f'(x), the claim under audit; at a kink the convention.</summary>
    T Derivative<T>(T x) where T : struct, IReal<T>;

    /// <summary>Whether a call for a span of numbers costs less than one for each of them: formulas that are interpreted.</summary>
    static virtual bool WorksInBlocks => false;

    /// <summary>y[i] = f(x[i]); y may be x itself.</summary>
    void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : struct, IReal<T>
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = Forward(x[i]);
        }
    }

    /// <summary>y[i] = f'(x[i]); y may be x itself.</summary>
    void Derivative<T>(ReadOnlySpan<T> x, Span<T> y) where T : struct, IReal<T>
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = Derivative(x[i]);
        }
    }

    /// <summary>Whether f'(x) follows from f(x) alone, for these parameters.</summary>
    bool HasDerivativeFromOutput => false;

    /// <summary>
    /// f'(x) for y = f(x), where <see cref="HasDerivativeFromOutput"/>: the backward pass then needs no pre-activation.
    /// What rounding took from y it does not have: where y has rounded to its limit, f' is 0.
    /// </summary>
    T DerivativeFromOutput<T>(T y) where T : struct, IReal<T> =>
        throw new NotSupportedException($"{TSelf.Info.Id}: f'(x) does not follow from f(x)");

    /// <summary>Points without a derivative, ascending.</summary>
    IReadOnlyList<Kink> Kinks => [];

    /// <summary>The textbook formula for these parameters, in the expression language.</summary>
    string Formula => TSelf.Info.Formula;

    /// <summary>The textbook derivative for these parameters, in the expression language.</summary>
    string DerivativeFormula => TSelf.Info.Derivative;
}

/// <summary>An activation with a parameter that training moves, and its derivative by that parameter.</summary>
public interface ILearnable
{
    /// <summary>Name of the parameter.</summary>
    string Parameter { get; }

    /// <summary>Its present value.</summary>
    double Value { get; }

    /// <summary>f(x) at another value of the parameter.</summary>
    T ForwardAt<T>(T x, T value) where T : struct, IReal<T>;

    /// <summary>The claimed derivative of f(x) by the parameter.</summary>
    T DerivativeByParameter<T>(T x) where T : struct, IReal<T>;
}

/// <summary>
/// An activation whose definition has training move its parameter. The parameter enters linearly: the derivative by it is the same at all
/// of its values.
/// </summary>
public interface ILearned : ILearnable
{
    /// <summary>Lets a visitor work with the activation's own type at another value of the parameter; nothing is allocated.</summary>
    void AcceptAt<TVisitor>(double value, ref TVisitor visitor) where TVisitor : struct, IActivationVisitor, allows ref struct;
}

/// <summary>Work that needs the activation's own type, so that the JIT compiles a loop for it alone.</summary>
public interface IActivationVisitor
{
    /// <summary>Does the work for one activation; results are left in the visitor's fields.</summary>
    void Visit<TAct>(TAct activation) where TAct : struct, IActivation<TAct>;
}
