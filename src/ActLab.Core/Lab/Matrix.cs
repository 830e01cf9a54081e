using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Lab;

/// <summary>Products of small matrices of doubles, each in row-major order.</summary>
/// <remarks>
/// Registers run along the columns and every element is one chain of fused multiply-adds in the order of the inner index; so an element has
/// the same bits whatever the width of the registers and the number of rows.
/// </remarks>
static class Matrix
{
    /// <summary>Rows worked on together: as many independent chains hide the latency of a multiply-add.</summary>
    const int Rows = 4;

    /// <summary>c[m, j] += sum over k of a(m, k) b[k, j], where a(m, k) is a[m rowStep + k innerStep].</summary>
    /// <param name="a">The left factor, read with two steps, so that it may be transposed.</param>
    /// <param name="rowStep">Distance between rows of the left factor.</param>
    /// <param name="innerStep">Distance between its columns.</param>
    /// <param name="b">The right factor, inner x columns.</param>
    /// <param name="c">The sum, rows x columns; apart from both.</param>
    /// <param name="rows">Rows of a and c.</param>
    /// <param name="inner">Columns of a and rows of b.</param>
    /// <param name="columns">Columns of b and c.</param>
    public static void MultiplyAdd(
        ReadOnlySpan<double> a, int rowStep, int innerStep, ReadOnlySpan<double> b, Span<double> c, int rows, int inner, int columns)
    {
        if (rows == 0 || inner == 0 || columns == 0)
        {
            return;
        }

        // These read past neither end: what follows works with references.
        _ = (a[((rows - 1) * rowStep) + ((inner - 1) * innerStep)], b[(inner * columns) - 1], c[(rows * columns) - 1]);
        for (var m = 0; m < rows; m += Rows)
        {
            var (m1, m2, m3) = (Math.Min(m + 1, rows - 1), Math.Min(m + 2, rows - 1), Math.Min(m + 3, rows - 1));
            Block(
                new(a, m * rowStep, m1 * rowStep, m2 * rowStep, m3 * rowStep), innerStep, b,
                new(c, m * columns, m1 * columns, m2 * columns, m3 * columns), inner, columns);
        }
    }

    /// <summary>b[j, i] = a[i, j].</summary>
    public static void Transpose(ReadOnlySpan<double> a, Span<double> b, int rows, int columns)
    {
        for (var i = 0; i < rows; i++)
        {
            var row = a.Slice(i * columns, columns);
            for (var j = 0; j < row.Length; j++)
            {
                b[(j * rows) + i] = row[j];
            }
        }
    }

    /// <summary>Four rows; the last of a matrix may stand for several, whose equal results are then written more than once.</summary>
    static void Block(FourRows<double> a, int innerStep, ReadOnlySpan<double> b, FourRows<double> c, int inner, int columns)
    {
        ref var right = ref MemoryMarshal.GetReference(b);
        nuint j = 0;
        for (; j + (nuint)Vector512<double>.Count <= (nuint)columns; j += (nuint)Vector512<double>.Count)
        {
            var (s0, s1) = (Vector512.LoadUnsafe(ref c.At(c.Row0), j), Vector512.LoadUnsafe(ref c.At(c.Row1), j));
            var (s2, s3) = (Vector512.LoadUnsafe(ref c.At(c.Row2), j), Vector512.LoadUnsafe(ref c.At(c.Row3), j));
            var (at, place) = (0, j);
            for (var k = 0; k < inner; k++, at += innerStep, place += (nuint)columns)
            {
                var factor = Vector512.LoadUnsafe(ref right, place);
                s0 = Vector512.FusedMultiplyAdd(Vector512.Create(a.At(a.Row0 + at)), factor, s0);
                s1 = Vector512.FusedMultiplyAdd(Vector512.Create(a.At(a.Row1 + at)), factor, s1);
                s2 = Vector512.FusedMultiplyAdd(Vector512.Create(a.At(a.Row2 + at)), factor, s2);
                s3 = Vector512.FusedMultiplyAdd(Vector512.Create(a.At(a.Row3 + at)), factor, s3);
            }

            s0.StoreUnsafe(ref c.At(c.Row0), j);
            s1.StoreUnsafe(ref c.At(c.Row1), j);
            s2.StoreUnsafe(ref c.At(c.Row2), j);
            s3.StoreUnsafe(ref c.At(c.Row3), j);
        }

        for (var column = (int)j; column < columns; column++)
        {
            var (s0, s1, s2, s3) = (c.At(c.Row0 + column), c.At(c.Row1 + column), c.At(c.Row2 + column), c.At(c.Row3 + column));
            var (at, place) = (0, column);
            for (var k = 0; k < inner; k++, at += innerStep, place += columns)
            {
                var factor = b[place];
                s0 = Math.FusedMultiplyAdd(a.At(a.Row0 + at), factor, s0);
                s1 = Math.FusedMultiplyAdd(a.At(a.Row1 + at), factor, s1);
                s2 = Math.FusedMultiplyAdd(a.At(a.Row2 + at), factor, s2);
                s3 = Math.FusedMultiplyAdd(a.At(a.Row3 + at), factor, s3);
            }

            (c.At(c.Row0 + column), c.At(c.Row1 + column), c.At(c.Row2 + column), c.At(c.Row3 + column)) = (s0, s1, s2, s3);
        }
    }

    /// <summary>Where four rows of a matrix begin.</summary>
    readonly ref struct FourRows<T>(ReadOnlySpan<T> values, int row0, int row1, int row2, int row3)
    {
        readonly ref T _first = ref MemoryMarshal.GetReference(values);

        public int Row0 { get; } = row0;

        public int Row1 { get; } = row1;

        public int Row2 { get; } = row2;

        public int Row3 { get; } = row3;

        public ref T At(int index) => ref System.Runtime.CompilerServices.Unsafe.Add(ref _first, index);
    }
}
