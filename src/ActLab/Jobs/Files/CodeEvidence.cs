namespace ActLab.Jobs;

/// <summary>What the JIT listed of the loops of a kernel of ActLab: the methods of its own that the last compilation left.</summary>
/// <param name="Methods">How many they are.</param>
/// <param name="Bytes">Their machine code.</param>
/// <param name="Zmm">Instructions that name a register of 512 bits.</param>
/// <param name="Ymm">Those that name one of 256 bits and none wider.</param>
/// <param name="Xmm">Those that name one of 128 bits and none wider.</param>
/// <param name="Tier">The JIT's name for the optimization of the largest of them.</param>
public sealed record CodeEvidence(int Methods, int Bytes, int Zmm, int Ymm, int Xmm, string Tier)
{
    /// <summary>Instructions that move such a register to or from the stack: values for which there was no register; null in a result of an older version.</summary>
    public int? Spills { get; init; }
}
