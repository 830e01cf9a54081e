using System.Numerics.Tensors;

namespace ActLab.Core.Numbers;

public readonly partial record struct TensorBlock<TFloat>
{
    delegate void UnaryOperation(ReadOnlySpan<TFloat> x, Span<TFloat> destination);

    delegate void BinaryOperation(ReadOnlySpan<TFloat> x, ReadOnlySpan<TFloat> y, Span<TFloat> destination);

    delegate void RightConstant(ReadOnlySpan<TFloat> x, TFloat y, Span<TFloat> destination);

    delegate void LeftConstant(TFloat x, ReadOnlySpan<TFloat> y, Span<TFloat> destination);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> operator +(TensorBlock<TFloat> a, TensorBlock<TFloat> b) =>
        a.IsConstant ? b.With(a._constant, TensorPrimitives.Add) : a.With(b, TensorPrimitives.Add, TensorPrimitives.Add);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> operator -(TensorBlock<TFloat> a, TensorBlock<TFloat> b) =>
        a.IsConstant ? b.From(a._constant, TensorPrimitives.Subtract) : a.With(b, TensorPrimitives.Subtract, TensorPrimitives.Subtract);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> operator *(TensorBlock<TFloat> a, TensorBlock<TFloat> b) =>
        a.IsConstant ? b.With(a._constant, TensorPrimitives.Multiply) : a.With(b, TensorPrimitives.Multiply, TensorPrimitives.Multiply);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> operator /(TensorBlock<TFloat> a, TensorBlock<TFloat> b) =>
        a.IsConstant ? b.From(a._constant, TensorPrimitives.Divide) : a.With(b, TensorPrimitives.Divide, TensorPrimitives.Divide);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> operator -(TensorBlock<TFloat> a) =>
        a.IsConstant ? new(0, -a._constant) : a.Map(TensorPrimitives.Negate);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> MultiplyAdd(TensorBlock<TFloat> a, TensorBlock<TFloat> b, TensorBlock<TFloat> c)
    {
        var block = New(out var destination);
        TensorPrimitives.FusedMultiplyAdd(a.Elements, b.Elements, c.Elements, destination);
        return block;
    }

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Abs(TensorBlock<TFloat> x) => x.Map(TensorPrimitives.Abs);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Sqrt(TensorBlock<TFloat> x) => x.Map(TensorPrimitives.Sqrt);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Exp(TensorBlock<TFloat> x) => x.Map(TensorPrimitives.Exp);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Expm1(TensorBlock<TFloat> x) => x.Map(TensorPrimitives.ExpM1);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Log(TensorBlock<TFloat> x) => x.Map(TensorPrimitives.Log);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Log1p(TensorBlock<TFloat> x) => x.Map(TensorPrimitives.LogP1);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Tanh(TensorBlock<TFloat> x) => x.Map(TensorPrimitives.Tanh);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Logistic(TensorBlock<TFloat> x) => x.Map(TensorPrimitives.Sigmoid);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Softplus(TensorBlock<TFloat> x) => Textbook.Softplus(x);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Erf(TensorBlock<TFloat> x) => Textbook.Erf(x);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> NormalCdf(TensorBlock<TFloat> x) => Textbook.NormalCdf(x);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> NormalPdf(TensorBlock<TFloat> x) => Textbook.NormalPdf(x);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Max(TensorBlock<TFloat> a, TensorBlock<TFloat> b) =>
        a.IsConstant ? b.With(a._constant, TensorPrimitives.Max) : a.With(b, TensorPrimitives.Max, TensorPrimitives.Max);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Min(TensorBlock<TFloat> a, TensorBlock<TFloat> b) =>
        a.IsConstant ? b.With(a._constant, TensorPrimitives.Min) : a.With(b, TensorPrimitives.Min, TensorPrimitives.Min);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> LessOrEqual(
        TensorBlock<TFloat> a, TensorBlock<TFloat> b, TensorBlock<TFloat> whenTrue, TensorBlock<TFloat> whenFalse) =>
        Select<NotGreater>(a, b, whenTrue, whenFalse);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Less(
        TensorBlock<TFloat> a, TensorBlock<TFloat> b, TensorBlock<TFloat> whenTrue, TensorBlock<TFloat> whenFalse) =>
        Select<Smaller>(a, b, whenTrue, whenFalse);

    TensorBlock<TFloat> Map(UnaryOperation operation)
    {
        var block = New(out var destination);
        operation(Elements, destination);
        return block;
    }

    TensorBlock<TFloat> With(TensorBlock<TFloat> right, BinaryOperation operation, RightConstant withConstant)
    {
        if (right.IsConstant)
            return With(right._constant, withConstant);
        var block = New(out var destination);
        operation(Elements, right.Elements, destination);
        return block;
    }

    TensorBlock<TFloat> With(TFloat right, RightConstant operation)
    {
        var block = New(out var destination);
        operation(Elements, right, destination);
        return block;
    }

    TensorBlock<TFloat> From(TFloat left, LeftConstant operation)
    {
        var block = New(out var destination);
        operation(left, Elements, destination);
        return block;
    }
}
