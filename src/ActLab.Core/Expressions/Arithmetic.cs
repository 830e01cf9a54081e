using ActLab.Core.Numbers;

namespace ActLab.Core.Expressions;

/// <summary>-a</summary>
sealed record Negation(Expression A) : Expression([A])
{
    internal override Binding Binding => Binding.Sign;

    internal override string Text => "-" + A.At(Binding.Sign);

    internal override T In<T>(in Scope<T> scope) => -A.In(scope);

    internal override Expression Derive(string by) => Simplify.Negate(A.Derive(by));
}

/// <summary>a + b</summary>
sealed record Sum(Expression A, Expression B) : Expression([A, B])
{
    internal override Binding Binding => Binding.Sum;

    internal override string Text => $"{A.At(Binding.Sum)} + {B.At(Binding.Product)}";

    internal override T In<T>(in Scope<T> scope) => A.In(scope) + B.In(scope);

    internal override Expression Derive(string by) => Simplify.Add(A.Derive(by), B.Derive(by));
}

/// <summary>a - b</summary>
sealed record Difference(Expression A, Expression B) : Expression([A, B])
{
    internal override Binding Binding => Binding.Sum;

    internal override string Text => $"{A.At(Binding.Sum)} - {B.At(Binding.Product)}";

    internal override T In<T>(in Scope<T> scope) => A.In(scope) - B.In(scope);

    internal override Expression Derive(string by) => Simplify.Subtract(A.Derive(by), B.Derive(by));
}

/// <summary>a b</summary>
sealed record Product(Expression A, Expression B) : Expression([A, B])
{
    internal override Binding Binding => Binding.Product;

    internal override string Text => $"{A.At(Binding.Product)}*{B.At(Binding.Sign)}";

    internal override T In<T>(in Scope<T> scope) => A.In(scope) * B.In(scope);

    internal override Expression Derive(string by) =>
        Simplify.Add(Simplify.Multiply(A.Derive(by), B), Simplify.Multiply(A, B.Derive(by)));
}

/// <summary>a / b; the derivative is (a' - (a/b) b') / b</summary>
sealed record Quotient(Expression A, Expression B) : Expression([A, B])
{
    internal override Binding Binding => Binding.Product;

    internal override string Text => $"{A.At(Binding.Product)}/{B.At(Binding.Sign)}";

    internal override Expression Singularity => B;

    internal override T In<T>(in Scope<T> scope) => A.In(scope) / B.In(scope);

    internal override Expression Derive(string by) => Simplify.Divide(
        Simplify.Subtract(A.Derive(by), Simplify.Multiply(Simplify.Divide(A, B), B.Derive(by))), B);
}

/// <summary>a^b: repeated multiplication where b is an integer and does not depend on x, exp(b log(a)) otherwise</summary>
sealed record Power(Expression A, Expression B) : Expression([A, B])
{
    /// <summary>The exponent, where it is an integer of at most nine digits.</summary>
    internal int? Whole { get; } = Integer(B);

    internal override Binding Binding => Binding.Power;

    internal override string Text => $"{A.At(Binding.Atom)}^{B.At(Binding.Sign)}";

    internal override Expression? Singularity => Whole >= 0 ? null : A;

    internal override T In<T>(in Scope<T> scope)
    {
        if (ExponentBut(scope.Parameter) is not { } exponent)
        {
            return T.Exp(B.In(scope) * T.Log(A.In(scope)));
        }

        var power = Raise(A.In(scope), Math.Abs(exponent));
        return exponent < 0 ? T.Of(1) / power : power;
    }

    /// <summary>b a^(b-1) a' for an integer b, a^b (b' log(a) + b a' / a) otherwise.</summary>
    internal override Expression Derive(string by)
    {
        var (a, b) = (A.Derive(by), B.Derive(by));
        if (ExponentBut(by) is { } n)
        {
            return Simplify.Multiply(Simplify.Multiply(B, Simplify.Raise(A, n - 1)), a);
        }

        var inner = Simplify.Add(
            Simplify.Multiply(b, new Call(Function.Log, A)),
            Simplify.Divide(Simplify.Multiply(B, a), A));
        return Simplify.Multiply(this, inner);
    }

    /// <summary>The integer exponent, unless it varies with the parameter.</summary>
    int? ExponentBut(string? parameter) =>
        parameter is not null && B.Nodes.Any(n => n is NamedParameter p && p.Name == parameter) ? null : Whole;

    /// <summary>The value of an integer of at most nine digits that does not depend on x.</summary>
    static int? Integer(Expression b) => !b.Nodes.Any(n => n is Variable)
        && b.Evaluate(default(Real64)).Value is var value && value == Math.Floor(value) && Math.Abs(value) < 1e9
        ? (int)value
        : null;

    /// <summary>a^n for n &gt;= 0 by squaring.</summary>
    static T Raise<T>(T a, int n) where T : struct, IReal<T>
    {
        var power = T.Of(1);
        for (var started = false; n > 0; n >>= 1, a = n > 0 ? a * a : a)
        {
            if ((n & 1) != 0)
            {
                power = started ? power * a : a;
                started = true;
            }
        }

        return power;
    }
}
