using System.Numerics;
using System.Runtime.InteropServices;

namespace ActLab.Terminal;

/// <summary>The flags that an interactive shell expects of its terminal, as "stty sane" would set them.</summary>
static class SaneMode
{
    /// <summary>Sets the flags in a struct termios and leaves everything else, such as speed and keys, as it is.</summary>
    internal static void Apply(Span<byte> termios)
    {
        // INLCR and IGNCR go off. The structure begins with the words of input, output, control and local flags, whose values differ by system.
        if (OperatingSystem.IsMacOS())
        {
            // BRKINT ICRNL IXON IMAXBEL; OPOST ONLCR; ECHOKE ECHOE ECHOK ECHO ECHOCTL ISIG ICANON IEXTEN.
            Set<ulong>(termios, 0x2302, 0x0003, 0x05cf, 0x00c0);
        }
        else
        {
            // BRKINT ICRNL IXON IMAXBEL; OPOST ONLCR; ISIG ICANON ECHO ECHOE ECHOK ECHOCTL ECHOKE IEXTEN.
            Set<uint>(termios, 0x2502, 0x0005, 0x8a3b, 0x00c0);
        }
    }

    static void Set<TWord>(Span<byte> termios, TWord input, TWord output, TWord local, TWord notInput)
        where TWord : unmanaged, IBitwiseOperators<TWord, TWord, TWord>
    {
        var words = MemoryMarshal.Cast<byte, TWord>(termios);
        words[0] = words[0] & ~notInput | input;
        words[1] |= output;
        words[3] |= local;
    }
}
