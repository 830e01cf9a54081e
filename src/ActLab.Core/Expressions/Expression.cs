using ActLab.Core.Numbers;

namespace ActLab.Core.Expressions;

/// <summary>
/// A formula of one variable, x or z, as an immutable tree: parsed once, evaluated in any number system.
/// The language is total: every formula has a value everywhere (perhaps NaN), and evaluating it ends.
/// </summary>
/// <remarks>
/// Numbers, named parameters, + - * / ^, if(a &lt;= b, then, else), min max abs sign exp log log1p expm1 sqrt tanh sigmoid
/// softplus erf erfc sin cos, and activations by name, leaky_relu(x, alpha=0.2) and leaky_relu'(x). ^ binds from the right and tighter than a minus sign; integer constant exponents are repeated
/// multiplication, all others exp(b log(a)). The grammar is in <see cref="Parser"/>.
/// </remarks>
public abstract record Expression
{
    /// <summary>Longest formula, in characters.</summary>
    public const int MaxLength = 4096;

    /// <summary>Deepest nesting of parentheses, calls and signs.</summary>
    public const int MaxNesting = 64;

    /// <summary>Most nodes of a tree, and most levels of it are a quarter of that.</summary>
    public const int MaxNodes = 1024;

    /// <summary>Most nodes of a derivative: it grows with the square of the formula at worst.</summary>
    public const int MaxDerivativeNodes = 1 << 14;

    /// <summary>A node over <paramref name="operands"/>; a list, because a single one would mean the copy constructor of a record.</summary>
    protected Expression(ReadOnlySpan<Expression> operands)
    {
        foreach (var operand in operands)
        {
            Depth = Math.Max(Depth, operand.Depth);
            Size += operand.Size;
        }

        Depth++;
        Operands = operands.ToArray();
    }

    /// <summary>Levels of the tree.</summary>
    public int Depth { get; }

    /// <summary>Nodes of the tree, each occurrence counted; MaxDerivativeNodes + 1 for more.</summary>
    public int Size
    {
        get;
        private init => field = Math.Min(value, MaxDerivativeNodes + 1);
    }
    = 1;

    /// <summary>The formulas this one is made of, outermost operation only.</summary>
    public IReadOnlyList<Expression> Operands { get; }

    /// <summary>This formula and all within it, each occurrence once.</summary>
    public IEnumerable<Expression> Nodes => Operands.SelectMany(o => o.Nodes).Prepend(this);

    /// <summary>
    /// The formulas whose change of sign can make a kink or a jump: the argument of abs,
    /// the difference of what max, min and if compare.
    /// </summary>
    public IEnumerable<Expression> Switches => Nodes.Select(n => n.Switch).OfType<Expression>();

    /// <summary>
    /// The formulas at whose zeros this one may have no value or no derivative: denominators, arguments of log and sqrt.
    /// </summary>
    public IEnumerable<Expression> Singularities => Nodes.Select(n => n.Singularity).OfType<Expression>();

    /// <summary>The formulas that sines and cosines are of.</summary>
    public IEnumerable<Expression> Angles => Nodes.OfType<Call>().Where(c => c.Function is Function.Sin or Function.Cos).Select(c => c.A);

    /// <summary>The binding strength of the outermost operation, for printing.</summary>
    internal abstract Binding Binding { get; }

    /// <summary>What changes sign where this node takes the other branch.</summary>
    internal virtual Expression? Switch => null;

    /// <summary>Where this is 0, the node may have no value or no derivative.</summary>
    internal virtual Expression? Singularity => null;

    /// <summary>Reads a formula.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="parameters">Values of the named parameters.</param>
    /// <param name="catalog">The activations that it may call; without one, none.</param>
    /// <exception cref="BadInputException">It is no formula; the message names the column, counted from 1.</exception>
    public static Expression Parse(string text, IReadOnlyDictionary<string, double>? parameters = null, Catalog? catalog = null) =>
        TryParse(text, parameters, catalog, out var expression, out var error)
            ? expression
            : throw error.In("formula", text);

    /// <summary>Reads a formula, or says where and why it is none.</summary>
    public static bool TryParse(
        string text,
        IReadOnlyDictionary<string, double>? parameters,
        Catalog? catalog,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Expression? expression,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out FormulaError? error)
    {
        (expression, error) = Parser.Read(text, parameters, catalog);
        return expression is not null;
    }

    /// <summary>The value at x.</summary>
    public T Evaluate<T>(T x) where T : struct, IReal<T> => In(new Scope<T>(x, null, default));

    /// <summary>The value at x with another value of one parameter.</summary>
    public T Evaluate<T>(T x, string parameter, T value) where T : struct, IReal<T> => In(new Scope<T>(x, parameter, value));

    /// <summary>The derivative by x, or by the named parameter, lightly simplified; at a tie that of the branch taken.</summary>
    /// <exception cref="BadInputException">It would have more than <see cref="MaxDerivativeNodes"/> nodes.</exception>
    public Expression Derivative(string by = "x") => Derive(by == "z" ? "x" : by) is { Size: <= MaxDerivativeNodes, Depth: <= MaxNodes } derivative
        ? derivative
        : throw new BadInputException($"the derivative of the formula would have more than {MaxDerivativeNodes} terms; write a shorter formula, or give its derivative too");

    /// <summary>Equal trees; each kind of node adds what it holds.</summary>
    public virtual bool Equals(Expression? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The formula as text that parses back to an equal tree.</summary>
    public sealed override string ToString() => Text;

    /// <summary>The value where the scope says.</summary>
    internal abstract T In<T>(in Scope<T> scope) where T : struct, IReal<T>;

    /// <summary>The derivative by a name.</summary>
    internal abstract Expression Derive(string by);

    /// <summary>The formula as text.</summary>
    internal abstract string Text { get; }

    /// <summary>The text, in parentheses if it binds weaker than its place demands.</summary>
    internal string At(Binding place) => Binding < place ? $"({Text})" : Text;
}

/// <summary>Where a formula is evaluated: the variable, and perhaps another value for one parameter.</summary>
readonly record struct Scope<T>(T X, string? Parameter, T Value) where T : struct, IReal<T>;

/// <summary>Binding strength, weakest first.</summary>
enum Binding
{
    Sum,
    Product,
    Sign,
    Power,
    Atom,
}

/// <summary>Why a text is no formula.</summary>
/// <param name="Column">Where, counted from 1.</param>
/// <param name="Message">What was found and what was expected, in one line.</param>
public sealed record FormulaError(int Column, string Message)
{
    /// <summary>The error as bad input.</summary>
    /// <param name="where">Where the formula stands: a flag, a file and its line.</param>
    /// <param name="text">The formula.</param>
    public BadInputException In(string where, string text) => new($"{where}, column {Column}: {Message}") { Place = (text, Column) };
}
