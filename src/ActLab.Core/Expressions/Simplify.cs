using ActLab.Core.Numbers;

namespace ActLab.Core.Expressions;

/// <summary>
/// Builds the nodes of a derivative and leaves out what is obvious: zeros, ones, double signs, arithmetic on numbers that is exact in
/// double; factors that are numbers come first, equal factors become powers.
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
        _ when Exact(a) is { } i && Exact(b) is { } j && ErrorFree.TwoSum(i, j) is (var sum, 0) => Literal(sum),
        (Negation n, _) => Subtract(b, n.A),
        _ when a == b => Multiply(Number.Of(2), a),
        _ => new Sum(a, b),
    };

    internal static Expression Subtract(Expression a, Expression b) => (a, b) switch
    {
        _ when IsZero(b) => a,
        _ when IsZero(a) => Negate(b),
        (_, Negation n) => Add(a, n.A),
        _ when Exact(a) is { } i && Exact(b) is { } j && ErrorFree.TwoSum(i, -j) is (var difference, 0) => Literal(difference),
        (Negation n, _) => Negate(Add(n.A, b)),
        _ => new Difference(a, b),
    };

    internal static Expression Multiply(Expression a, Expression b) => (a, b) switch
    {
        _ when IsZero(a) || IsZero(b) => Number.Zero,
        _ when IsOne(a) => b,
        _ when IsOne(b) => a,
        _ when Exact(a) is { } i && Exact(b) is { } j && ProductOf(i, j) is { } product => Literal(product),
        (Negation n, _) => Negate(Multiply(n.A, b)),
        (_, Negation n) => Negate(Multiply(a, n.A)),
        (_, Number or NamedParameter) when a is not (Number or NamedParameter) => Multiply(b, a),
        (Number, Product { A: Number n } p) when Exact(a) is { } i && Exact(n) is { } j && ProductOf(i, j) is { } product => Multiply(Literal(product), p.B),
        (Number or NamedParameter, _) => new Product(a, b),
        (_, Product { A: Number n } p) => Multiply(n, Multiply(a, p.B)),
        _ when a == b => Raise(a, 2),
        (Power { B: Number, Whole: > 0 and var n } p, _) when p.A == b => Raise(b, n + 1),
        (_, Power { B: Number, Whole: > 0 and var n } p) when p.A == a => Raise(a, n + 1),
        _ => new Product(a, b),
    };

    internal static Expression Divide(Expression a, Expression b) => (a, b) switch
    {
        _ when IsZero(a) => Number.Zero,
        _ when IsOne(b) => a,
        (Negation n, _) => Negate(Divide(n.A, b)),
        _ when Exact(a) is { } i && Exact(b) is { } j and not 0 && ProductOf(i / j, j) == i => Literal(i / j),
        (_, Negation n) => Negate(Divide(a, n.A)),
        (Quotient q, _) when q.B == b => Divide(q.A, Raise(b, 2)),
        (Product { A: Quotient q } p, _) when q.B == b => Divide(Multiply(q.A, p.B), Raise(b, 2)),
        _ => new Quotient(a, b),
    };

    internal static Expression Raise(Expression a, int n) => n switch
    {
        0 => Number.One,
        1 => a,
        _ => new Power(a, Literal(n)),
    };

    internal static Expression Choose(Comparison op, Expression a, Expression b, Expression then, Expression otherwise) =>
        then == otherwise ? then : new Choice(op, a, b, then, otherwise);

    static bool IsZero(Expression a) => a is Number { Value.High: 0 };

    static bool IsOne(Expression a) => Exact(a) == 1;

    /// <summary>The value of a number that is a double.</summary>
    static double? Exact(Expression a) => a switch
    {
        Number { Value: { High: var value, Middle: 0 } } => value,
        Negation { A: Number number } => -Exact(number),
        _ => null,
    };

    /// <summary>a b, if that is a double.</summary>
    static double? ProductOf(double a, double b) =>
        ErrorFree.TwoProduct(a, b) is (var product, 0) && (product == 0 || double.IsNormal(product)) ? product : null;

    /// <summary>A number, which is negative by a sign of its own.</summary>
    internal static Expression Literal(double value) => value < 0 ? new Negation(Number.Of(-value)) : Number.Of(value);
}
