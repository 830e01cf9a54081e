using ActLab.Core;
using ActLab.Core.Numbers;

namespace ActLab.Tests.Lab;

/// <summary>max(0, x) with the derivative 1 everywhere: a planted fault.</summary>
readonly record struct ReluWithSlopeOne : IActivation<ReluWithSlopeOne>
{
    public static ActivationInfo Info { get; } = new("relu", "ReLU", "max(0, x)", "1", "[0, inf)", "nobody")
    {
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [],
    };

    public IReadOnlyList<Kink> Kinks => [new(0, 0, 1, 0)];

    public static ReluWithSlopeOne With(ParameterSet parameters) => default;

    public T Forward<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.Of(0), T.Of(0), x);

    public T Derivative<T>(T x) where T : struct, IReal<T> => T.Of(1);
}
