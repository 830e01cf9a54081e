using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Jobs;
using Xunit;

namespace ActLab.Tests.Bench;

/// <summary>Sizes by the names of caches, on a machine with 32 KiB, 1 MiB and 32 MiB.</summary>
public class StandardSizesTests
{
    static readonly CacheLevel[] Caches = [new(1, 32 << 10), new(2, 1 << 20), new(3, 32 << 20)];

    [Theory]
    [InlineData("L1", NumberType.F32, Pass.Forward, 2048)]
    [InlineData("L1", NumberType.F64, Pass.Forward, 1024)]
    [InlineData("L1", NumberType.F32, Pass.Fused, 1024)]
    [InlineData("L2", NumberType.F32, Pass.Forward, 1 << 16)]
    [InlineData("L3", NumberType.F64, Pass.Backward, 1 << 19)]
    [InlineData("DRAM", NumberType.F32, Pass.Forward, 1 << 24)]
    [InlineData("DRAM", NumberType.F64, Pass.Forward, 1 << 23)]
    public void Spans_take_at_most_half_of_a_cache_or_four_times_the_largest(string name, NumberType number, Pass pass, int size) =>
        Assert.Equal(size, StandardSizes.Named(name, Caches, [number], [pass]));

    [Fact]
    public void A_size_for_several_types_and_passes_fits_for_all_of_them()
    {
        Assert.Equal(512, StandardSizes.Named("L1", Caches, [NumberType.F32, NumberType.F64], [Pass.Forward, Pass.Fused]));
        Assert.Equal(1 << 24, StandardSizes.Named("DRAM", Caches, [NumberType.F32, NumberType.F64], [Pass.Forward, Pass.Fused]));
        Assert.Equal(JobRequest.MaxSize, StandardSizes.Named("DRAM", [new(1, 1L << 40)], [NumberType.F32], [Pass.Forward]));
    }

    [Fact]
    public void What_is_no_size_is_refused_with_those_there_are()
    {
        Assert.Equal(77, StandardSizes.Parse("77", [NumberType.F32], [Pass.Forward]));
        Assert.Equal("--sizes takes whole numbers of elements, L1, L2, L3 and DRAM, not 'L4'", Refused("L4", Caches));
        Assert.Equal("--sizes takes whole numbers of elements, not 'DRAM'; this system does not tell of its caches", Refused("DRAM", []));
    }

    /// <summary>Ten chains of 1,024 steps, two operations each, over one register.</summary>
    [Fact]
    public void The_widest_registers_multiply_and_add()
    {
        var (singles, doubles) = (new float[PeakArithmetic.MostLanes], new double[PeakArithmetic.MostLanes]);
        var operations = PeakArithmetic.MultiplyAdds(singles);
        Assert.Equal(operations, 2 * PeakArithmetic.MultiplyAdds(doubles));
        Assert.Contains(operations / 20480, new long[] { 4, 8, 16 });
        Assert.All(singles.Take((int)(operations / 20480)), s => Assert.Equal(5, s));
        Assert.All(doubles.Take((int)(operations / 40960)), s => Assert.Equal(5, s));
    }

    static string Refused(string name, CacheLevel[] caches) =>
        Assert.Throws<BadInputException>(() => StandardSizes.Named(name, caches, [NumberType.F32], [Pass.Forward])).Message;
}
