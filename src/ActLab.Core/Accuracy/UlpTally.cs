using System.Numerics.Tensors;

namespace ActLab.Core.Accuracy;

/// <summary>
/// Errors counted: their maximum and where it is, sum, histogram, wrong specials. An input is known by its index among the
/// inputs. Tallies of consecutive runs of inputs merge into that of all.
/// </summary>
sealed class UlpTally
{
    const int KeptOfEachKind = 4;

    readonly UlpHistogram _histogram = new();
    readonly List<(SpecialKind Kind, long Index, double Got, double Want)> _wrong = [];
    double _sum;
    double _max = -1;
    long _at;
    long _finite, _infinite, _nan, _wrongCount, _rounded;

    /// <summary>Inputs seen.</summary>
    public long Checked { get; private set; }

    /// <summary>Counts inputs seen, and how many of their results are the reference rounded.</summary>
    public void See(long count, long rounded)
    {
        Checked += count;
        _rounded += rounded;
    }

    /// <summary>Counts finite errors of consecutive inputs.</summary>
    public void Add(long start, ReadOnlySpan<double> errors)
    {
        if (errors.IsEmpty)
        {
            return;
        }

        var max = TensorPrimitives.Max(errors);
        _histogram.Add(errors, max);
        _sum += TensorPrimitives.Sum(errors);
        _finite += errors.Length;
        if (max > _max)
        {
            (_max, _at) = (max, start + errors.IndexOf(max));
        }
    }

    /// <summary>Counts an infinite error.</summary>
    public void AddInfinite(long index)
    {
        _infinite++;
        if (_max < double.PositiveInfinity)
        {
            (_max, _at) = (double.PositiveInfinity, index);
        }
    }

    /// <summary>Counts an input that is NaN, which has no error.</summary>
    public void AddNaN() => _nan++;

    /// <summary>Counts a wrong special.</summary>
    public void AddWrong(SpecialKind kind, long index, double got, double want)
    {
        _wrongCount++;
        Keep((kind, index, got, want));
    }

    /// <summary>Appends the tally of the inputs that follow.</summary>
    public void Append(UlpTally later)
    {
        if (later._max > _max)
        {
            (_max, _at) = (later._max, later._at);
        }

        Checked += later.Checked;
        _sum += later._sum;
        _finite += later._finite;
        _infinite += later._infinite;
        _nan += later._nan;
        _rounded += later._rounded;
        _wrongCount += later._wrongCount;
        _histogram.Append(later._histogram);
        later._wrong.ForEach(Keep);
    }

    /// <summary>What was found.</summary>
    /// <param name="exhaustive">Whether the inputs were all values of the type.</param>
    /// <param name="input">The input of an index.</param>
    public UlpResult Result(bool exhaustive, Func<long, Input> input) => new(
        Checked, exhaustive, Math.Max(_max, 0), _max < 0 ? null : input(_at), _sum / _finite,
        (double)_rounded / (Checked - _nan), _histogram.Bins(_finite, _infinite),
        [.. _wrong.Select(w => new WrongSpecial(w.Kind, input(w.Index), w.Got, w.Want))], _wrongCount);

    void Keep((SpecialKind Kind, long Index, double Got, double Want) wrong)
    {
        if (_wrong.Count(other => other.Kind == wrong.Kind) < KeptOfEachKind)
        {
            _wrong.Add(wrong);
        }
    }
}
