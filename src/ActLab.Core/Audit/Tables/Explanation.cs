namespace ActLab.Core.Audit.Tables;

/// <summary>What most likely made some points wrong or inaccurate.</summary>
/// <param name="Kind">One of <see cref="FindingKind"/>.</param>
/// <param name="Cause">The cause in words, as the beginning of a sentence.</param>
/// <param name="Points">The points it explains, at least one.</param>
/// <param name="Fails">Whether the error is more than rounding in a correct formula explains.</param>
sealed record Explanation(string Kind, string Cause, IReadOnlyList<TablePoint> Points, bool Fails = true)
{
    /// <summary>The point that shows it best: the largest error over what is allowed.</summary>
    public TablePoint Worst => Fails
        ? Points.MaxBy(p => (p.Size / p.Allowed, -Math.Abs(p.X)))!
        : Points.MaxBy(p => (p.Ulps, -Math.Abs(p.X)))!;
}
