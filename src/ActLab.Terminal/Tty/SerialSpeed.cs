namespace ActLab.Terminal;

/// <summary>How fast a serial line is, from what the C library calls its speed.</summary>
static class SerialSpeed
{
    /// <summary>Bits on the line for one byte: a start, eight, and a stop.</summary>
    const int BitsPerByte = 10;

    /// <summary>Pseudo-terminals, which have no speed, say this one.</summary>
    const int Usual = 38400;

    /// <summary>Bits per second in the order of the codes that Linux has for them (B0, B50 .. B38400 of termbits.h).</summary>
    static ReadOnlySpan<int> Slow => [0, 50, 75, 110, 134, 150, 200, 300, 600, 1200, 1800, 2400, 4800, 9600, 19200, Usual];

    /// <summary>Bytes that the line takes in a second; <see cref="int.MaxValue"/> unless it is slower than any terminal that is none.</summary>
    /// <param name="speed">One of Linux' codes, or, on other systems, the bits per second themselves.</param>
    internal static int BytesPerSecond(nuint speed)
    {
        var bits = speed < (nuint)Slow.Length ? Slow[(int)speed] : (long)speed;
        return bits is > 0 and < Usual ? (int)(bits / BitsPerByte) : int.MaxValue;
    }
}
