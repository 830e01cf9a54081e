using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// Takes single elements from a wider number system where the formula would lose digits on the way:
/// double from double-double inside the activation's declared guards, float from double also wherever the
/// result is so small that a float factor on the way may have underflowed.
/// </summary>
static class Guards
{
    const float SmallSingle = 1e-30f;

    public static bool Any<TAct, TFunction>() where TAct : struct, IActivation<TAct> where TFunction : IFunction
    {
        foreach (var guard in TAct.Info.Guards)
        {
            if ((guard.What & TFunction.What) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Replaces the elements of y whose x lies in a guard.</summary>
    public static void Mend<TAct, TFunction>(in TAct activation, ReadOnlySpan<double> x, Span<double> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (Holds<TAct, TFunction>(x[i]))
            {
                y[i] = TFunction.Apply(activation, DoubleDouble.Of(x[i])).ToDouble();
            }
        }
    }

    /// <summary>Replaces the elements of y whose x lies in a guard or that are too small to have kept their digits.</summary>
    public static void Mend<TAct, TFunction>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (MathF.Abs(y[i]) < SmallSingle || Holds<TAct, TFunction>(x[i]))
            {
                y[i] = (float)TFunction.Apply(activation, new Real64(x[i])).Value;
            }
        }
    }

    static bool Holds<TAct, TFunction>(double x) where TAct : struct, IActivation<TAct> where TFunction : IFunction
    {
        foreach (var guard in TAct.Info.Guards)
        {
            if ((guard.What & TFunction.What) != 0 && x >= guard.From && x <= guard.To)
            {
                return true;
            }
        }

        return false;
    }
}
