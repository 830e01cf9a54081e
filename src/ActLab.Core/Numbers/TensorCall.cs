using System.Numerics;

namespace ActLab.Core.Numbers;

/// <summary>One pass over spans of equal length; an operand that is missing is empty, one that is constant has one element.</summary>
delegate void TensorOperation<TFloat>(
    ReadOnlySpan<TFloat> a, ReadOnlySpan<TFloat> b, ReadOnlySpan<TFloat> c, ReadOnlySpan<TFloat> d, Span<TFloat> destination);

/// <summary>A call that a formula makes, with the calls that yield its operands; or the source, or a constant.</summary>
sealed class TensorCall<TFloat> where TFloat : unmanaged, IBinaryFloatingPointIeee754<TFloat>
{
    readonly TFloat[] _constant = [];

    TensorCall() => Operands = [];

    /// <summary>A constant.</summary>
    public TensorCall(TFloat constant) : this() => _constant = [constant];

    /// <summary>A call.</summary>
    public TensorCall(TensorOperation<TFloat> operation, TensorCall<TFloat>[] operands) => (Operation, Operands) = (operation, operands);

    /// <summary>What a program is given.</summary>
    public static TensorCall<TFloat> Source { get; } = new();

    /// <summary>What is called; null for the source and for constants.</summary>
    public TensorOperation<TFloat>? Operation { get; }

    /// <summary>Where the operands come from.</summary>
    public TensorCall<TFloat>[] Operands { get; }

    /// <summary>Whether it is a constant.</summary>
    public bool IsConstant => _constant.Length > 0;

    /// <summary>The constant, as a span of one element.</summary>
    public ReadOnlySpan<TFloat> Constant => _constant;

    /// <summary>The result of a call all of whose operands are constants.</summary>
    public TFloat OfConstants()
    {
        TFloat result = default;
        Operation!(Operand(0), Operand(1), Operand(2), Operand(3), new(ref result));
        return result;
    }

    ReadOnlySpan<TFloat> Operand(int index) => index < Operands.Length ? Operands[index].Constant : [];
}
