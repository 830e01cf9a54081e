namespace ActLab.Terminal;

/// <summary>A rectangle of cells; the origin is the upper left corner. A width or height is never negative.</summary>
public readonly record struct Area
{
    /// <summary>The rectangle at a position; negative sizes become empty.</summary>
    public Area(int x, int y, int width, int height) =>
        (X, Y, Width, Height) = (x, y, Math.Max(0, width), Math.Max(0, height));

    /// <summary>Leftmost column.</summary>
    public int X { get; }

    /// <summary>Topmost row.</summary>
    public int Y { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>True when there is no cell in it.</summary>
    public bool IsEmpty => Width == 0 || Height == 0;

    /// <summary>True when the cell at absolute <paramref name="x"/>, <paramref name="y"/> lies in it.</summary>
    public bool Contains(int x, int y) => x >= X && x < X + Width && y >= Y && y < Y + Height;

    /// <summary>The upper <paramref name="height"/> rows, and what is left below.</summary>
    public (Area Top, Area Below) SplitTop(int height)
    {
        height = Math.Clamp(height, 0, Height);
        return (new(X, Y, Width, height), new(X, Y + height, Width, Height - height));
    }

    /// <summary>The lower <paramref name="height"/> rows, and what is left above.</summary>
    public (Area Bottom, Area Above) SplitBottom(int height)
    {
        var (rest, bottom) = SplitTop(Height - Math.Clamp(height, 0, Height));
        return (bottom, rest);
    }

    /// <summary>The <paramref name="width"/> columns at the left, and what remains at the right.</summary>
    public (Area Left, Area Right) SplitLeft(int width)
    {
        width = Math.Clamp(width, 0, Width);
        return (new(X, Y, width, Height), new(X + width, Y, Width - width, Height));
    }

    /// <summary>The <paramref name="width"/> columns at the right, and what remains at the left.</summary>
    public (Area Right, Area Left) SplitRight(int width)
    {
        var (rest, right) = SplitLeft(Width - Math.Clamp(width, 0, Width));
        return (right, rest);
    }

    /// <summary>The area without a margin of that many columns and rows on each side.</summary>
    public Area Inset(int columns, int rows) => new(X + columns, Y + rows, Width - 2 * columns, Height - 2 * rows);

    /// <summary>An area of at most that size in the middle of this one.</summary>
    public Area Center(int width, int height)
    {
        width = Math.Clamp(width, 0, Width);
        height = Math.Clamp(height, 0, Height);
        return new(X + (Width - width) / 2, Y + (Height - height) / 2, width, height);
    }

    /// <summary>The cells that lie in both.</summary>
    public Area Intersect(Area other)
    {
        var (x, y) = (Math.Max(X, other.X), Math.Max(Y, other.Y));
        return new(x, y, Math.Min(X + Width, other.X + other.Width) - x, Math.Min(Y + Height, other.Y + other.Height) - y);
    }
}
