using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>
/// Random numbers against xoshiro256++ and SplitMix64 written in Python, which give the published first outputs: 41943041 and 58720359
/// from the state 1, 2, 3, 4, and 16294208416658607535 from the seed 0.
/// </summary>
public class RandomSourceTests
{
    [Fact]
    public void Bits_are_those_of_the_published_generator()
    {
        var random = new RandomSource(7);
        Assert.Equal(
            [0x0E2C1A002AAE913DUL, 0x2C0FC8DDFA4E9E14UL, 0xB7B311B3B0D45872UL, 0x6D5D9F6A6318013CUL, 0xF6B263F2F5790376UL, 0x77385B627C22C489UL],
            Enumerable.Range(0, 6).Select(_ => random.Next()));
    }

    [Fact]
    public void Whole_numbers_take_the_upper_bits()
    {
        var random = new RandomSource(7);
        Assert.Equal([0, 1, 7, 4, 9, 4, 7, 3, 9, 0, 1, 1], Enumerable.Range(0, 12).Select(_ => random.Below(10)));
    }

    [Fact]
    public void Uniform_numbers_take_the_upper_53_bits()
    {
        var random = new RandomSource(7);
        Assert.Equal(
            [-1.5571165081733351, -0.6230731644150582, 3.740609026869275, 1.417678554332042],
            Enumerable.Range(0, 4).Select(_ => random.Uniform(-2, 6)));
    }

    [Fact]
    public void Items_are_exchanged_from_the_last_on()
    {
        int[] items = [0, 1, 2, 3, 4, 5, 6, 7];
        var random = new RandomSource(7);
        random.Shuffle(items);
        Assert.Equal([7, 5, 6, 3, 2, 4, 1, 0], items);
        Assert.Equal(0x54705B5ADC01E528UL, random.Next());
    }

    [Theory]
    [InlineData(7, 3, 5, 0x132DB57D72BFFD23)]
    [InlineData(7, 5, 3, 0xFA4494538B95C66F)]
    [InlineData(8, 3, 5, 0xF117B9536C22A637)]
    public void Each_purpose_of_a_seed_has_a_source_of_its_own(ulong seed, ulong purpose, int index, ulong first) =>
        Assert.Equal(first, RandomSource.For(seed, purpose, index).Next());
}
