using ActLab.Core.Numbers;

namespace ActLab.Core.Expressions;

/// <summary>
/// An activation, or its derivative, of an argument, evaluated as its own file does. The textbook formula of the argument is its only operand,
/// so that kinks and singularities are found in it.
/// </summary>
sealed record ActivationCall(Callee Callee, Expression A) : Expression([Callee.Textbook(A)])
{
    internal override Binding Binding => Binding.Atom;

    internal override string Text => $"{Callee.Name}({A}{Callee.Settings})";

    internal override T In<T>(in Scope<T> scope) => Callee.Of(A.In(scope));

    /// <summary>The chain rule; the derivative of a derivative is that of its textbook formula.</summary>
    internal override Expression Derive(string by) => Callee.IsDerivative
        ? Operands[0].Derive(by)
        : Simplify.Multiply(new ActivationCall(Callee with { IsDerivative = true }, A), A.Derive(by));
}

/// <summary>What a formula calls by the name of an activation: leaky_relu for leaky-relu, leaky_relu' for its derivative.</summary>
sealed record Callee(Activation Activation, bool IsDerivative)
{
    /// <summary>The name in formulas.</summary>
    public string Name => InFormulas(Activation.Id) + (IsDerivative ? "'" : "");

    /// <summary>The parameters that are not the default, as further arguments.</summary>
    public string Settings => string.Concat(Activation.Parameters.Values
        .Where(p => Activation.Info.Parameters.First(d => d.Name == p.Key).Default != p.Value)
        .Select(p => $", {p.Key}={p.Value}"));

    /// <summary>An identifier as formulas write it: a dash would be a minus sign.</summary>
    public static string InFormulas(string id) => id.Replace('-', '_');

    /// <summary>The textbook formula with an argument in place of x.</summary>
    public Expression Textbook(Expression argument) =>
        Parser.WithArgument(IsDerivative ? Activation.DerivativeFormula : Activation.Formula, Activation.Parameters.Numbers(), argument);

    /// <summary>The value.</summary>
    public T Of<T>(T x) where T : struct, IReal<T> => IsDerivative ? Activation.Derivative(x) : Activation.Forward(x);

    /// <summary>The same activation with the same parameters.</summary>
    public bool Equals(Callee? other) => other is not null && (Name, Settings) == (other.Name, other.Settings);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
