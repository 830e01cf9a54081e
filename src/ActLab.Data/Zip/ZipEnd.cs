using static ActLab.Data.Zip.ZipBytes;

namespace ActLab.Data.Zip;

/// <summary>The records at the end of a zip archive, which say where its directory is.</summary>
static class ZipEnd
{
    const int Shortest = 22, LongestComment = ushort.MaxValue, LocatorLength = 20, BigLength = 56;
    const uint Mark = 0x06054B50, LocatorMark = 0x07064B50, BigMark = 0x06064B50;

    /// <summary>Finds the directory: its entries, where it begins, its bytes.</summary>
    /// <exception cref="TensorFormatException">It is not there.</exception>
    public static (long Count, long Start, long Length) Read(Stream stream, string file)
    {
        var tail = (int)Math.Min(stream.Length, Shortest + LongestComment);
        var bytes = At(stream, stream.Length - tail, tail, file);
        var at = tail - Shortest;
        while (at >= 0 && !(U32(bytes, at) == Mark && at + Shortest + U16(bytes, at + 20) == tail))
        {
            at--;
        }

        if (at < 0)
        {
            throw Broken(file, "it does not end as a zip archive does; was it cut short?");
        }

        var end = bytes.Slice(at, Shortest);
        var (count, length, start) = ((long)U16(end, 10), (long)U32(end, 12), (long)U32(end, 16));
        var (onThisDisk, disks, endAt) = ((long)U16(end, 8), U16(end, 4) | U16(end, 6), stream.Length - tail + at);
        if (endAt >= LocatorLength && At(stream, endAt - LocatorLength, LocatorLength, file) is var locator && U32(locator, 0) == LocatorMark)
        {
            endAt = I64(locator, 8);
            if (endAt < 0 || endAt > stream.Length - BigLength || At(stream, endAt, BigLength, file) is var big && U32(big, 0) != BigMark)
            {
                throw Broken(file, "its zip64 record is not where it should be");
            }

            (onThisDisk, count, length, start) = (I64(big, 24), I64(big, 32), I64(big, 40), I64(big, 48));
        }

        if (disks != 0 || onThisDisk != count || count < 0 || length < 0 || start != endAt - length)
        {
            throw Broken(file, "its directory is not where its end says");
        }

        return (count, start, length);
    }
}
