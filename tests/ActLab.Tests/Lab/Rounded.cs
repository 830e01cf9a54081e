using ActLab.Core;
using ActLab.Core.Numbers;

namespace ActLab.Tests.Lab;

/// <summary>A double computed step by step with a running bound of what rounding may have changed: Wilkinson's analysis, carried out.</summary>
readonly record struct Rounded(double Value, double Error)
{
    const double Unit = 1.0 / (1L << 53);

    /// <summary>
    /// What the double kernels of f and f' promise: 4 ulp, an ulp being at most two units; f' without its guards that of the terms it is the
    /// sum of, which are about 1/2 where it vanishes.
    /// </summary>
    const double Kernel = 8 * Unit, LeastSlope = 0.5;

    public static implicit operator Rounded(double exact) => new(exact, 0);

    public static Rounded operator +(Rounded a, Rounded b) => Of(a.Value + b.Value, a.Error + b.Error);

    public static Rounded operator -(Rounded a, Rounded b) => Of(a.Value - b.Value, a.Error + b.Error);

    public static Rounded operator *(Rounded a, Rounded b) =>
        Of(a.Value * b.Value, Math.Abs(a.Value) * b.Error + Math.Abs(b.Value) * a.Error + a.Error * b.Error);

    public static Rounded operator /(Rounded a, double exact) => Of(a.Value / exact, a.Error / Math.Abs(exact));

    /// <summary>e^x / sum of e^x: relative errors of at most twice the largest of the arguments', and of the kernel.</summary>
    public static Rounded[] Softmax(Rounded[] x)
    {
        var largest = x.Max(z => z.Value);
        var sum = x.Sum(z => Math.Exp(z.Value - largest));
        var relative = 2 * x.Max(z => z.Error) + Kernel;
        return [.. x.Select(z => Math.Exp(z.Value - largest) / sum).Select(p => new Rounded(p, p * relative))];
    }

    /// <summary>f(x) where f' changes little within the error.</summary>
    public static Rounded Function(Func<Real64, Real64> f, Func<Real64, Real64> slope, Rounded x)
    {
        var value = f(new(x.Value)).Value;
        return new(value, Math.Abs(slope(new(x.Value)).Value) * x.Error * 1.01 + Kernel * Math.Abs(value));
    }

    /// <summary>f'(x).</summary>
    public static Rounded Slope(Activation f, Rounded x)
    {
        var dual = f.Derivative(new Dual<Real64>(new(x.Value), Real64.Of(1)));
        var (slope, bend) = (dual.Value.Value, dual.Tangent.Value);
        return new(slope, Math.Abs(bend) * x.Error * 1.01 + Kernel * Math.Max(Math.Abs(slope), LeastSlope));
    }

    static Rounded Of(double value, double error) => new(value, error + Unit * Math.Abs(value));
}
