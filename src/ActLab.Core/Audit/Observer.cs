namespace ActLab.Core.Audit;

/// <summary>What was seen at one point, before anything is concluded.</summary>
sealed record Observation(double X, Estimate Claim, IReadOnlyList<(string Witness, Estimate Value)> Witnesses);

/// <summary>Evaluates claim and witnesses; numeric steps stay between the places where the function takes another branch.</summary>
sealed class Observer(AuditSubject subject, IReadOnlyList<Crossing> crossings)
{
    /// <summary>Central differences need this much room on both sides; with less, one side serves better.</summary>
    const double CentralReach = 1.0 / 32;

    /// <summary>The longest step considered.</summary>
    const double LongestReach = 1;

    /// <summary>Claim and witnesses at x; null where the function itself has no value.</summary>
    public Observation? At(double x) => !subject.Function(x, 0).Value.IsFinite ? null : new(
        x,
        Estimate.Of(subject.Claim(x)),
        [(Witness.Numeric, Numeric(x)), .. subject.Automatic(x).Select(a => (a.Witness, Estimate.Of(a.Value)))]);

    /// <summary>The limit of the derivative from the left (-1) or from the right (1) of a crossing.</summary>
    public Estimate OneSided(Crossing crossing, int direction)
    {
        var x = crossing.At ?? (direction < 0 ? crossing.Left : crossing.Right);
        return NumericDerivative.OneSided(t => subject.Function(x, t), direction, Reach(x, direction), Scale(x));
    }

    Estimate Numeric(double x)
    {
        var (left, right) = (Reach(x, -1), Reach(x, 1));
        var direction = left < right ? 1 : -1;
        var onCrossing = crossings.Any(c => c.At == x);
        return onCrossing || Math.Min(left, right) < CentralReach
            ? NumericDerivative.OneSided(t => subject.Function(x, t), direction, Math.Max(left, right), Scale(x))
            : NumericDerivative.Central(t => subject.Function(x, t), Math.Min(left, right), Scale(x));
    }

    /// <summary>How far it is to the next crossing beyond x.</summary>
    double Reach(double x, int direction)
    {
        var reach = LongestReach;
        foreach (var c in crossings)
        {
            var distance = direction > 0 ? (c.At ?? c.Left) - x : x - (c.At ?? c.Right);
            var isBeyond = direction > 0 ? x <= c.Left : x >= c.Right;
            reach = isBeyond ? Math.Min(reach, distance) : reach;
        }

        return Math.Max(reach, double.Epsilon);
    }

    static int Scale(double x) => x == 0 ? 0 : Math.ILogB(x);
}
