namespace ActLab.Core.Numbers;

/// <summary>
/// Elementary functions on lanes of float: <see cref="Real64"/>'s, lane by lane and rounded once. No kernel's speed depends
/// on them: a formula that leans on one becomes a table or is evaluated in <see cref="WideMath"/>.
/// </summary>
readonly struct SingleMath : ILaneMath<float>
{
    public static V Exp<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Exp(new(e)).Value);

    public static V Expm1<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Expm1(new(e)).Value);

    public static V Log<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Log(new(e)).Value);

    public static V Log1p<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Log1p(new(e)).Value);

    public static V Tanh<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Tanh(new(e)).Value);

    public static V Logistic<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Logistic(new(e)).Value);

    public static V Softplus<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Softplus(new(e)).Value);

    public static V Erf<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Erf(new(e)).Value);

    public static V Erfc<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Erfc(new(e)).Value);

    public static V Sin<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Sin(new(e)).Value);

    public static V Cos<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Cos(new(e)).Value);

    public static V NormalCdf<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.NormalCdf(new(e)).Value);

    public static V NormalPdf<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.NormalPdf(new(e)).Value);
}
