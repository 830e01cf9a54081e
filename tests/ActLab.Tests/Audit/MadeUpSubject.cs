using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Expressions;
using ActLab.Core.Numbers;

namespace ActLab.Tests.Audit;

/// <summary>A subject of which every part can be made up by itself; by default x^2 with the claim 2x, of which only numbers are a witness.</summary>
sealed class MadeUpSubject : AuditSubject
{
    public static Expression[] Formulas(params string[] texts) => [.. texts.Select(text => Expression.Parse(text))];

    public Func<double, double, Bounded> F { get; init; } = (x, t) => (Bounded.Of(x) + Bounded.Of(t)) * (Bounded.Of(x) + Bounded.Of(t));

    public Func<double, Bounded> Df { get; init; } = x => Bounded.Of(2 * x);

    public Func<double, double>? Plain { get; init; }

    public string[] At { get; init; } = [];

    public string[] ClaimAt { get; init; } = [];

    public string[] PolesAt { get; init; } = [];

    public string[] Turns { get; init; } = [];

    public double Longest { get; init; } = double.PositiveInfinity;

    public Kink[]? Kinks { get; init; }

    public Predicate<double> Jumps { get; init; } = _ => false;

    public Func<double, double>? Textbook { get; init; }

    public Predicate<double> OverflowsAt { get; init; } = _ => false;

    public Predicate<double> CancelsAt { get; init; } = _ => false;

    public bool Answers { get; init; }

    public (string Kind, double X, string Message)[] Others { get; init; } = [];

    public override string Activation => "made-up";

    public override string Name => "derivative";

    public override string Command => "again";

    internal override IEnumerable<Expression> Switches => Formulas(At);

    internal override IEnumerable<Expression> ClaimSwitches => Formulas(ClaimAt);

    internal override IEnumerable<Expression> Singularities => Formulas(PolesAt);

    internal override IEnumerable<Expression> Angles => Formulas(Turns);

    internal override IReadOnlyList<Kink>? Declared => Kinks;

    internal override bool JumpsAt(Crossing crossing) => Jumps(crossing.X);

    internal override IEnumerable<(string Kind, double X, string Message)> OtherFaults => Others;

    internal override double LongestStep => Longest;

    internal override bool AnswersSpecialValues => Answers;

    internal override Bounded Claim(double x) => Df(x);

    internal override double PlainClaim(double x) => Plain is { } plain ? plain(x) : Df(x).Value.ToDouble();

    internal override Bounded Function(double x, double t) => F(x, t);

    internal override double PlainFunction(double x, double t) => F(x, t).Value.ToDouble();

    internal override IEnumerable<(string Witness, Bounded Value)> Automatic(double x) =>
        Textbook is { } text ? [(Witness.TextbookDerivative, Bounded.Of(text(x)))] : [];

    internal override bool Overflows(double x) => OverflowsAt(x);

    internal override bool Cancels(double x) => CancelsAt(x);
}
