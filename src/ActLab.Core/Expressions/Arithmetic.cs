namespace ActLab.Core.Expressions;

/// <summary>-a</summary>
sealed record Negation(Expression A) : Expression(A)
{
    internal override Binding Binding => Binding.Sign;

    internal override string Text => "-" + A.At(Binding.Sign);

    internal override T In<T>(in Scope<T> scope) => -A.In(scope);

    internal override Expression Derive(string by) => Simplify.Negate(A.Derive(by));
}

/// <summary>a + b</summary>
sealed record Sum(Expression A, Expression B) : Expression(A, B)
{
    internal override Binding Binding => Binding.Sum;

    internal override string Text => $"{A.At(Binding.Sum)} + {B.At(Binding.Product)}";

    internal override T In<T>(in Scope<T> scope) => A.In(scope) + B.In(scope);

    internal override Expression Derive(string by) => Simplify.Add(A.Derive(by), B.Derive(by));
}

/// <summary>a - b</summary>
sealed record Difference(Expression A, Expression B) : Expression(A, B)
{
    internal override Binding Binding => Binding.Sum;

    internal override string Text => $"{A.At(Binding.Sum)} - {B.At(Binding.Product)}";

    internal override T In<T>(in Scope<T> scope) => A.In(scope) - B.In(scope);

    internal override Expression Derive(string by) => Simplify.Subtract(A.Derive(by), B.Derive(by));
}

/// <summary>a b</summary>
sealed record Product(Expression A, Expression B) : Expression(A, B)
{
    internal override Binding Binding => Binding.Product;

    internal override string Text => $"{A.At(Binding.Product)}*{B.At(Binding.Sign)}";

    internal override T In<T>(in Scope<T> scope) => A.In(scope) * B.In(scope);

    internal override Expression Derive(string by) =>
        Simplify.Add(Simplify.Multiply(A.Derive(by), B), Simplify.Multiply(A, B.Derive(by)));
}

/// <summary>a / b; the derivative is (a' - (a/b) b') / b</summary>
sealed record Quotient(Expression A, Expression B) : Expression(A, B)
{
    internal override Binding Binding => Binding.Product;

    internal override string Text => $"{A.At(Binding.Product)}/{B.At(Binding.Sign)}";

    internal override T In<T>(in Scope<T> scope) => A.In(scope) / B.In(scope);

    internal override Expression Derive(string by) => Simplify.Divide(
        Simplify.Subtract(A.Derive(by), Simplify.Multiply(Simplify.Divide(A, B), B.Derive(by))), B);
}

/// <summary>a^b: repeated multiplication for an integer constant b, exp(b log(a)) otherwise</summary>
sealed record Power(Expression A, Expression B) : Expression(A, B)
{
    internal override Binding Binding => Binding.Power;

    internal override string Text => $"{A.At(Binding.Atom)}^{B.At(Binding.Sign)}";

    internal override T In<T>(in Scope<T> scope)
    {
        if (Integer(B) is not { } exponent)
        {
            return T.Exp(B.In(scope) * T.Log(A.In(scope)));
        }

        var power = Raise(A.In(scope), Math.Abs(exponent));
        return exponent < 0 ? T.Of(1) / power : power;
    }

    /// <summary>b a^(b-1) a' for a constant b, a^b (b' log(a) + b a' / a) otherwise.</summary>
    internal override Expression Derive(string by)
    {
        var (a, b) = (A.Derive(by), B.Derive(by));
        if (Integer(B) is { } n)
        {
            return Simplify.Multiply(Simplify.Multiply(B, Simplify.Raise(A, n - 1)), a);
        }

        var inner = Simplify.Add(
            Simplify.Multiply(b, new Call(Function.Log, A)),
            Simplify.Divide(Simplify.Multiply(B, a), A));
        return Simplify.Multiply(this, inner);
    }

    /// <summary>The value of an integer constant of at most nine digits.</summary>
    static int? Integer(Expression b) => b switch
    {
        Number { Value: { High: var value, Middle: 0 } } when value == Math.Floor(value) && value < 1e9 => (int)value,
        Negation { A: Number number } => -Integer(number),
        _ => null,
    };

    /// <summary>a^n for n &gt;= 0 by squaring.</summary>
    static T Raise<T>(T a, int n) where T : struct, Numbers.IReal<T>
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
