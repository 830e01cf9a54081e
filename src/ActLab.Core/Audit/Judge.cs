using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>Turns observations into opinions, rows and the worst point.</summary>
static class Judge
{
    /// <summary>What rounding inside a correct formula may explain, in multiples of the claim's own error bound.</summary>
    public const int Allowance = 8;

    /// <summary>A witness this many bits sharper than the derivative itself decides: no double would show less.</summary>
    const int Sharp = 64;

    /// <summary>Where the derivative nearly vanishes a witness decides that is this many bits sharper than its neighbours.</summary>
    const int SharpNearRoot = 40;

    /// <summary>Between neighbours of opposite sign a witness decides that is this many bits sharper than the smaller of them.</summary>
    const int SharpAtRoot = 32;

    /// <summary>A claim is decided where its own rounding is this many bits below its size ...</summary>
    const int SharpClaim = 20;

    /// <summary>... or this many bits below what matters of the derivative anywhere.</summary>
    const int SharpClaimAnywhere = 60;

    /// <summary>The exponent of the smallest double: what is rounded below it no double shows.</summary>
    const int SmallestDouble = -1074;

    /// <summary>A reference this many bits sharper than itself tells ulps of double.</summary>
    const int SharpForUlps = 58;

    /// <summary>The claim's allowed error.</summary>
    public static DoubleDouble Allowed(Estimate claim) => claim.Bound * DoubleDouble.Of(Allowance);

    /// <summary>
    /// What a witness says; <paramref name="scale"/> is the size of the derivative nearby, <paramref name="root"/> the size
    /// on the nearer side of a change of sign, 0 where there is none; <paramref name="floor"/> is that of <see cref="Floor"/>
    /// and <paramref name="resolution"/> the share of it that is not looked into.
    /// A claim whose own rounding could hide anything is never agreed with.
    /// </summary>
    static Opinion Opinion(Estimate claim, Estimate witness, DoubleDouble scale, DoubleDouble root, DoubleDouble floor, double resolution)
    {
        if (!witness.IsKnown || (claim.Value.IsFinite && !claim.Bound.IsFinite))
        {
            return Audit.Opinion.Unresolved;
        }

        if (!claim.Value.IsFinite)
        {
            return witness.IsWithin(Sharp) || witness.Bound.IsZero ? Audit.Opinion.Refutes : Audit.Opinion.Unresolved;
        }

        var allowed = Allowed(claim);
        if (claim.DistanceTo(witness) > allowed + witness.Bound)
        {
            return Audit.Opinion.Refutes;
        }

        var magnitude = Larger(claim.Magnitude, witness.Magnitude);
        var least = Larger(floor.ScaleByPowerOfTwo(-SharpClaimAnywhere), DoubleDouble.One.ScaleByPowerOfTwo(SmallestDouble));
        if (allowed > Larger(magnitude.ScaleByPowerOfTwo(-SharpClaim), least))
        {
            return Audit.Opinion.Unresolved;
        }

        var decides = witness.Bound.IsZero
            || witness.Bound <= magnitude.ScaleByPowerOfTwo(-Sharp)
            || (witness.Bound <= allowed && witness.Bound <= scale.ScaleByPowerOfTwo(-SharpNearRoot))
            || witness.Bound <= root.ScaleByPowerOfTwo(-SharpAtRoot)
            || witness.Bound <= floor * DoubleDouble.Of(resolution);
        return decides ? Audit.Opinion.Agrees : Audit.Opinion.Unresolved;
    }

    /// <summary>The largest derivative that a witness knows, at most 1: far below it, nothing is missed by not looking closer.</summary>
    public static DoubleDouble Floor(IReadOnlyList<Observation> all) => all
        .SelectMany(o => o.Witnesses).Where(w => w.Value.IsWithin(SharpClaim)).Select(w => w.Value.Magnitude)
        .Aggregate(DoubleDouble.Zero, (a, b) => Larger(a, b < DoubleDouble.One ? b : DoubleDouble.One));

    /// <summary>The row of observation i among its neighbours.</summary>
    public static Judged Row(IReadOnlyList<Observation> all, int i, AuditSubject subject, DoubleDouble floor)
    {
        var (x, claim, witnesses) = all[i];
        var opinions = witnesses.Select((w, k) => Opinion(claim, w.Value, Scale(all, i, k), Root(all, i, k), floor, subject.Resolution)).ToList();
        var independent = witnesses.Zip(opinions).Where(w => w.First.Witness != Witness.TextbookDerivative).ToList();
        var verdict = opinions.Contains(Audit.Opinion.Refutes) ? Verdict.Fail
            : independent.Any(w => w.Second == Audit.Opinion.Agrees) ? Verdict.Pass
            : Verdict.Inconclusive;
        var sources = verdict == Verdict.Fail ? witnesses.Zip(opinions).Where(w => w.Second == Audit.Opinion.Refutes) : independent;
        var reference = sources.Select(w => w.First.Value).Concat(verdict == Verdict.Pass ? [claim] : []).MinBy(w => w.Bound);
        var plain = subject.PlainClaim(x);
        var ulps = reference.IsWithin(SharpForUlps) || reference.Bound.IsZero
            ? Math.Abs(Ulp.UlpsOfDouble(plain, reference.Value))
            : double.NaN;
        var row = new AuditRow(
            x, claim.Value.ToDouble(), plain, reference.Value.ToDouble(), ulps, Classical(subject, x),
            [.. witnesses.Zip(opinions, (w, o) => new Testimony(w.Witness, w.Value.Value.ToDouble(), w.Value.Bound.ToDouble(), o))],
            verdict);
        return new(row, claim, reference);
    }

    /// <summary>The largest error over its allowed bound; of equal ones the one nearest to 1 in size, for a person to read.</summary>
    public static WorstPoint? Worst(IEnumerable<Judged> rows)
    {
        var worst = rows.Where(r => r.Excess > double.NegativeInfinity)
            .OrderByDescending(r => r.Row.Verdict == Verdict.Fail).ThenByDescending(r => r.Excess)
            .ThenBy(r => Math.Abs(Math.Log2(Math.Abs(r.Row.X)))).FirstOrDefault();
        return worst is null ? null : new(
            worst.Row.X, worst.Row.Claimed, worst.Row.Reference,
            Math.Abs(Ulp.UlpsOfDouble(worst.Row.Claimed, worst.Reference.Value)), worst.RelativeError);
    }

    static DoubleDouble Scale(IReadOnlyList<Observation> all, int i, int witness) =>
        Enumerable.Range(i - 1, 3).Where(j => j >= 0 && j < all.Count).Select(j => all[j].Witnesses[witness].Value)
            .Where(w => w.IsKnown).Select(w => w.Magnitude).DefaultIfEmpty(DoubleDouble.Zero).Max();

    /// <summary>The smaller size of the two neighbours if the witness knows them to differ in sign, else 0.</summary>
    static DoubleDouble Root(IReadOnlyList<Observation> all, int i, int witness)
    {
        if (i == 0 || i == all.Count - 1)
        {
            return DoubleDouble.Zero;
        }

        var (left, right) = (all[i - 1].Witnesses[witness].Value, all[i + 1].Witnesses[witness].Value);
        return left.IsWithin(1) && right.IsWithin(1) && left.Value.Sign * right.Value.Sign < 0
            ? left.Magnitude < right.Magnitude ? left.Magnitude : right.Magnitude
            : DoubleDouble.Zero;
    }

    /// <summary>The schoolbook's central difference with step cbrt(eps) max(1, |x|), shown beside the rest for teaching.</summary>
    static double Classical(AuditSubject subject, double x)
    {
        var h = 6.055e-6 * Math.Max(1, Math.Abs(x));
        return (subject.PlainFunction(x, h) - subject.PlainFunction(x, -h)) / (2 * h);
    }

    static DoubleDouble Larger(DoubleDouble a, DoubleDouble b) => a < b ? b : a;

    /// <summary>A row with what its verdict rests on.</summary>
    public sealed record Judged(AuditRow Row, Estimate Claim, Estimate Reference)
    {
        /// <summary>No bound is taken for sharper than the number system.</summary>
        const int Bits = 106;

        /// <summary>Error over allowed bound, as a binary logarithm; -inf for no error.</summary>
        public double Excess { get; } = !Claim.Value.IsFinite ? double.PositiveInfinity
            : !Reference.IsKnown || Claim.DistanceTo(Reference).IsZero ? double.NegativeInfinity
            : Claim.DistanceTo(Reference).Log2Magnitude - Larger(
                Allowed(Claim) + Reference.Bound,
                Larger(Claim.Magnitude, Reference.Magnitude).ScaleByPowerOfTwo(-Bits)).Log2Magnitude;

        /// <summary>Error over the reference.</summary>
        public double RelativeError => (Claim.DistanceTo(Reference) / Reference.Magnitude).ToDouble();
    }
}
