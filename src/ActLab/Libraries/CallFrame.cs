using System.Runtime.InteropServices;
using ActLab.Core.Audit.Foreign;

namespace ActLab.Libraries;

/// <summary>What the program writes before the inputs of a call; the child writes a <see cref="CallReport"/> before the results.</summary>
[StructLayout(LayoutKind.Sequential)]
readonly record struct CallFrame(int Bytes, int Guard, int Offset, int InPlace)
{
    public static CallFrame Of(int bytes, CallPlace place) => new(bytes, (int)place.Guard, place.Offset, place.InPlace ? 1 : 0);

    public CallPlace Place => new((Guard)Guard, Offset, InPlace != 0);
}

/// <summary>Structs and bytes on a pipe.</summary>
static class PipeExtensions
{
    public static void Send<T>(this Stream stream, T value) where T : unmanaged => stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    /// <summary>The next value.</summary>
    /// <exception cref="EndOfStreamException">The other side is gone.</exception>
    public static T Receive<T>(this Stream stream) where T : unmanaged
    {
        T value = default;
        stream.ReadExactly(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }
}
