using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>max over the pieces j of slope_j x + offset_j</summary>
/// <remarks>
/// The elementwise form of maxout: one pre-activation, fixed affine pieces. At a tie the first piece passes the derivative.
/// </remarks>
public readonly record struct Maxout(ImmutableArray<Maxout.Piece> Pieces) : IActivation<Maxout>
{
    /// <summary>One affine piece slope*x + offset.</summary>
    /// <param name="Slope">Factor of x.</param>
    /// <param name="Offset">Constant term.</param>
    public readonly record struct Piece(double Slope, double Offset)
    {
        /// <summary>The piece's value; a slope of 0 leaves x out, so that 0 times infinity does not arise.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T At<T>(T x) where T : struct, IReal<T> =>
            Slope == 0 ? T.OfParameter(Offset) : T.MultiplyAdd(T.OfParameter(Slope), x, T.OfParameter(Offset));
    }

    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "maxout", "Maxout", "max(0, x)", "if(x <= 0, 0, 1)", "[0, inf)",
        "Goodfellow, Warde-Farley, Mirza, Courville & Bengio 2013")
    {
        Parameters = [new("pieces", "0,0;1,0")],
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [new(-2, 0, 0), new(3, 3, 1)],
    };

    /// <inheritdoc/>
    public static Maxout With(ParameterSet parameters)
    {
        var pieces = new List<Piece>();
        foreach (var text in parameters.Text("pieces").Split(';'))
        {
            var piece = text.Split(',') is [var slope, var offset]
                ? new Piece(parameters.ParseNumber(slope, "a piece's slope"), parameters.ParseNumber(offset, "a piece's offset"))
                : throw new BadInputException($"maxout: a piece is slope,offset and pieces are parted by ';', not '{text}'");
            if (!pieces.Exists(other => (other.Slope, other.Offset) == (piece.Slope, piece.Offset)))
            {
                pieces.Add(piece);
            }
        }

        return new([.. pieces]);
    }

    /// <inheritdoc/>
    /// <remarks>Crossings are found in double-double, because they need not be doubles; a kink is given at the nearest one.</remarks>
    public IReadOnlyList<Kink> Kinks
    {
        get
        {
            var kinks = new SortedDictionary<double, Kink>();
            foreach (var a in Pieces)
            {
                foreach (var b in Pieces.Where(p => p.Slope > a.Slope))
                {
                    var crossing = (DoubleDouble.Of(a.Offset) - DoubleDouble.Of(b.Offset)) / (DoubleDouble.Of(b.Slope) - DoubleDouble.Of(a.Slope));
                    var touching = Touching(crossing);
                    if (touching.Contains(a) && touching.Contains(b))
                    {
                        var x = crossing.ToDouble() + 0.0;
                        kinks[x] = new(x, touching.Min(p => p.Slope), touching.Max(p => p.Slope), Derivative(new Real64(x)).Value);
                    }
                }
            }

            return [.. kinks.Values];
        }
    }

    /// <inheritdoc/>
    public string Formula => Pieces.Select(Affine).Aggregate((all, piece) => $"max({all}, {piece})");

    /// <inheritdoc/>
    public string DerivativeFormula
    {
        get
        {
            var (value, slope) = (Affine(Pieces[0]), Text(Pieces[0].Slope));
            foreach (var piece in Pieces.Skip(1))
            {
                slope = $"if({Affine(piece)} <= {value}, {slope}, {Text(piece.Slope)})";
                value = $"max({value}, {Affine(piece)})";
            }

            return slope;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T>
    {
        var best = Pieces[0].At(x);
        for (var j = 1; j < Pieces.Length; j++)
        {
            best = T.Max(best, Pieces[j].At(x));
        }

        return best;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        // At an infinity pieces of different slopes would tie.
        var at = T.Less(T.Abs(x), T.Of(double.PositiveInfinity), x, Select.Finite(x));
        var (best, slope) = (Pieces[0].At(at), T.LessOrEqual(x, x, T.OfParameter(Pieces[0].Slope), x));
        for (var j = 1; j < Pieces.Length; j++)
        {
            var value = Pieces[j].At(at);
            slope = T.LessOrEqual(value, best, slope, T.Less(best, value, T.OfParameter(Pieces[j].Slope), x));
            best = T.Max(best, value);
        }

        return slope;
    }

    /// <summary>The pieces that reach the maximum at x, up to rounding in double-double.</summary>
    List<Piece> Touching(DoubleDouble x)
    {
        var top = Forward(x);
        var scale = Pieces.Select(p => DoubleDouble.Abs(DoubleDouble.Of(p.Slope) * x) + DoubleDouble.Abs(DoubleDouble.Of(p.Offset))).Max();
        return [.. Pieces.Where(p => top - p.At(x) <= scale.ScaleByPowerOfTwo(-95))];
    }

    static string Affine(Piece piece) => piece switch
    {
        { Slope: 0 } => Text(piece.Offset),
        { Offset: 0 } => $"{Text(piece.Slope)}*x",
        _ => $"{Text(piece.Slope)}*x + {Text(piece.Offset)}",
    };

    static string Text(double value) => value < 0
        ? $"({value.ToString("R", CultureInfo.InvariantCulture)})"
        : value.ToString("R", CultureInfo.InvariantCulture);
}
