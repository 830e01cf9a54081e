using System.Numerics;
using System.Numerics.Tensors;

namespace ActLab.Core.Numbers;

/// <summary>
/// A whole block of elements as one number: every operation is one call of <see cref="TensorPrimitives"/> over the block,
/// which makes a formula what a user would compose from that library (its accuracy is the library's own).
/// </summary>
/// <remarks>
/// The calls are written down, not made: <see cref="TensorProgram{TFloat}"/> makes them, over as many elements as it is
/// given and without the copies that making each at once would need. What a user would not write is left out: factors
/// of 1, products with 0, choices between equals, and the bounds that keep an infinity from meeting a 0.
/// </remarks>
public readonly partial record struct TensorBlock<TFloat> : IReal<TensorBlock<TFloat>>
    where TFloat : unmanaged, IBinaryFloatingPointIeee754<TFloat>
{
    /// <summary>The bound of <see cref="Select.Finite"/> and its like.</summary>
    static readonly TFloat Far = TFloat.CreateChecked(1e30);

    readonly TensorCall<TFloat>? _call;
    readonly TFloat _constant;

    TensorBlock(TensorCall<TFloat> call) => _call = call;

    TensorBlock(TFloat constant) => _constant = constant;

    /// <summary>The block a program is given.</summary>
    public static TensorBlock<TFloat> Source { get; } = new(TensorCall<TFloat>.Source);

    /// <summary>The call that yields the block; a constant is one that yields its one element.</summary>
    internal TensorCall<TFloat> Call => _call ?? new(_constant);

    bool IsConstant => _call is null;

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Of(double value) => new(TFloat.CreateChecked(value));

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Of(Constant constant) => Of(constant.High);

    /// <summary>Writes down a call, or makes it at once where every operand is a constant.</summary>
    static TensorBlock<TFloat> Record(TensorOperation<TFloat> operation, params ReadOnlySpan<TensorBlock<TFloat>> operands)
    {
        var calls = new TensorCall<TFloat>[operands.Length];
        for (var i = 0; i < calls.Length; i++)
        {
            calls[i] = operands[i].Call;
        }

        var call = new TensorCall<TFloat>(operation, calls);
        return Array.TrueForAll(calls, c => c.IsConstant) ? new(call.OfConstants()) : new(call);
    }
}
