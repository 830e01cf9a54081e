using System.Numerics.Tensors;

namespace ActLab.Core.Numbers;

public readonly partial record struct TensorBlock<TFloat>
{
    delegate void UnaryOperation(ReadOnlySpan<TFloat> x, Span<TFloat> destination);

    delegate void BinaryOperation(ReadOnlySpan<TFloat> x, ReadOnlySpan<TFloat> y, Span<TFloat> destination);

    delegate void RightConstant(ReadOnlySpan<TFloat> x, TFloat y, Span<TFloat> destination);

    delegate void LeftConstant(TFloat x, ReadOnlySpan<TFloat> y, Span<TFloat> destination);

    bool IsOne => IsConstant && _constant == TFloat.One;

    bool IsZero => IsConstant && TFloat.IsZero(_constant);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> operator +(TensorBlock<TFloat> a, TensorBlock<TFloat> b) =>
        a.IsConstant ? b.With(a, TensorPrimitives.Add) : a.With(b, TensorPrimitives.Add, TensorPrimitives.Add);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> operator -(TensorBlock<TFloat> a, TensorBlock<TFloat> b) =>
        a.IsConstant ? b.From(a, TensorPrimitives.Subtract) : a.With(b, TensorPrimitives.Subtract, TensorPrimitives.Subtract);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> operator *(TensorBlock<TFloat> a, TensorBlock<TFloat> b) =>
        a.IsOne || b.IsZero ? b : b.IsOne || a.IsZero ? a
        : a.IsConstant ? b.With(a, TensorPrimitives.Multiply) : a.With(b, TensorPrimitives.Multiply, TensorPrimitives.Multiply);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> operator /(TensorBlock<TFloat> a, TensorBlock<TFloat> b) =>
        b.IsOne ? a
        : a.IsConstant ? b.From(a, TensorPrimitives.Divide) : a.With(b, TensorPrimitives.Divide, TensorPrimitives.Divide);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> operator -(TensorBlock<TFloat> a) => a.Map(TensorPrimitives.Negate);

    /// <inheritdoc/>
    /// <remarks>The library has this with one constant at most.</remarks>
    public static TensorBlock<TFloat> MultiplyAdd(TensorBlock<TFloat> a, TensorBlock<TFloat> b, TensorBlock<TFloat> c) =>
        c.IsZero ? a * b : (a.IsConstant, b.IsConstant, c.IsConstant) switch
        {
            (true, false, false) => MultiplyAdd(b, a, c),
            (false, true, false) => Record((x, y, z, _, to) => TensorPrimitives.FusedMultiplyAdd(x, y[0], z, to), a, b, c),
            (false, false, true) => Record((x, y, z, _, to) => TensorPrimitives.FusedMultiplyAdd(x, y, z[0], to), a, b, c),
            (false, false, false) => Record((x, y, z, _, to) => TensorPrimitives.FusedMultiplyAdd(x, y, z, to), a, b, c),
            _ => (a * b) + c,
        };

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
    public static TensorBlock<TFloat> Erfc(TensorBlock<TFloat> x) => Textbook.Erfc(x);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Sin(TensorBlock<TFloat> x) => x.Map(TensorPrimitives.Sin);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Cos(TensorBlock<TFloat> x) => x.Map(TensorPrimitives.Cos);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> NormalCdf(TensorBlock<TFloat> x) => Textbook.NormalCdf(x);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> NormalPdf(TensorBlock<TFloat> x) => Textbook.NormalPdf(x);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Max(TensorBlock<TFloat> a, TensorBlock<TFloat> b) =>
        a.IsConstant ? (a._constant <= -Far ? b : b.With(a, TensorPrimitives.Max))
        : b.IsConstant && b._constant <= -Far ? a : a.With(b, TensorPrimitives.Max, TensorPrimitives.Max);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Min(TensorBlock<TFloat> a, TensorBlock<TFloat> b) =>
        a.IsConstant ? (a._constant >= Far ? b : b.With(a, TensorPrimitives.Min))
        : b.IsConstant && b._constant >= Far ? a : a.With(b, TensorPrimitives.Min, TensorPrimitives.Min);

    /// <inheritdoc/>
    /// <remarks>A choice of the larger one is that, in the library's words.</remarks>
    public static TensorBlock<TFloat> LessOrEqual(
        TensorBlock<TFloat> a, TensorBlock<TFloat> b, TensorBlock<TFloat> whenTrue, TensorBlock<TFloat> whenFalse) =>
        (a, b) == (whenFalse, whenTrue) ? Max(a, b) : whenTrue == whenFalse ? whenTrue : Record(Select<NotGreater>, a, b, whenTrue, whenFalse);

    /// <inheritdoc/>
    public static TensorBlock<TFloat> Less(
        TensorBlock<TFloat> a, TensorBlock<TFloat> b, TensorBlock<TFloat> whenTrue, TensorBlock<TFloat> whenFalse) =>
        whenTrue == whenFalse ? whenTrue : Record(Select<Smaller>, a, b, whenTrue, whenFalse);

    TensorBlock<TFloat> Map(UnaryOperation operation) => Record((x, _, _, _, to) => operation(x, to), this);

    TensorBlock<TFloat> With(TensorBlock<TFloat> right, BinaryOperation operation, RightConstant withConstant) =>
        right.IsConstant ? With(right, withConstant) : Record((x, y, _, _, to) => operation(x, y, to), this, right);

    TensorBlock<TFloat> With(TensorBlock<TFloat> right, RightConstant operation) =>
        Record((x, y, _, _, to) => operation(x, y[0], to), this, right);

    TensorBlock<TFloat> From(TensorBlock<TFloat> left, LeftConstant operation) =>
        Record((x, y, _, _, to) => operation(x[0], y, to), left, this);
}
