using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>Holds what an activation states of its values against them; it is stated for the default parameters.</summary>
static class StatedClaims
{
    /// <summary>A function without an end is still growing here.</summary>
    public const double FarOut = 1e30;

    /// <summary>At most one finding for each claim: the range, whether f rises, how it lies about 0.</summary>
    public static IEnumerable<(string Kind, double X, string Message)> Faults(Activation activation)
    {
        var info = activation.Info;
        if (info.Parameters.Any(p => activation.Parameters.Text(p.Name) != p.Default))
        {
            return [];
        }

        double Value(double x) => activation.Forward(DoubleDouble.Of(x)).ToDouble();
        var values = AuditGrid.Points(-745, 745).Prepend(-FarOut).Append(FarOut).Select(x => (X: x, Value: Value(x))).ToList();
        return RangeClaim.Faults(info.Range, values)
            .Concat(ShapeClaim.MonotoneFaults(info.IsMonotone, values))
            .Concat(ShapeClaim.CentreFaults(info.Centre, values, Value));
    }
}
