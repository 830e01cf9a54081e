using ActLab.Core.Expressions;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>A derivative that someone claims, and the function it is claimed for.</summary>
public abstract class AuditSubject
{
    /// <summary>Identifier of the activation, or "formula".</summary>
    public abstract string Activation { get; }

    /// <summary>What of it is audited.</summary>
    public abstract string Name { get; }

    /// <summary>The command that audits this subject, without a range.</summary>
    public abstract string Command { get; }

    /// <summary>Formulas whose sign changes where the function has a kink.</summary>
    internal virtual IEnumerable<Expression> Switches => [];

    /// <summary>Formulas at whose zeros the function may have no value or no derivative.</summary>
    internal virtual IEnumerable<Expression> Singularities => [];

    /// <summary>Formulas of which the function takes sines or cosines: where they grow fast, it oscillates.</summary>
    internal virtual IEnumerable<Expression> Angles => [];

    /// <summary>Formulas whose sign changes where the claim takes another branch.</summary>
    internal virtual IEnumerable<Expression> ClaimSwitches => [];

    /// <summary>The kinks that the claim admits to; null if it makes no statement on them.</summary>
    internal virtual IReadOnlyList<Kink>? Declared => null;

    /// <summary>Whether the function is known to jump there without a declaration, which then is no finding.</summary>
    internal virtual bool JumpsAt(Crossing crossing) => false;

    /// <summary>What is wrong with further claims on the function, as that of its range.</summary>
    internal virtual IEnumerable<(string Kind, double X, string Message)> OtherFaults => [];

    /// <summary>The longest displacement over which the function may be taken to be smooth.</summary>
    internal virtual double LongestStep => double.PositiveInfinity;

    /// <summary>The share of the largest derivative below which witnesses need not tell differences.</summary>
    internal virtual double Resolution => 0;

    /// <summary>Whether NaN and the infinities have to be answered.</summary>
    internal virtual bool AnswersSpecialValues => true;

    /// <summary>The claimed derivative.</summary>
    internal abstract Bounded Claim(double x);

    /// <summary>The claimed derivative as double arithmetic gives it.</summary>
    internal abstract double PlainClaim(double x);

    /// <summary>The function near x, displaced by t along the line of differentiation; t is 0 or plus or minus a power of two.</summary>
    internal abstract Bounded Function(double x, double t);

    /// <summary>The function near x in double.</summary>
    internal abstract double PlainFunction(double x, double t);

    /// <summary>The derivatives found automatically, by witness.</summary>
    internal abstract IEnumerable<(string Witness, Bounded Value)> Automatic(double x);

    /// <summary>Whether an intermediate result of the claim overflows in double at x.</summary>
    internal virtual bool Overflows(double x) => false;

    /// <summary>Whether the claim subtracts nearly equal numbers at x.</summary>
    internal virtual bool Cancels(double x) => false;

    /// <summary>Whether rounding, even in double-double, decides which branch is taken at x.</summary>
    internal bool IsBranchUncertain(double x) => Switches.Concat(ClaimSwitches).Select(s => s.Evaluate(Bounded.Of(x)))
        .Any(s => !s.Error.IsZero && DoubleDouble.Abs(s.Value) <= s.Error);

    /// <summary>x + t; without an error bound where the sum is exact, which 106 bits allow over a wide span.</summary>
    private protected static Bounded Moved(double x, double t)
    {
        if (x == 0 || t == 0)
        {
            return Bounded.Of(x + t);
        }

        var (high, low) = (Math.Max(Math.ILogB(x), Math.ILogB(t)), Math.Min(Math.ILogB(x) - 52, Math.ILogB(t)));
        return high - low < 105 ? Bounded.Exact(DoubleDouble.Of(x) + DoubleDouble.Of(t)) : Bounded.Of(x) + Bounded.Of(t);
    }
}

/// <summary>The names of the witnesses.</summary>
public static class Witness
{
    /// <summary>Numeric differentiation in double-double with an error bound.</summary>
    public const string Numeric = "numeric";

    /// <summary>Automatic differentiation of the textbook expression.</summary>
    public const string Textbook = "automatic-textbook";

    /// <summary>Automatic differentiation of the formula as the program computes it.</summary>
    public const string Formula = "automatic-formula";

    /// <summary>The textbook derivative: it can refute a claim but decides nothing, being a claim itself.</summary>
    public const string TextbookDerivative = "textbook-derivative";

    /// <summary>Automatic differentiation of the textbook derivative, for second derivatives.</summary>
    public const string DerivedTextbookDerivative = "automatic-textbook-derivative";
}
