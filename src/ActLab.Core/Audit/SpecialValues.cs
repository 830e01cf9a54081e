using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>NaN must give NaN, and an infinity the finite limit where there is one.</summary>
static class SpecialValues
{
    /// <summary>Far enough out for every derivative that has a finite limit to have reached it in double.</summary>
    const double FarOut = 1e300;

    /// <summary>A derivative this large out there has no finite limit.</summary>
    const double NoLimit = 1e100;

    /// <summary>The wrong answers.</summary>
    public static IEnumerable<(string Kind, double X, string Message)> Of(AuditSubject subject)
    {
        foreach (var x in (double[])[double.NaN, double.NegativeInfinity, double.PositiveInfinity])
        {
            var got = subject.PlainClaim(x);
            var limit = double.IsNaN(x) ? x : subject.Claim(Math.CopySign(FarOut, x)).Value.ToDouble();
            var right = Math.Abs(limit) > NoLimit ? !double.IsNaN(got) : got.Equals(limit) || Ulp.UlpsOfDouble(got, DoubleDouble.Of(limit)) == 0;
            if (!right)
            {
                yield return (FindingKind.SpecialValue, x, $"at x = {Text.Of(x)} the answer is {Text.Of(got)}, it must be {Text.Of(limit)}");
            }
        }
    }
}
