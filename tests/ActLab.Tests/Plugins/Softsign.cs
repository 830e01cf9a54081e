using ActLab.Core;
using ActLab.Core.Numbers;

namespace ActLab.Tests.Plugins;

/// <summary>x / (1 + |x|)</summary>
/// <remarks>An eleventh activation that the program has never heard of: this file is all there is of it.</remarks>
public readonly record struct Softsign : IActivation<Softsign>
{
    public static ActivationInfo Info { get; } = new(
        "softsign", "Softsign", "x / (1 + abs(x))", "1 / (1 + abs(x))^2", "(-1, 1)", "Bergstra, Desjardins, Lamblin & Bengio 2009")
    {
        KnownPoints = [new(1, 0.5, 0.25), new(-3, -0.75, 0.0625)],
    };

    public static Softsign With(ParameterSet parameters) => default;

    public T Forward<T>(T x) where T : struct, IReal<T> => Select.Finite(x) / (T.Of(1) + T.Abs(Select.Finite(x)));

    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var denominator = T.Of(1) + T.Abs(x);
        return T.Of(1) / (denominator * denominator);
    }
}
