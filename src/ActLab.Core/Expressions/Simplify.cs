namespace ActLab.Core.Expressions;

/// <summary>
/// Builds the nodes of a derivative and leaves out what is obvious: zeros, ones, double signs, products of small integers.
/// Only derivatives are simplified; a parsed formula stays as it was written, rounding errors included.
/// </summary>
static class Simplify
{
    internal static Expression Negate(Expression a) => a switch
    {
        Negation inner => inner.A,
        Number { Value.High: 0 } => a,
        Difference d => Subtract(d.B, d.A),
        Quotient { A: Negation or Number } q => new Quotient(Negate(q.A), q.B),
        Product { A: Negation or Number } p => new Product(Negate(p.A), p.B),
        _ => new Negation(a),
    };

    internal static Expression Add(Expression a, Expression b) => (a, b) switch
    {
        _ when IsZero(a) => b,
        _ when IsZero(b) => a,
        (_, Negation n) => Subtract(a, n.A),
        _ when Integer(a) is { } i && Integer(b) is { } j => Whole(i + j),
        _ => new Sum(a, b),
    };

    internal static Expression Subtract(Expression a, Expression b) => (a, b) switch
    {
        _ when IsZero(b) => a,
        _ when IsZero(a) => Negate(b),
        (_, Negation n) => Add(a, n.A),
        _ when Integer(a) is { } i && Integer(b) is { } j => Whole(i - j),
        _ => new Difference(a, b),
    };

    internal static Expression Multiply(Expression a, Expression b) => (a, b) switch
    {
        _ when IsZero(a) || IsZero(b) => Number.Zero,
        _ when IsOne(a) => b,
        _ when IsOne(b) => a,
        _ when Integer(a) is { } i && Integer(b) is { } j => Whole(i * j),
        (Negation n, _) => Negate(Multiply(n.A, b)),
        (_, Negation n) => Negate(Multiply(a, n.A)),
        (_, Number or NamedParameter) when a is not (Number or NamedParameter) => Multiply(b, a),
        (Number, Product { A: Number n } p) when Integer(n) is not null && Integer(a) is not null => Multiply(Multiply(a, n), p.B),
        _ => new Product(a, b),
    };

    internal static Expression Divide(Expression a, Expression b) => (a, b) switch
    {
        _ when IsZero(a) => Number.Zero,
        _ when IsOne(b) => a,
        (Negation n, _) => Negate(Divide(n.A, b)),
        (Quotient q, _) when q.B == b => Divide(q.A, Raise(b, 2)),
        (Product { A: Quotient q } p, _) when q.B == b => Divide(Multiply(q.A, p.B), Raise(b, 2)),
        _ => new Quotient(a, b),
    };

    internal static Expression Raise(Expression a, int n) => n switch
    {
        0 => Number.One,
        1 => a,
        _ => new Power(a, Whole(n)),
    };

    internal static Expression Choose(Comparison op, Expression a, Expression b, Expression then, Expression otherwise) =>
        then == otherwise ? then : new Choice(op, a, b, then, otherwise);

    static bool IsZero(Expression a) => a is Number { Value.High: 0 };

    static bool IsOne(Expression a) => Integer(a) == 1;

    /// <summary>The value of an integer that stays exact under one product.</summary>
    static double? Integer(Expression a) => a switch
    {
        Number { Value: { High: var value, Middle: 0 } } when value == Math.Floor(value) && value < 1 << 26 => value,
        Negation { A: Number number } => -Integer(number),
        _ => null,
    };

    static Expression Whole(double value) => value < 0 ? new Negation(Number.Of(-value)) : Number.Of(value);
}
