using ActLab.Core.Expressions;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>What was seen at one point, before anything is concluded.</summary>
sealed record Observation(double X, Estimate Claim, IReadOnlyList<(string Witness, Estimate Value)> Witnesses)
{
    /// <summary>The function has a value here and no finite derivative, and none is claimed: the edge of a domain.</summary>
    public bool IsOutside => !Claim.Value.IsFinite && Witnesses.All(w => !w.Value.Value.IsFinite);
}

/// <summary>Evaluates claim and witnesses.</summary>
/// <remarks>
/// Numeric steps never cross a place where the function takes another branch; on either side of it the function is as smooth
/// as far away, so one-sided steps may be long. Near a singularity no step may be: they stay below half the distance to it.
/// </remarks>
/// <param name="subject">The claim.</param>
/// <param name="crossings">Where the function takes another branch.</param>
/// <param name="singularities">Where it may have no value or no derivative.</param>
sealed class Observer(AuditSubject subject, IReadOnlyList<Crossing> crossings, IReadOnlyList<Crossing> singularities)
{
    /// <summary>Central differences need this much room on both sides; with less, one side serves better.</summary>
    const double CentralReach = 1.0 / 32;

    /// <summary>The longest step considered.</summary>
    const double LongestReach = 1;

    readonly Expression[] _angles = [.. subject.Angles];

    /// <summary>Claim and witnesses at x; null where the function itself has no value.</summary>
    public Observation? At(double x) => !subject.Function(x, 0).Value.IsFinite ? null : new(
        x,
        subject.IsBranchUncertain(x) ? Estimate.Unbounded(subject.Claim(x)) : Estimate.Of(subject.Claim(x)),
        [(Witness.Numeric, Numeric(x)), .. subject.Automatic(x).Select(a => (a.Witness, Estimate.Of(a.Value)))]);

    /// <summary>The limit of the derivative from the left (-1) or from the right (1) of a crossing.</summary>
    public Estimate OneSided(Crossing crossing, int direction) =>
        OneSided(crossing.At ?? (direction < 0 ? crossing.Left : crossing.Right), direction);

    Estimate Numeric(double x)
    {
        var (left, right) = (Reach(x, -1), Reach(x, 1));
        var room = crossings.Any(c => c.At == x) ? 0 : Math.Min(Math.Min(left, right), Smooth(x));
        return room >= Math.Min(CentralReach, Smooth(x))
            ? NumericDerivative.Central(t => subject.Function(x, t), room, Scale(x))
            : OneSided(x, left < right ? 1 : -1);
    }

    Estimate OneSided(double x, int direction) => NumericDerivative.OneSided(
        t => subject.Function(x, t), direction, Math.Min(Reach(x, direction), Smooth(x)), Scale(x));

    /// <summary>How far it is to the next branch beyond x.</summary>
    double Reach(double x, int direction)
    {
        var reach = LongestReach;
        foreach (var c in crossings)
        {
            var distance = direction > 0 ? (c.At ?? c.Left) - x : x - (c.At ?? c.Right);
            var isBeyond = direction > 0 ? x <= c.Left : x >= c.Right;
            reach = isBeyond ? Math.Min(reach, distance) : reach;
        }

        return reach;
    }

    /// <summary>
    /// Half the distance to the nearest singularity, no more than the subject allows, and no more than what turns an angle by one radian:
    /// longer steps would see a slower oscillation.
    /// </summary>
    double Smooth(double x) => singularities.Select(s => Math.Abs(x - s.X) / 2).Concat(_angles.Select(a => 1 / Speed(a, x)))
        .Append(LongestReach).Append(subject.LongestStep).Min();

    /// <summary>How fast an angle grows; not at all where that is not known.</summary>
    static double Speed(Expression angle, double x) =>
        Math.Abs(angle.Evaluate(Dual<DoubleDouble>.Variable(DoubleDouble.Of(x))).Tangent.ToDouble()) is var speed && !double.IsNaN(speed) ? speed : 0;

    static int Scale(double x) => x == 0 ? 0 : Math.ILogB(x);
}
