namespace ActLab.Core.Numbers;

/// <summary>The bodies of <see cref="Elementary{V}"/> on lanes of double: within 0.82 ulp, the same bits as <see cref="Real64"/>.</summary>
readonly struct AccurateMath : ILaneMath<double>
{
    public static V Exp<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Exp(x);

    public static V Expm1<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Expm1(x);

    public static V Log<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Log(x);

    public static V Log1p<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Log1p(x);

    public static V Tanh<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Tanh(x);

    public static V Logistic<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Logistic(x);

    public static V Softplus<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Softplus(x);

    public static V Erf<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Erf(x);

    public static V Erfc<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Erfc(x);

    public static V Sin<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Sin(x);

    public static V Cos<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Cos(x);

    public static V NormalCdf<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.NormalCdf(x);

    public static V NormalPdf<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.NormalPdf(x);

    public static (V Value, V Lost) ExpParts<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.ExpParts(x);

    public static (V Value, V Lost) SoftplusParts<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.SoftplusParts(x);

    public static (V Value, V Lost) ErfParts<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.ErfParts(x);

    public static (V Value, V Lost) NormalCdfParts<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.NormalCdfParts(x);
}
