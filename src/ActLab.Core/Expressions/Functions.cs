using ActLab.Core.Numbers;

namespace ActLab.Core.Expressions;

/// <summary>The functions of one argument; each is called by its name in lower case.</summary>
enum Function
{
    Abs,
    Sign,
    Exp,
    Log,
    Log1p,
    Expm1,
    Sqrt,
    Tanh,
    Sigmoid,
    Softplus,
    Erf,
    Erfc,
    Sin,
    Cos,
}

/// <summary>A function of one argument.</summary>
sealed record Call(Function Function, Expression A) : Expression([A])
{
    internal override Binding Binding => Binding.Atom;

    internal override string Text => $"{Name(Function)}({A})";

    internal override Expression? Switch => Function is Function.Abs or Function.Sign ? A : null;

    internal override Expression? Singularity => Function switch
    {
        Function.Log or Function.Sqrt => A,
        Function.Log1p => Simplify.Add(Number.One, A),
        _ => null,
    };

    internal static string Name(Function function) => function.Word();

    internal override T In<T>(in Scope<T> scope) => FunctionsOf<T>.All[(int)Function](A.In(scope));

    /// <summary>The chain rule; tanh' is written 4 sigmoid(2a) sigmoid(-2a) because 1 - tanh^2 cancels.</summary>
    internal override Expression Derive(string by)
    {
        var inner = A.Derive(by);
        return Function switch
        {
            Function.Abs => Simplify.Choose(Comparison.LessOrEqual, A, Number.Zero, Simplify.Negate(inner), inner),
            Function.Sign => Number.Zero,
            Function.Log => Simplify.Divide(inner, A),
            Function.Log1p => Simplify.Divide(inner, Simplify.Add(Number.One, A)),
            Function.Sqrt => Simplify.Divide(inner, Simplify.Multiply(Number.Of(2), this)),
            _ => Simplify.Multiply(Outer(), inner),
        };
    }

    Expression Outer() => Function switch
    {
        Function.Exp => this,
        Function.Expm1 => new Call(Function.Exp, A),
        Function.Sigmoid => Bell(A),
        Function.Softplus => new Call(Function.Sigmoid, A),
        Function.Tanh => Simplify.Multiply(Number.Of(4), Bell(Simplify.Multiply(Number.Of(2), A))),
        Function.Erf => Gaussian(A),
        Function.Erfc => Simplify.Negate(Gaussian(A)),
        Function.Sin => new Call(Function.Cos, A),
        _ => new Negation(new Call(Function.Sin, A)),
    };

    static Number TwoOverSqrtPi { get; } = new(Constant.TwoOverSqrtPi, "1.12837916709551257389615890312154517168810125865800");

    /// <summary>erf'(a) = 2/sqrt(pi) e^(-a^2)</summary>
    static Expression Gaussian(Expression a) =>
        Simplify.Multiply(TwoOverSqrtPi, new Call(Function.Exp, Simplify.Negate(Simplify.Raise(a, 2))));

    /// <summary>sigmoid'(a) = sigmoid(a) sigmoid(-a)</summary>
    static Expression Bell(Expression a) =>
        Simplify.Multiply(new Call(Function.Sigmoid, a), new Call(Function.Sigmoid, Simplify.Negate(a)));
}

/// <summary>The functions in a number system, in the order of <see cref="Function"/>.</summary>
static class FunctionsOf<T> where T : struct, IReal<T>
{
    public static readonly Func<T, T>[] All =
    [
        T.Abs, Sign, T.Exp, T.Log, T.Log1p, T.Expm1, T.Sqrt, T.Tanh, T.Logistic, T.Softplus, T.Erf, T.Erfc, T.Sin, T.Cos,
    ];

    /// <summary>-1, 0 or 1; the product keeps NaN, and has the derivative 0 at 0.</summary>
    static T Sign(T a) => T.Less(a, T.Of(0), T.Of(-1), T.Less(T.Of(0), a, T.Of(1), a * T.Of(0)));
}
