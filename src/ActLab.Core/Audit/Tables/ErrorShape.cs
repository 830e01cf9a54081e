using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Tables;

/// <summary>Tells causes by how the error goes along x: noise of rounding, a smooth shift, or a step where an approximation begins.</summary>
/// <param name="table">The claim.</param>
/// <param name="points">Its ordinary points, ascending in x.</param>
sealed class ErrorShape(ClaimedTable table, IReadOnlyList<TablePoint> points)
{
    /// <summary>Roundings of intermediate results that cancellation leaves visible.</summary>
    const int Roundings = 8;

    /// <summary>Errors of more than this share of the function nearby are no matter of precision.</summary>
    const double Slight = 1.0 / 64;

    /// <summary>Errors of more than this share of the value itself are not made by an inexact constant.</summary>
    const double Proportional = 1.0 / 16;

    /// <summary>A step is this much larger than what is allowed beside it.</summary>
    const int Step = 16;

    /// <summary>Fewer points have no shape.</summary>
    const int Enough = 4;

    /// <summary>A constant is wrong at more than one in so many points of a table.</summary>
    const int Throughout = 32;

    /// <summary>Where at least this share of neighbours differ in the sign of their error, it is noise.</summary>
    const double Noisy = 0.125;

    static readonly NumberType[] Types = [NumberType.BF16, NumberType.F16, NumberType.F32];

    /// <summary>The explanation of all failing points; null if they have no such shape.</summary>
    public Explanation? Explain(IReadOnlyList<TablePoint> failing)
    {
        if (failing.All(p => p.Size <= Roundings * table.Number.Epsilon() * Math.Max(1, Math.Abs(p.X))))
        {
            return new(FindingKind.Cancellation, "nearly equal numbers are subtracted: the error is that of rounding a larger number", failing);
        }

        if (failing.Any(p => p.Size > Slight * p.Scale))
        {
            return null;
        }

        if (Runs().All(IsCutOff))
        {
            return new(FindingKind.Truncated, "an approximation takes over there, a cut-off tail or a truncated series", failing);
        }

        var relative = failing.Select(p => p.Size / p.Scale).Order().ElementAt(failing.Count / 2);
        var precision = Types.Where(type => relative <= type.Epsilon() && type.FractionBits() < table.Number.FractionBits()).Select(type => type.FullName()).LastOrDefault();
        if (IsNoise(failing))
        {
            return precision is null ? null : new(
                FindingKind.LowerPrecision, $"the errors scatter as those of computing in {precision} do", failing);
        }

        return failing.Count < Math.Max(Enough, points.Count / Throughout) || !IsProportional(failing) ? null : new(FindingKind.LowerPrecisionConstant,
            $"slightly off without noise, by some {Text.Rough(relative)} of its size, as an inexact constant or a difference quotient makes it{(precision is null ? "" : $"; a constant rounded to {precision} could")}", failing);
    }

    /// <summary>Beside most points the error is small against the value itself, in tails too: a constant scales the function or x.</summary>
    static bool IsProportional(IReadOnlyList<TablePoint> failing) =>
        failing.Count(p => p.Size > Proportional * Math.Abs(p.Exact.ToDouble())) <= failing.Count / 10;

    static bool IsNoise(IReadOnlyList<TablePoint> failing) =>
        failing.Zip(failing.Skip(1)).Count(pair => pair.First.Error * pair.Second.Error < 0) >= Math.Max(3, Noisy * failing.Count);

    /// <summary>
    /// The error steps up from what is allowed to its largest at one end of the run, beside a right point and at no kink, and
    /// falls from there.
    /// </summary>
    bool IsCutOff((int Start, int End) run)
    {
        var sizes = Enumerable.Range(run.Start, run.End - run.Start).Select(i => points[i].Size).ToArray();
        return (run.Start > 0 && StepsUp(run.Start - 1, run.Start) && IsFalling(sizes))
            || (run.End < points.Count && StepsUp(run.End, run.End - 1) && IsFalling([.. sizes.Reverse()]));

        bool StepsUp(int right, int wrong) => points[wrong].Size > Step * points[wrong].Allowed
            && !table.Activation.Kinks.Any(k => Math.Min(points[right].X, points[wrong].X) <= k.X && k.X <= Math.Max(points[right].X, points[wrong].X));

        static bool IsFalling(double[] sizes) => sizes[0] == sizes.Max() && sizes[^1] < sizes[0] / 2;
    }

    /// <summary>Failing points next to each other: from the first to before the last.</summary>
    IEnumerable<(int Start, int End)> Runs()
    {
        for (var start = 0; start < points.Count; start++)
        {
            if (points[start].Fails)
            {
                var end = start;
                while (end < points.Count && points[end].Fails)
                {
                    end++;
                }

                yield return (start, end);
                start = end;
            }
        }
    }
}
