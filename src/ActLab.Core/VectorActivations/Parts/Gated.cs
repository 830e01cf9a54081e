using System.Text.RegularExpressions;

namespace ActLab.Core.VectorActivations.Parts;

/// <summary>
/// y_i = a_i g(b_i), the inputs being all a, then as many b, and g an activation of the catalogue: the gated linear units.
/// </summary>
/// <typeparam name="TGate">g; its derivative is its own claim.</typeparam>
public abstract partial class Gated<TGate> : VectorActivation where TGate : struct, IActivation<TGate>
{
    readonly TGate _gate = TGate.With(ParameterSet.Defaults(TGate.Info));

    /// <inheritdoc/>
    public override int Outputs(int inputs) => Lengths.Halves(Id, inputs);

    /// <inheritdoc/>
    public override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = x[i] * _gate.Forward(x[y.Length + i]);
        }
    }

    /// <inheritdoc/>
    public override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx)
    {
        for (var (i, n) = (0, dy.Length); i < n; i++)
        {
            dx[i] = dy[i] * _gate.Forward(x[n + i]);
            dx[n + i] = dy[i] * x[i] * _gate.Derivative(x[n + i]);
        }
    }

    /// <inheritdoc/>
    public override void Tangent<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dx, Span<T> dy)
    {
        for (var (i, n) = (0, dy.Length); i < n; i++)
        {
            dy[i] = T.MultiplyAdd(dx[i], _gate.Forward(x[n + i]), x[i] * _gate.Derivative(x[n + i]) * dx[n + i]);
        }
    }

    /// <inheritdoc/>
    public override string Textbook(IReadOnlyList<string> x, int output) =>
        $"{x[output]} * ({Variable().Replace(_gate.Formula, x[(x.Count / 2) + output])})";

    /// <summary>What lists show of a gated unit.</summary>
    /// <param name="id">Identifier.</param>
    /// <param name="name">Display name.</param>
    /// <param name="gate">g as a person writes it.</param>
    /// <param name="source">The paper and its year.</param>
    private protected static VectorActivationInfo Unit(string id, string name, string gate, string source) =>
        new(id, name, $"a_i*{gate}(b_i)", $"{gate}(b_i) by a_i, a_i*{gate}'(b_i) by b_i", "(-inf, inf)", source)
        {
            Example = [1, -2, 0.5, 3, -1, 0.25],
        };

    [GeneratedRegex(@"\bx\b")]
    private static partial Regex Variable();
}
