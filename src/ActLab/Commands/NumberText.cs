using System.Globalization;
using System.Numerics;
using ActLab.Core;
using ActLab.Core.Numbers;

namespace ActLab.Commands;

/// <summary>Numbers as people and scripts write them: decimal, nan, inf, -inf, or the bits as 0x...</summary>
public static class NumberText
{
    /// <summary>The double written, rounded once.</summary>
    /// <exception cref="BadInputException">The text is no number.</exception>
    public static double ParseDouble(string text) =>
        Bits(text, 16) is { } bits ? BitConverter.UInt64BitsToDouble(bits)
        : Special(text) ?? (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Refused(text));

    /// <summary>The float32 written, rounded once.</summary>
    /// <exception cref="BadInputException">The text is no number.</exception>
    public static float ParseSingle(string text) =>
        Bits(text, 8) is { } bits ? BitConverter.UInt32BitsToSingle((uint)bits)
        : (float?)Special(text) ?? (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Refused(text));

    /// <summary>The number of a type that is written, rounded once; null if the text is none.</summary>
    /// <remarks>A bfloat16 goes through double, which shifts only what lies within 2^-53 of the middle between two of them.</remarks>
    public static double? TryParse(string text, NumberType type) => type switch
    {
        NumberType.F64 => TryBits(text, 16) is { } bits ? BitConverter.UInt64BitsToDouble(bits) : TryDecimal<double>(text),
        NumberType.F32 => TryBits(text, 8) is { } bits ? BitConverter.UInt32BitsToSingle((uint)bits) : TryDecimal<float>(text),
        NumberType.F16 => TryBits(text, 4) is { } bits ? (double)BitConverter.UInt16BitsToHalf((ushort)bits) : TryDecimal<Half>(text),
        _ => TryBits(text, 4) is { } bits ? BitConverter.UInt32BitsToSingle((uint)bits << 16)
            : TryDecimal<double>(text) is { } value ? NumberType.BF16.Round(value) : null,
    };

    /// <summary>A range a:b of two finite numbers, a below b.</summary>
    /// <exception cref="BadInputException">The text is no such range.</exception>
    public static (double From, double To) ParseRange(string text)
    {
        if (text.Split(':') is [var from, var to] &&
            (ParseDouble(from), ParseDouble(to)) is var (low, high) &&
            double.IsFinite(low) && double.IsFinite(high) && low < high)
        {
            return (low, high);
        }

        throw new BadInputException($"'{text}' is no range; write two finite numbers as -6:6, the smaller one first");
    }

    /// <summary>Shortest text that parses back.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Shortest text that parses back as float32.</summary>
    public static string Of(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Four significant digits, for people.</summary>
    public static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    static double? Special(string text) => text.Trim().ToLowerInvariant() switch
    {
        "nan" => double.NaN,
        "inf" or "+inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => null,
    };

    static double? TryDecimal<T>(string text) where T : INumber<T> =>
        Special(text) ?? (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? double.CreateTruncating(value) : null);

    static ulong? TryBits(string text, int digits) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && text.Length <= 2 + digits
            && ulong.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits) ? bits : null;

    static ulong? Bits(string text, int digits)
    {
        text = text.Trim();
        if (!text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return text.Length <= 2 + digits && ulong.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits)
            ? bits
            : throw new BadInputException($"'{text}' is not the bits of a number; write 0x and at most {digits} hexadecimal digits");
    }

    static BadInputException Refused(string text) =>
        new($"'{text}' is no number; write a decimal, nan, inf, -inf, or bits as 0x...");
}
