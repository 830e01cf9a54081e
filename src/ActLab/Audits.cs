using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Formulas;
using ActLab.Core.Kernels;

namespace ActLab;

/// <summary>The audits that commands, screens and reports run on an activation of the catalogue.</summary>
public static class Audits
{
    /// <summary>Everything the activation claims: its derivative, and that by its learnable parameter.</summary>
    public static IEnumerable<AuditSubject> SubjectsOf(Activation activation)
    {
        yield return activation is UserActivation own ? own.Subject : new ActivationSubject(activation, x => Scalar.Derivative(activation, x));
        if (activation.Learnable is { } learnable)
        {
            yield return new ParameterSubject(activation, learnable, x => Scalar.DerivativeByParameter(learnable, x));
        }
    }

    /// <summary>The second derivative of the activation.</summary>
    public static IEnumerable<AuditSubject> SecondOf(Activation activation) =>
        [new SecondDerivativeSubject(activation, x => Scalar.SecondDerivative(activation, x))];

    /// <summary>The verdict of several audits: the most severe; of none, as after an early interrupt, nothing is known.</summary>
    public static Verdict Overall(IEnumerable<AuditResult> results) =>
        results.Select(r => r.Verdict).DefaultIfEmpty(Verdict.Inconclusive).Max();
}
