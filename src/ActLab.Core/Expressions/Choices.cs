namespace ActLab.Core.Expressions;

/// <summary>The comparisons inside if(...).</summary>
enum Comparison
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
}

/// <summary>if(a op b, then, otherwise); both branches are evaluated and one is taken, a comparison with NaN is false</summary>
sealed record Choice(Comparison Operator, Expression A, Expression B, Expression Then, Expression Otherwise)
    : Expression([A, B, Then, Otherwise])
{
    /// <summary>How the comparisons are written.</summary>
    internal static IReadOnlyDictionary<string, Comparison> Symbols { get; } = new Dictionary<string, Comparison>
    {
        ["<"] = Comparison.Less,
        ["<="] = Comparison.LessOrEqual,
        [">"] = Comparison.Greater,
        [">="] = Comparison.GreaterOrEqual,
        ["=="] = Comparison.Equal,
    };

    internal override Binding Binding => Binding.Atom;

    internal override string Text => $"if({A} {Symbols.First(s => s.Value == Operator).Key} {B}, {Then}, {Otherwise})";

    internal override Expression Switch => Simplify.Subtract(A, B);

    internal override T In<T>(in Scope<T> scope)
    {
        var (a, b, then, otherwise) = (A.In(scope), B.In(scope), Then.In(scope), Otherwise.In(scope));
        return Operator switch
        {
            Comparison.Less => T.Less(a, b, then, otherwise),
            Comparison.LessOrEqual => T.LessOrEqual(a, b, then, otherwise),
            Comparison.Greater => T.Less(b, a, then, otherwise),
            Comparison.GreaterOrEqual => T.LessOrEqual(b, a, then, otherwise),
            _ => T.LessOrEqual(a, b, T.LessOrEqual(b, a, then, otherwise), otherwise),
        };
    }

    internal override Expression Derive(string by) => Simplify.Choose(Operator, A, B, Then.Derive(by), Otherwise.Derive(by));
}

/// <summary>max(a, b) or min(a, b); at a tie the first</summary>
sealed record Extreme(bool Largest, Expression A, Expression B) : Expression([A, B])
{
    internal override Binding Binding => Binding.Atom;

    internal override string Text => $"{(Largest ? "max" : "min")}({A}, {B})";

    internal override Expression Switch => Simplify.Subtract(A, B);

    internal override T In<T>(in Scope<T> scope) => Largest ? T.Max(A.In(scope), B.In(scope)) : T.Min(A.In(scope), B.In(scope));

    internal override Expression Derive(string by) => Simplify.Choose(
        Largest ? Comparison.GreaterOrEqual : Comparison.LessOrEqual, A, B, A.Derive(by), B.Derive(by));
}
