using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>One element by the scalar kernel: the plain double values that commands, screens and audits show.</summary>
public static class Scalar
{
    /// <summary>Beyond it every activation is its asymptote; at infinity itself the rules of differentiation meet inf - inf.</summary>
    const double Far = 1e25;

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

    /// <summary>The derivative of f(x) by the parameter that training moves, from double-double and so correctly rounded.</summary>
    public static double DerivativeByParameter(ILearnable learnable, double x) =>
        learnable.DerivativeByParameter(DoubleDouble.Of(x)).ToDouble();

    /// <summary>f''(x) by automatic differentiation of the formula, in any number system; at infinity its limit.</summary>
    public static T SecondDerivative<T>(Activation activation, double x) where T : struct, IReal<T> =>
        double.IsNaN(x) ? T.Of(x) : activation.Forward(Jet2<T>.Variable(T.Of(Math.Clamp(x, -Far, Far)))).Second;

    /// <summary>f''(x) in double.</summary>
    public static double SecondDerivative(Activation activation, double x) => SecondDerivative<Real64>(activation, x).Value;
}
