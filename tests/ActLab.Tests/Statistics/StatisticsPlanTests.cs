using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using ActLab.Tests.Screens;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>Where an activation is flat and straight is found once for all layers of a type, not once for each.</summary>
public class StatisticsPlanTests
{
    [Fact]
    public void Many_layers_cost_one_search()
    {
        var plan = new StatisticsPlan([new Activation<Watched>()], new());
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

    [Fact]
    public void A_plan_gives_the_numbers_of_a_layer_alone()
    {
        var plan = new StatisticsPlan([Layer.Find("tanh")], new() { Epsilon = 0.2 });
        var rows = Layer.Normal(0, 2, 100, 3, 1);
        foreach (var type in new[] { NumberType.F32, NumberType.F64, NumberType.F32 })
        {
            var layer = new LayerAccumulator(plan, 3, type);
            layer.Add(rows);
            Assert.Equal(Layer.Fingerprint(Layer.Measure("tanh", 3, rows, new() { Epsilon = 0.2, Input = type })), Layer.Fingerprint(layer.Result()));
            Assert.Equal(type, layer.Result().Options.Input);
        }
    }

    /// <summary>The memory foretold is what is allocated, and a layer that does not fit is refused before it is.</summary>
    [Theory]
    [InlineData(1000)]
    [InlineData(50_000)]
    public void The_memory_of_a_layer_is_known_before(int units)
    {
        var plan = new StatisticsPlan([Layer.Find("relu"), Layer.Find("tanh")], new() { OtherTypes = [NumberType.BF16] });
        var layer = plan.Of(units, NumberType.F32);
        var row = new float[units];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var accumulator = new LayerAccumulator(layer, new());
        accumulator.Add(row);
        accumulator.MoveTo(1);
        var waiting = (long)layer.Shape.Rows * units * sizeof(double);
        var tile = (long)layer.Shape.FoldedRows * Tile.Columns * (sizeof(float) + (3 * sizeof(double)));
        Assert.InRange((double)(GC.GetAllocatedBytesForCurrentThread() - before - waiting - tile) / layer.Bytes, 1, 1.02);
        layer.RequireRoom(layer.Bytes);
        Assert.Contains("units under 2 activations take", Assert.Throws<BadInputException>(() => layer.RequireRoom(layer.Bytes - 1)).Message, StringComparison.Ordinal);
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
