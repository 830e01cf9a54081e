using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Foreign;

/// <summary>A kernel that is not ours and may do anything: it runs where it can harm nothing.</summary>
public abstract class ForeignKernel
{
    /// <summary>Elements of a call at most.</summary>
    public const int MostElements = 1 << 17;

    /// <summary>What every byte of y holds before a call, where that is not in place; no kernel is likely to write it.</summary>
    public const byte Mark = 0xA5;

    /// <summary>float32 or float64.</summary>
    public abstract NumberType Number { get; }

    /// <summary>A result that was not written.</summary>
    public double Unwritten => Number == NumberType.F64 ? BitConverter.UInt64BitsToDouble(Mark * 0x0101_0101_0101_0101UL) : BitConverter.UInt32BitsToSingle(Mark * 0x0101_0101U);

    /// <summary>Whether a call can have inaccessible memory beside its spans.</summary>
    public abstract bool HasGuards { get; }

    /// <summary>Calls the kernel.</summary>
    /// <param name="x">The inputs as bytes, at most <see cref="MostElements"/> of them.</param>
    /// <param name="y">Where the results go, as long as x.</param>
    /// <param name="place">Where the spans lie in memory.</param>
    /// <exception cref="KernelFaultException">The call did not return.</exception>
    public abstract CallReport Call(ReadOnlySpan<byte> x, Span<byte> y, CallPlace place);
}

/// <summary>Where the spans of a call lie in memory.</summary>
/// <param name="Guard">The side on which memory is inaccessible.</param>
/// <param name="Offset">Elements from an address that is a multiple of 64, where there is no guard.</param>
/// <param name="InPlace">Whether the results go where the inputs are.</param>
public readonly record struct CallPlace(Guard Guard = Guard.None, int Offset = 0, bool InPlace = false);

/// <summary>A side of a span on which memory is inaccessible.</summary>
public enum Guard
{
    /// <summary>Memory beside the spans is marked, so that writing there is seen.</summary>
    None,

    /// <summary>Behind the output.</summary>
    AfterOutput,

    /// <summary>Before the output.</summary>
    BeforeOutput,

    /// <summary>Behind the input.</summary>
    AfterInput,

    /// <summary>Before the input.</summary>
    BeforeInput,
}

/// <summary>What a call did beside writing its results.</summary>
/// <param name="InputChangedAt">The first element of x that changed, or -1.</param>
/// <param name="WrittenBefore">The farthest element written before the output, counted from 1, or 0.</param>
/// <param name="WrittenAfter">The farthest element written behind the output, counted from 1, or 0.</param>
public readonly record struct CallReport(int InputChangedAt, int WrittenBefore, int WrittenAfter);

/// <summary>A call of a foreign kernel did not return; the message says what happened instead.</summary>
public sealed class KernelFaultException(string message) : Exception(message);
