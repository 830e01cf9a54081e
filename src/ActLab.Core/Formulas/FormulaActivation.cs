using ActLab.Core.Expressions;
using ActLab.Core.Numbers;

namespace ActLab.Core.Formulas;

/// <summary>
/// What loops over spans are compiled for where the activation is a person's formula: both formulas as programs. Two are equal if their formulas
/// and parameters are, so that the plans of kernels are found again.
/// </summary>
readonly struct FormulaActivation(Expression f, Expression derivative, string key) : IActivation<FormulaActivation>, IEquatable<FormulaActivation>
{
    readonly FormulaProgram _f = new(f), _derivative = new(derivative);
    readonly string _key = key;

    public static ActivationInfo Info { get; } = new("formula", "Formula", "", "", "", "") { KnownPoints = [], IsMonotone = null, Centre = null };

    public static bool WorksInBlocks => true;

    public static FormulaActivation With(ParameterSet parameters) =>
        throw new NotSupportedException($"the parameters of a formula are bound by {nameof(UserActivation)}");

    public T Forward<T>(T x) where T : struct, IReal<T> => _f.At(x);

    public T Derivative<T>(T x) where T : struct, IReal<T> => _derivative.At(x);

    public void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : struct, IReal<T> => _f.Run(x, y);

    public void Derivative<T>(ReadOnlySpan<T> x, Span<T> y) where T : struct, IReal<T> => _derivative.Run(x, y);

    public bool Equals(FormulaActivation other) => _key == other._key;

    public override bool Equals(object? obj) => obj is FormulaActivation other && Equals(other);

    public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);
}
