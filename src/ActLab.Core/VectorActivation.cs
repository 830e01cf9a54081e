using ActLab.Core.Numbers;

namespace ActLab.Core;

/// <summary>
/// An activation of a whole vector: a formula y = f(x), and the two products with its Jacobian J that training needs, claimed in closed
/// form. Written over an abstract real number like <see cref="IActivation{TSelf}"/>; <see cref="Kernels.VectorKernel"/> has the fast ones.
/// </summary>
public abstract class VectorActivation
{
    /// <summary>What is known of it apart from the formula.</summary>
    public abstract VectorActivationInfo Info { get; }

    /// <summary>Identifier on the command line.</summary>
    public string Id => Info.Id;

    /// <summary>How many outputs so many inputs have.</summary>
    /// <exception cref="BadInputException">There cannot be so many inputs.</exception>
    public abstract int Outputs(int inputs);

    /// <summary>y = f(x).</summary>
    /// <param name="x">Pre-activations.</param>
    /// <param name="y">As many values as <see cref="Outputs"/> says; apart from x.</param>
    public abstract void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : struct, IReal<T>;

    /// <summary>dx = J(x)^T dy, the claimed vector-Jacobian product: the backward pass.</summary>
    /// <param name="x">Pre-activations.</param>
    /// <param name="dy">Gradient of the loss by the outputs.</param>
    /// <param name="dx">Gradient of the loss by the pre-activations, as many as x; apart from both.</param>
    public abstract void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx) where T : struct, IReal<T>;

    /// <summary>dy = J(x) dx, the claimed Jacobian-vector product: forward differentiation.</summary>
    /// <param name="x">Pre-activations.</param>
    /// <param name="dx">Their tangents.</param>
    /// <param name="dy">The outputs' tangents; apart from both.</param>
    public abstract void Tangent<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dx, Span<T> dy) where T : struct, IReal<T>;

    /// <summary>The textbook formula of one output, in the expression language.</summary>
    /// <param name="x">The inputs' names.</param>
    /// <param name="output">Which output.</param>
    public abstract string Textbook(IReadOnlyList<string> x, int output);

    /// <summary>The Jacobian as the backward pass gives it, a row for each output.</summary>
    public T[][] Jacobian<T>(ReadOnlySpan<T> x) where T : struct, IReal<T>
    {
        var rows = new T[Outputs(x.Length)][];
        for (var i = 0; i < rows.Length; i++)
        {
            var dy = new T[rows.Length];
            Array.Fill(dy, T.Of(0));
            dy[i] = T.Of(1);
            rows[i] = new T[x.Length];
            Backward(x, dy, rows[i]);
        }

        return rows;
    }
}

/// <summary>What is known of a vector activation apart from the formula in code.</summary>
/// <param name="Id">Identifier on the command line, kebab-case.</param>
/// <param name="Name">Display name, as its authors write it.</param>
/// <param name="Formula">One output as a person writes it.</param>
/// <param name="Derivative">One element of the Jacobian as a person writes it.</param>
/// <param name="Range">The set of values of an output, in interval notation.</param>
/// <param name="Source">The paper and its year.</param>
public sealed record VectorActivationInfo(string Id, string Name, string Formula, string Derivative, string Range, string Source)
{
    /// <summary>Other identifiers accepted everywhere.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Inputs that show it well, as many as suit it.</summary>
    public required IReadOnlyList<double> Example { get; init; }
}
