using System.Numerics;
using System.Numerics.Tensors;

namespace ActLab.Core.Numbers;

/// <summary>
/// A whole block of elements as one number: every operation is one call of <see cref="TensorPrimitives"/> over the block,
/// which makes a formula what a user would compose from that library (its accuracy is the library's own).
/// </summary>
/// <remarks>
/// A value is a scratch buffer or, cheaper, a constant. <see cref="Load"/> starts an evaluation on this thread and takes
/// back the buffers of the one before, so at most one evaluation runs on a thread at a time:
/// <code>formula.Forward(TensorBlock&lt;float&gt;.Load(x)).CopyTo(y)</code>
/// </remarks>
public readonly partial record struct TensorBlock<TFloat> : IReal<TensorBlock<TFloat>>
    where TFloat : unmanaged, IBinaryFloatingPointIeee754<TFloat>
{
    /// <summary>The most elements a block holds; a few blocks of float fit the first-level cache.</summary>
    public const int Capacity = 1024;

    readonly int _slot;
    readonly TFloat _constant;

    TensorBlock(int slot, TFloat constant) => (_slot, _constant) = (slot, constant);

    bool IsConstant => _slot == 0;

    /// <summary>Starts an evaluation over a copy of 1 to <see cref="Capacity"/> elements.</summary>
    public static TensorBlock<TFloat> Load(ReadOnlySpan<TFloat> elements)
    {
        ArgumentOutOfRangeException.ThrowIfZero(elements.Length, nameof(elements));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(elements.Length, Capacity, nameof(elements));
        Arena.Start(elements.Length);
        var block = New(out var buffer);
        elements.CopyTo(buffer);
        return block;
    }

    /// <summary>Writes the elements, as many as were loaded.</summary>
    public void CopyTo(Span<TFloat> destination)
    {
        if (IsConstant)
            destination[..Arena.Length].Fill(_constant);
        else
            Elements.CopyTo(destination);
    }

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Of(double value) => new(0, TFloat.CreateChecked(value));

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Of(Constant constant) => Of(constant.High);

    /// <summary>The elements in their buffer; a constant is first spread over one.</summary>
    ReadOnlySpan<TFloat> Elements
    {
        get
        {
            if (!IsConstant)
                return Arena.Buffer(_slot);
            New(out var buffer);
            buffer.Fill(_constant);
            return buffer;
        }
    }

    static TensorBlock<TFloat> New(out Span<TFloat> buffer)
    {
        var slot = Arena.Take();
        buffer = Arena.Buffer(slot);
        return new(slot, default);
    }
}
