using System.Globalization;
using ActLab.Core.Numbers;

namespace ActLab.Core.Expressions;

/// <summary>A number. Up to 17 digits it is the nearest double, so that 0.01 is what a program holds; longer ones keep 150 bits.</summary>
sealed record Number(Constant Value, string Literal) : Expression([])
{
    internal static Number Zero { get; } = Of(0);

    internal static Number One { get; } = Of(1);

    internal override Binding Binding => Binding.Atom;

    internal override string Text => Literal;

    /// <summary>A double of any magnitude, not negative.</summary>
    internal static Number Of(double value) => new(new Constant(value, 0, 0), value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A double is taken as such, so that number systems with an error bound know it is exact.</summary>
    internal override T In<T>(in Scope<T> scope) => Value.Middle == 0 ? T.Of(Value.High) : T.Of(Value);

    internal override Expression Derive(string by) => Zero;
}

/// <summary>The variable; written x or z.</summary>
sealed record Variable(string Name) : Expression([])
{
    internal override Binding Binding => Binding.Atom;

    internal override string Text => Name;

    internal override T In<T>(in Scope<T> scope) => scope.X;

    internal override Expression Derive(string by) => by == "x" ? Number.One : Number.Zero;
}

/// <summary>A named parameter and its value.</summary>
sealed record NamedParameter(string Name, double Value) : Expression([])
{
    internal override Binding Binding => Binding.Atom;

    internal override string Text => Name;

    internal override T In<T>(in Scope<T> scope) => scope.Parameter == Name ? scope.Value : T.Of(Value);

    internal override Expression Derive(string by) => by == Name ? Number.One : Number.Zero;
}
