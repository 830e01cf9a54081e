using ActLab.Core.Lab;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Lab;

/// <summary>Products of matrices against the definition, element by element, for all sizes about the width of a register.</summary>
public class MatrixTests
{
    [Fact]
    public void Every_element_is_one_chain_of_fused_multiply_adds()
    {
        int[] sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33];
        foreach (var rows in sizes)
        {
            foreach (var inner in sizes)
            {
                foreach (var columns in sizes)
                {
                    Check(rows, inner, columns, isTransposed: false);
                    Check(rows, inner, columns, isTransposed: true);
                }
            }
        }
    }

    [Fact]
    public void Nothing_is_done_where_there_is_nothing()
    {
        double[] c = [1, 2];
        Matrix.MultiplyAdd([], 0, 1, [], c, 1, 0, 2);
        Assert.Equal([1, 2], c);
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused() =>
        Assert.Throws<IndexOutOfRangeException>(() => Matrix.MultiplyAdd(new double[4], 2, 1, new double[3], new double[4], 2, 2, 2));

    static void Check(int rows, int inner, int columns, bool isTransposed)
    {
        var random = new RandomSource((ulong)((rows * 64 + inner) * 64 + columns));
        double[] a = Numbers(rows * inner), b = Numbers(inner * columns), c = Numbers(rows * columns), expected = [.. c];
        var (rowStep, innerStep) = isTransposed ? (1, rows) : (inner, 1);
        for (var m = 0; m < rows; m++)
        {
            for (var j = 0; j < columns; j++)
            {
                for (var k = 0; k < inner; k++)
                {
                    expected[m * columns + j] = Math.FusedMultiplyAdd(a[m * rowStep + k * innerStep], b[k * columns + j], expected[m * columns + j]);
                }
            }
        }

        Matrix.MultiplyAdd(a, rowStep, innerStep, b, c, rows, inner, columns);
        Assert.Equal(expected, c);
        var transposed = new double[a.Length];
        Matrix.Transpose(a, transposed, rows, inner);
        Assert.Equal(Enumerable.Range(0, a.Length).Select(i => a[i % rows * inner + i / rows]), transposed);

        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Normal())];
    }
}
