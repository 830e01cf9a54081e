using ActLab.Core;
using ActLab.Core.Numbers;

namespace ActLab.Tests.Plugins;

/// <summary>x / (2 (1 + |x|)) + 1/2</summary>
/// <remarks>An activation that the program has never heard of: this file is all there is of it.</remarks>
public readonly record struct Elliott : IActivation<Elliott>
{
    public static ActivationInfo Info { get; } = new(
        "elliott", "Elliott's sigmoid", "x / (2*(1 + abs(x))) + 1/2", "1 / (2*(1 + abs(x))^2)", "(0, 1)", "Elliott 1993")
    {
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [new(1, 0.75, 0.125), new(-3, 0.125, 0.03125)],
    };

    public static Elliott With(ParameterSet parameters) => default;

    public T Forward<T>(T x) where T : struct, IReal<T> =>
        T.MultiplyAdd(T.Of(0.5), Select.Finite(x) / (T.Of(1) + T.Abs(Select.Finite(x))), T.Of(0.5));

    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var denominator = T.Of(1) + T.Abs(x);
        return T.Of(0.5) / denominator / denominator;
    }
}
