using ActLab.Core.Numbers;

namespace ActLab.Core.Expressions;

/// <summary>The functions of one argument; each is called by its name in lower case.</summary>
enum Function
{
    Abs,
    Exp,
    Log,
    Log1p,
    Expm1,
    Sqrt,
    Tanh,
    Sigmoid,
    Softplus,
    Erf,
}

/// <summary>A function of one argument.</summary>
sealed record Call(Function Function, Expression A) : Expression([A])
{
    internal override Binding Binding => Binding.Atom;

    internal override string Text => $"{Name(Function)}({A})";

    internal override Expression? Switch => Function == Function.Abs ? A : null;

    internal override Expression? Singularity => Function switch
    {
        Function.Log or Function.Sqrt => A,
        Function.Log1p => Simplify.Add(Number.One, A),
        _ => null,
    };

    internal static string Name(Function function) => function.ToString().ToLowerInvariant();

    internal override T In<T>(in Scope<T> scope)
    {
        var a = A.In(scope);
        return Function switch
        {
            Function.Abs => T.Abs(a),
            Function.Exp => T.Exp(a),
            Function.Log => T.Log(a),
            Function.Log1p => T.Log1p(a),
            Function.Expm1 => T.Expm1(a),
            Function.Sqrt => T.Sqrt(a),
            Function.Tanh => T.Tanh(a),
            Function.Sigmoid => T.Logistic(a),
            Function.Softplus => T.Softplus(a),
            _ => T.Erf(a),
        };
    }

    /// <summary>The chain rule; tanh' is written 4 sigmoid(2a) sigmoid(-2a) because 1 - tanh^2 cancels.</summary>
    internal override Expression Derive(string by)
    {
        var inner = A.Derive(by);
        return Function switch
        {
            Function.Abs => Simplify.Choose(Comparison.LessOrEqual, A, Number.Zero, Simplify.Negate(inner), inner),
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
        _ => Simplify.Multiply(TwoOverSqrtPi, new Call(Function.Exp, Simplify.Negate(Simplify.Raise(A, 2)))),
    };

    static Number TwoOverSqrtPi { get; } = new(Constant.TwoOverSqrtPi, "1.12837916709551257389615890312154517168810125865800");

    /// <summary>sigmoid'(a) = sigmoid(a) sigmoid(-a)</summary>
    static Expression Bell(Expression a) =>
        Simplify.Multiply(new Call(Function.Sigmoid, a), new Call(Function.Sigmoid, Simplify.Negate(a)));
}
