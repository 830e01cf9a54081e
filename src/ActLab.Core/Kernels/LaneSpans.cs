namespace ActLab.Core.Kernels;

/// <summary>y = f(x) or f'(x) in double lanes alone: the SIMD kernel without what guards would mend. Spans have equal length.</summary>
readonly ref struct LaneSpans<TFunction>(ReadOnlySpan<double> x, Span<double> y) : IActivationVisitor
    where TFunction : IFunction
{
    readonly ReadOnlySpan<double> _x = x;
    readonly Span<double> _y = y;

    public void Visit<TAct>(TAct activation) where TAct : struct, IActivation<TAct> =>
        SimdKernel.Run<TAct, TFunction, DoublePrecision, double>(activation, _x, _y);
}
