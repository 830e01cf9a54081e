namespace ActLab.Terminal;

/// <summary>The shortest SGR sequence that leads from one style to another.</summary>
static class Sgr
{
    internal static void Append(ByteBuffer output, Style from, Style to)
    {
        if (from == to)
            return;
        Span<byte> change = stackalloc byte[64];
        Span<byte> fresh = stackalloc byte[64];
        var changeLength = Change(change, from, to);
        // From a reset everything must be said again, but what was on need not be switched off one by one.
        fresh[0] = (byte)';';
        var freshLength = to == default ? 0 : 1 + Change(fresh[1..], default, to);
        output.Append("\e["u8);
        output.Append(freshLength < changeLength ? fresh[..freshLength] : change[..changeLength]);
        output.Append("m"u8);
    }

    static int Change(Span<byte> target, Style from, Style to)
    {
        var codes = new Codes(target);
        var off = from.Emphasis & ~to.Emphasis;
        var on = to.Emphasis & ~from.Emphasis;
        if ((off & (Emphasis.Bold | Emphasis.Dim)) != 0)
        {
            // One code ends both, so the one that stays is said again.
            codes.Add(22);
            on |= to.Emphasis & (Emphasis.Bold | Emphasis.Dim);
        }
        if ((off & Emphasis.Underline) != 0)
            codes.Add(24);
        if ((off & Emphasis.Reverse) != 0)
            codes.Add(27);
        if ((on & Emphasis.Bold) != 0)
            codes.Add(1);
        if ((on & Emphasis.Dim) != 0)
            codes.Add(2);
        if ((on & Emphasis.Underline) != 0)
            codes.Add(4);
        if ((on & Emphasis.Reverse) != 0)
            codes.Add(7);
        if (from.Foreground != to.Foreground)
            codes.Add(to.Foreground, 30);
        if (from.Background != to.Background)
            codes.Add(to.Background, 40);
        return codes.Length;
    }

    ref struct Codes(Span<byte> target)
    {
        readonly Span<byte> _target = target;

        internal int Length { get; private set; }

        internal void Add(int code)
        {
            if (Length > 0)
                _target[Length++] = (byte)';';
            code.TryFormat(_target[Length..], out var written);
            Length += written;
        }

        /// <summary>Adds a colour; the base is 30 for the foreground, 40 for the background.</summary>
        internal void Add(Color color, int code)
        {
            if (color.IsDefault)
                Add(code + 9);
            else if (color.IsRgb)
            {
                var (red, green, blue) = color.Components;
                Add(code + 8);
                Add(2);
                Add(red);
                Add(green);
                Add(blue);
            }
            else if (color.Index < 8)
                Add(code + color.Index);
            else if (color.Index < 16)
                Add(code + 60 + color.Index - 8);
            else
            {
                Add(code + 8);
                Add(5);
                Add(color.Index);
            }
        }
    }
}
