using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>A plan and the layers measured by it.</summary>
public class StatisticsPlanTests
{
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
}
