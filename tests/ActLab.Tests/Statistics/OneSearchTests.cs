using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using ActLab.Tests.Screens;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>Where an activation is flat and straight is found once for all layers of a type, not once for each.</summary>
public class OneSearchTests
{
    [Fact]
    public void Many_layers_cost_one_search()
    {
        var plan = new StatisticsPlan([new Activation<Watched>(ParameterSet.Defaults(Watched.Info))], new());
        var layers = new FileInput(NetFile.FullPath).Layers(_ => { });
        int[] calls = [.. layers.Select(layer =>
        {
            layer.Measure(plan, _ => { }, TestContext.Current.CancellationToken);
            return Watched.Calls;
        })];
        Assert.Equal(NetFile.Units.Length, calls.Length);
        Assert.InRange(calls[0], 1, int.MaxValue);
        Assert.All(calls, after => Assert.Equal(calls[0], after));

        new LayerAccumulator(plan, 3, NumberType.F64).Add([1, -2, 3]);
        Assert.Equal(calls[0], Watched.Calls);
        new LayerAccumulator(plan, 3, NumberType.F32).Add([1, -2, 3]);
        Assert.InRange(Watched.Calls, calls[0] + 1, int.MaxValue);
    }

    /// <summary>max(0, x), which counts how often its derivative is looked at; rows are not, as it is straight.</summary>
    readonly record struct Watched : IActivation<Watched>
    {
        static int calls;

        public static int Calls => calls;

        public static ActivationInfo Info { get; } = new("watched", "ReLU that is watched", "max(0, x)", "if(x <= 0, 0, 1)", "[0, inf)", "nobody")
        {
            IsMonotone = true,
            Centre = Centre.None,
            KnownPoints = [],
        };

        public static Watched With(ParameterSet parameters) => default;

        public IReadOnlyList<Kink> Kinks => [new(0, 0, 1, 0)];

        public T Forward<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.Of(0), T.Of(0), x);

        public T Derivative<T>(T x) where T : struct, IReal<T>
        {
            Interlocked.Increment(ref calls);
            return Select.Step(x, T.Of(0), T.Of(1));
        }
    }
}
