using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>One element by the scalar kernel: the plain double values that commands, screens and audits show.</summary>
public static class Scalar
{
    const double SmallNormal = 1e-290;

    /// <summary>f(x).</summary>
    public static double Forward(Activation activation, double x)
    {
        double y = 0;
        Kernel.Forward(activation, KernelFamily.Scalar, new ReadOnlySpan<double>(in x), new Span<double>(ref y));
        return y;
    }

    /// <summary>f'(x).</summary>
    public static double Derivative(Activation activation, double x)
    {
        double y = 0;
        Kernel.Derivative(activation, KernelFamily.Scalar, new ReadOnlySpan<double>(in x), new Span<double>(ref y));
        return y;
    }

    /// <summary>The derivative of f(x) by the parameter that training moves.</summary>
    public static double DerivativeByParameter(ILearnable learnable, double x)
    {
        var plain = learnable.DerivativeByParameter(new Real64(x)).Value;

        // So close to 0 a factor on the way may have underflowed.
        return Math.Abs(plain) < SmallNormal ? learnable.DerivativeByParameter(DoubleDouble.Of(x)).ToDouble() : plain;
    }

    /// <summary>f''(x) by automatic differentiation of the formula.</summary>
    public static double SecondDerivative(Activation activation, double x) =>
        activation.Forward(Jet2<Real64>.Variable(new(x))).Second.Value;
}
