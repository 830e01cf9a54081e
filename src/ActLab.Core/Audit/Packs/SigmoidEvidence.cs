using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Packs;

/// <summary>What is true of the sigmoid's gradient.</summary>
static class SigmoidEvidence
{
    /// <summary>Where the output is 0.5 the gradient is largest.</summary>
    public static AuditResult AtOneHalf(AuditOptions options, CancellationToken cancellation)
    {
        var sigmoid = PublishedMistakes.Find("sigmoid");
        double Slope(double x) => sigmoid.Derivative(DoubleDouble.Of(x)).ToDouble();
        var others = AuditGrid.Points(options.From, options.To).Where(x => Math.Abs(x) >= 1.0 / 16).ToList();
        var (next, lowest) = (others.MaxBy(Slope), others.MinBy(Slope));
        var output = sigmoid.Forward(DoubleDouble.Zero).ToDouble();
        return PublishedMistakes.Refuted(0,
            $"the output is {Text.Of(output)} at x = 0, and there the gradient is {Text.Of(Slope(0))}, its largest value: "
            + $"it is at most {Text.Of(Slope(next))} at the {others.Count} points with |x| >= 1/16, and saturates where the output nears 0 or 1, "
            + $"{sigmoid.Derivative(DoubleDouble.Of(lowest)).ToString(3)} at x = {Text.Of(lowest)}");
    }

    /// <summary>The gradient of the sigmoid is small but not 0; that of ReLU is exactly 0. What flushes is the number type.</summary>
    public static AuditResult NeverDies(AuditOptions options, CancellationToken cancellation)
    {
        var (sigmoid, relu) = (PublishedMistakes.Find("sigmoid"), PublishedMistakes.Find("relu"));
        var points = AuditGrid.Points(options.From, options.To);
        var zeros = points.Count(x => sigmoid.Derivative(DoubleDouble.Of(x)).IsZero);
        var least = points.MinBy(x => sigmoid.Derivative(DoubleDouble.Of(x)));
        var negative = points.Where(x => x < 0).ToList();
        var dead = negative.Count(x => relu.Derivative(DoubleDouble.Of(x)).IsZero);
        return PublishedMistakes.Refuted(least,
            $"sigmoid' is exactly 0 at {zeros} of {points.Length} points, its least value is "
            + $"{sigmoid.Derivative(DoubleDouble.Of(least)).ToString(3)} at x = {Text.Of(least)}; relu' is exactly 0 at {dead} of {negative.Count} points "
            + $"below 0; only rounding brings a sigmoid to 0, in float32 below x = {LastNonzeroSingle(sigmoid):R}");
    }

    /// <summary>The least float whose sigmoid, correctly rounded to float, is not 0.</summary>
    static float LastNonzeroSingle(Activation sigmoid)
    {
        var (zero, nonzero) = (-200f, -10f);
        while (MathF.BitIncrement(zero) < nonzero)
        {
            var middle = (zero + nonzero) / 2;
            (zero, nonzero) = sigmoid.Forward(DoubleDouble.Of(middle)).ToSingle() == 0 ? (middle, nonzero) : (zero, middle);
        }

        return nonzero;
    }
}
