using System.Numerics;

namespace ActLab.Terminal;

/// <summary>The 7-bit character that looks most like a cell's dots, 2 columns by 4 rows.</summary>
static class AsciiShape
{
    internal static char Of(byte dots)
    {
        // Even bits are the left column, from top to bottom.
        var left = Rows(dots);
        var right = Rows((byte)(dots >> 1));
        var all = left | right;
        var top = BitOperations.TrailingZeroCount(all);
        var bottom = BitOperations.Log2((uint)all);
        if (bottom - top >= 2)
        {
            if (left == 0 || right == 0)
                return '|';
            var rise = Middle(left) - Middle(right);
            return rise >= 1 ? '/' : rise <= -1 ? '\\' : '|';
        }
        return (top + bottom) switch
        {
            <= 1 => '\'',
            <= 4 => '-',
            5 => '.',
            _ => left != 0 && right != 0 ? '_' : '.',
        };
    }

    static int Rows(byte dots) => dots & 1 | dots >> 1 & 2 | dots >> 2 & 4 | dots >> 3 & 8;

    static double Middle(int rows) => (BitOperations.TrailingZeroCount(rows) + BitOperations.Log2((uint)rows)) / 2.0;
}
