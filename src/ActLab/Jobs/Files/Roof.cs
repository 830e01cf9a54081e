using ActLab.Core.Numbers;

namespace ActLab.Jobs;

/// <summary>What no kernel on one core of the machine can surpass, measured in the same job with spans of the same size.</summary>
/// <param name="Number">Element type.</param>
/// <param name="Size">Elements of a span.</param>
/// <param name="CopyGBps">What a copy from one span to another reads and writes, both counted, in 10^9 bytes per second.</param>
/// <param name="MultiplyAddGflops">What independent fused multiply-adds in the widest registers reach, two operations each, in 10^9 per second.</param>
public sealed record Roof(NumberType Number, int Size, double CopyGBps, double MultiplyAddGflops);
